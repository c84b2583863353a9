"""Days, amounts, numbers, codes and kinds of old records: read exactly, or not at all."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from states.history.codes import check_identity, check_uscc, read_number
from states.history.written import Unreadable, broken, read_day, read_fen, read_kinds, read_name, split_head

TODAY = date(2026, 11, 24)


def read_each(read: Callable[..., Any], asked: Iterable[Any], *further: Any) -> dict[Any, Any]:
    """What is read from each text, or from each text in its unit; None where the reading is refused."""
    found: dict[Any, Any] = {}
    for one in asked:
        found[one] = None
        with suppress(Unreadable):
            found[one] = read(*one) if isinstance(one, tuple) else read(one, *further)
    return found


def test_a_day_is_read_in_every_form_the_files_use() -> None:
    asked = ["2024-01-05", "2024/1/5", "2024/01/05", "2024.1.5", "2024年1月5日", "2024年01月05日", "20240105", "２０２４－０１－０５",
     "2024-01-05 00:00:00", "2024-01-05T00:00:00", " 2024-01-05 ", "2024年 1月 5日"]  # fmt: skip
    assert read_each(read_day, asked, "gregorian") == dict.fromkeys(asked, date(2024, 1, 5))


def test_a_day_that_could_be_another_is_not_guessed() -> None:
    asked = ["01/05/2024", "5/1/24", "24-01-05", "113/01/05", "45296", "2024-02-30", "2024-13-01", "2024-01", "2024-01-05 16:00:00",
     "2024-01-05T16:00:00Z", "1899-12-31", "2200-01-01", "2024-1/5", "无", "约2024年"]  # fmt: skip
    assert read_each(read_day, asked, "gregorian") == dict.fromkeys(asked)


def test_a_roc_year_begins_in_1912() -> None:
    asked = ["113/01/05", "113-1-5", "113年1月5日", "民國113年1月5日", "1130105", "１１３/01/05"]
    assert read_each(read_day, asked, "roc") == dict.fromkeys(asked, date(2024, 1, 5))
    assert read_day("99/12/31", "roc") == date(2010, 12, 31)


def test_what_is_no_roc_day_is_not_made_one() -> None:
    asked = ["2024/01/05", "113/02/30", "9/1/5", "113/1"]
    assert read_each(read_day, asked, "roc") == dict.fromkeys(asked)


def test_an_amount_is_exact_in_the_unit_of_its_column() -> None:
    exact = {
        ("2.00", "wan_yuan"): 2_000_000,
        ("54.00", "wan_yuan"): 54_000_000,
        ("0.000001", "wan_yuan"): 1,
        ("42.717945", "wan_yuan"): 42_717_945,
        ("20,000", "yuan"): 2_000_000,
        ("1,234,567.89", "yuan"): 123_456_789,
        ("２０，０００", "yuan"): 2_000_000,
        ("￥30000", "yuan"): 3_000_000,
        ("人民币3218.18元", "yuan"): 321_818,
        ("3万元", "wan_yuan"): 3_000_000,
        ("0", "yuan"): 0,
        ("0.01", "yuan"): 1,
    }
    assert read_each(read_fen, exact) == exact


def test_an_amount_that_would_be_rounded_or_guessed_is_refused() -> None:
    asked = [("0.0000001", "wan_yuan"), ("0.001", "yuan"), ("3万元", "yuan"), ("30000元", "wan_yuan"), ("-5", "yuan"), ("1e5", "yuan"),
     ("1,5", "yuan"), ("12,34", "yuan"), ("3至5万", "wan_yuan"), ("伍万元", "wan_yuan"), ("0.30000000000000004", "yuan"),
     ("99999999999999999", "yuan"), ("10000000000.01", "yuan"), ("NaN", "yuan")]  # fmt: skip
    assert read_each(read_fen, asked) == dict.fromkeys(asked)
    assert read_fen("1 2", "yuan") == 1200, "a blank between digits is a thousands mark"


def test_every_whole_fen_survives_the_way_through_yuan_and_wan_yuan() -> None:
    """Sums of one to thirteen digits: around each power of ten, and some of each length."""
    around = {max(10**n + step, 0) for n in range(13) for step in range(-3, 4)}
    of_each_length = {int("314159265358979"[place:][:length]) for length in range(1, 13) for place in range(3)}
    sums = sorted({*around, *of_each_length, *range(101)} - {*range(10**12 + 1, 10**12 + 4)})

    written: dict[tuple[str, str], int] = {}
    for fen in sums:
        yuan, wan_yuan = Decimal(fen) / 100, Decimal(fen) / 1_000_000
        written |= {(f"{yuan:f}", "yuan"): fen, (f"{yuan:,f}", "yuan"): fen, (f"{wan_yuan:f}", "wan_yuan"): fen}
    assert (sums[0], sums[-1], len(sums) > 200) == (0, 10**12, True)
    assert read_each(read_fen, written) == written


def test_a_mainland_number_has_one_form() -> None:
    forms = {
        "京工商海处字【2018】第1583号": "京工商海处字〔2018〕第1583号",
        "(京)文执罚〔2018〕第40213号": "（京）文执罚〔2018〕第40213号",
        "德环罚字[2019]0013号": "德环罚字〔2019〕0013号",
        "德环罚字［2019］0013号": "德环罚字〔2019〕0013号",
        "德环罚字（2019）0013号": "德环罚字〔2019〕0013号",
        "济环罚字〔2020〕TQ第Q-4008号": "济环罚字〔2020〕TQ第Q-4008号",
        "金科罚决字〔２０２６〕第３号": "金科罚决字〔2026〕第3号",
    }
    assert read_each(read_number, forms, "mainland") == forms


def test_other_text_in_the_column_of_numbers_is_no_number() -> None:
    asked = ["未经备案网站提供互联网接入服务", "2018年第3号", "罚款", "京工商〔18〕3号", "京工商〔2018〕3"]
    assert read_each(read_number, asked, "mainland") == dict.fromkeys(asked)


def test_a_taiwan_number_is_read_without_its_blanks() -> None:
    asked = ["府勞條字第\n1050886318號", "108年府勞檢字1080065385號", "府社勞資字第1060034474號書函", "府社勞字第1050177322A、B、C號",
     "第1070090164號", "府勞檢字 第1080068183號", "基府社關罰貳1080275170", "府社勞字第1100071848C號"]  # fmt: skip
    assert read_each(read_number, asked, "taiwan") == {text: "".join(text.split()) for text in asked}


def test_a_check_digit_decides() -> None:
    assert check_uscc("91110000600037341L") == "91110000600037341L"
    assert check_identity("11010519491231002X", TODAY) == "11010519491231002X"
    for wrong in ("91110000600037341M", "9111000060003734", "I1110000600037341L"):
        with pytest.raises(Unreadable):
            check_uscc(wrong)
    for wrong in ("110105194912310021", "11010520301231002X", "110105491231002"):
        with pytest.raises(Unreadable):
            check_identity(wrong, TODAY)


def test_kinds_are_told_apart_and_an_order_to_correct_is_none() -> None:
    assert read_kinds("罚款;没收违法所得") == (("罚款", "没收违法所得"), [])
    assert read_kinds('["罚款","责令改正"]') == (("罚款",), ["责令改正不是处罚种类"])
    assert read_kinds("其他（见处罚类别2）") == (("其他",), [])
    assert read_kinds("罚款30000元")[0] == ()
    assert len(read_kinds("罚款30000元")[1]) == 1


def test_a_name_is_not_a_penalty_nor_the_title_of_a_case() -> None:
    assert read_name(" 北京百度网讯科技有限公司\n") == "北京百度网讯科技有限公司"
    for text in ("罚款", "某公司未经批准从事网络出版服务案", "长" * 201):
        with pytest.raises(Unreadable):
            read_name(text)
    assert len(read_name("长" * 200)) == 200


@pytest.mark.parametrize(
    ("text", "name", "head"),
    [
        ("佲峯貿易有限公司(翁世勇)", "佲峯貿易有限公司", "翁世勇"),
        ("双春食品有限公司\n(張家綸)", "双春食品有限公司", "張家綸"),
        ("関山三八有限公司(謝幸延(清算人))", "関山三八有限公司", "謝幸延(清算人)"),
        ("(馬宗)毅通運有限公司(阮文玲)", "(馬宗)毅通運有限公司", "阮文玲"),
        ("焿大王志學店", "焿大王志學店", None),
    ],
)
def test_the_person_responsible_stands_in_the_last_brackets(text: str, name: str, head: str | None) -> None:
    assert split_head(text) == (name, head)


def test_lost_letters_are_seen() -> None:
    for name in ("?亭停車", "&#2013268056;師傅", "\ue000公司", "\ufffd"):
        assert broken(name)
    assert not broken("双邦實業股份有限公司")
    for text in ("(馬宗)", "公司)"):
        with pytest.raises(Unreadable):
            split_head(text)
