"""Files and text to typed values: every error in Chinese with file, line and field, and no value repeated."""

import json
import os
import re
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, Field, RootModel, ValidationError, model_validator
from pydantic_core.core_schema import ErrorType

from config.errors import SENTENCES, BadInput, BadInputs, problems_of
from config.reading import locate_file, read_as, read_file, read_folder, read_text
from config.schema.base import Clause, Key, Line, StepKey, Strict
from config.yaml_text import parse, parse_json, parse_json_lines


class Colour(StrEnum):
    RED = "red"
    YELLOW = "yellow"


class Move(Strict):
    action: Key
    source: StepKey = Field(alias="from")
    weight: Literal["bars", "flags"] = "bars"


class Phone(Strict):
    kind: Literal["phone"]
    number: Annotated[str, Field(pattern=r"^1[0-9]{10}$")]


class Mail(Strict):
    kind: Literal["mail"]
    address: Line


class Sample(Strict):
    title: Line = "样例"
    clause: Clause = "行政处罚法44"
    days: Annotated[int, Field(ge=1, le=90)] = 7
    public: bool = True
    since: date = date(2026, 1, 1)
    plain: Annotated[str, Field(max_length=5)] = ""
    colour: Colour = Colour.RED
    moves: tuple[Move, ...] = ()
    named: dict[Key, Move] = Field(default_factory=dict)
    reach: Annotated[Phone | Mail, Field(discriminator="kind")] | None = None
    limit: Move | int | None = None

    @model_validator(mode="after")
    def _no_secret(self) -> "Sample":
        if self.title == "秘密":
            raise ValueError("标题不能是这个词")
        return self


def told(text: str) -> list[str]:
    with pytest.raises(BadInputs) as caught:
        read_as(Sample, parse(text, "config/x.yaml"))
    return [str(problem) for problem in caught.value.problems]


WRONG = [
    ("moves:\n  - action: a\n", "config/x.yaml 第2行 moves.0.from：缺少这一必填项，请补上"),
    ("titel: a\n", "config/x.yaml 第1行 titel：没有这个字段，请删除或改正；是否想写“title”？"),
    (
        "named:\n  a:\n    action: b\n    from: decide.x\n    qqq: 1\n",
        "config/x.yaml 第5行 named.a.qqq：没有这个字段，请删除或改正；此处可用：action、from、weight",
    ),
    (
        "moves:\n  - {action: a, from: decide.x}\n  - action: a\n    form: decide.x\n    from: decide.x\n",
        "config/x.yaml 第4行 moves.1.form：没有这个字段，请删除或改正；是否想写“from”？",
    ),
    (
        "moves:\n  - action: Give\n    from: decide.x\n",
        "config/x.yaml 第2行 moves.0.action：只能用小写英文字母、数字和下划线，并以字母开头",
    ),
    (
        "moves:\n  - action: a\n    from: decided.x\n",
        "config/x.yaml 第3行 moves.0.from：应写成“阶段.步骤”，阶段为 prompt、inspect、decide、serve、visit、close 之一",
    ),
    (
        "clause: 行政处罚法 44\n",
        "config/x.yaml 第1行 clause：条文应写成简称加条号，如 行政处罚法44、行政处罚法64(二)，中间没有空格",
    ),
    (
        "named:\n  Bad Key: {action: a, from: decide.x}\n",
        "config/x.yaml 第2行 named.Bad Key：键名不对，只能用小写英文字母、数字和下划线，并以字母开头",
    ),
    (
        "moves:\n  - action: a\n    from: decide.x\n    weight: flag\n",
        "config/x.yaml 第4行 moves.0.weight：只能是下列之一：bars、flags；是否想写“flags”？",
    ),
    ("colour: 13800000000x\n", "config/x.yaml 第1行 colour：只能是下列之一：red、yellow"),
    ("days: '7'\n", "config/x.yaml 第1行 days：应为整数：用半角数字，不加引号"),
    ("days: ７\n", "config/x.yaml 第1行 days：应为整数：用半角数字，不加引号"),
    ("days: 0\n", "config/x.yaml 第1行 days：不得小于1"),
    ("days: 91\n", "config/x.yaml 第1行 days：不得大于90"),
    ("days:\n", "config/x.yaml 第1行 days：不能为空；应为整数：用半角数字，不加引号"),
    ("public: no\n", "config/x.yaml 第1行 public：应为 true 或 false（no、yes、on、off 都不算）"),
    ("public: 1\n", "config/x.yaml 第1行 public：应为 true 或 false（no、yes、on、off 都不算）"),
    ("since: 2026-02-30\n", "config/x.yaml 第1行 since：日期应写成 2026-03-02 的样子，且确有这一天"),
    ("since: 20260302\n", "config/x.yaml 第1行 since：日期应写成 2026-03-02 的样子，且确有这一天"),
    ("title: 12\n", "config/x.yaml 第1行 title：应为文字；号码、日期等请加引号"),
    ("title: ''\n", "config/x.yaml 第1行 title：不能为空"),
    ("title: 秘密\n", "config/x.yaml 第1行：标题不能是这个词"),
    ("plain: abcdef\n", "config/x.yaml 第1行 plain：太长：最多5个字，请删减"),
    ("moves: {a: 1}\n", "config/x.yaml 第1行 moves：应为列表：每项一行，以“- ”开头"),
    ("moves: [a]\n", "config/x.yaml 第1行 moves.0：应为一组“字段: 值”"),
    ("named: []\n", "config/x.yaml 第1行 named：应为一组“字段: 值”"),
    ("- a\n", "config/x.yaml 第1行：应为一组“字段: 值”"),
    ("", "config/x.yaml 第1行：不能为空；应为一组“字段: 值”"),
    ("reach:\n  kind: mial\n", "config/x.yaml 第2行 reach.kind：只能是下列之一：phone、mail；是否想写“mail”？"),
    ("reach:\n  number: a\n", "config/x.yaml 第1行 reach.kind：缺少这一必填项，无法判断是哪一种"),
    (
        "reach:\n  kind: phone\n  number: '138'\n",
        "config/x.yaml 第3行 reach.number：格式不对，应符合规则 ^1[0-9]{10}$",
    ),
    (
        "reach:\n  kind: mail\n  adress: a@b\n  address: a@b\n",
        "config/x.yaml 第3行 reach.adress：没有这个字段，请删除或改正；是否想写“address”？",
    ),
    (
        "limit:\n  action: a\n  from: decide.x\n  wieght: bars\n",
        "config/x.yaml 第4行 limit.wieght：没有这个字段，请删除或改正；是否想写“weight”？",
    ),
]


@pytest.mark.parametrize(("text", "sentence"), WRONG)
def test_an_error_names_file_line_field_and_what_to_do(text: str, sentence: str) -> None:
    assert sentence in told(text)


def test_everything_wrong_is_told_at_once_and_nothing_twice() -> None:
    sentences = told("days: 0\npublic: no\nsince: x\nmoves: [{}]\n")
    assert [sentence.split("：")[0] for sentence in sentences] == [
        "config/x.yaml 第1行 days",
        "config/x.yaml 第2行 public",
        "config/x.yaml 第3行 since",
        "config/x.yaml 第4行 moves.0.action",
        "config/x.yaml 第4行 moves.0.from",
    ]


class Both(Strict):
    all: "tuple[Formula, ...]"


class Either(Strict):
    any: "tuple[Formula, ...]"


Formula = Both | Either | Key


class Gate(Strict):
    when: Formula


def test_of_a_choice_only_the_branch_that_was_meant_is_told() -> None:
    text = "when:\n  all:\n    - a\n    - any:\n        - b\n        - all: [Bad]\n        - 3\n"
    with pytest.raises(BadInputs) as caught:
        read_as(Gate, parse(text, "x.yaml"))
    assert {(problem.line, problem.field) for problem in caught.value.problems} == {
        (6, "when.all.1.any.1.all.0"),
        (7, "when.all.1.any.2"),
    }


def test_no_value_is_repeated_in_a_message_or_in_the_chain_of_errors() -> None:
    secret = "13812345678"
    wrong = f"title: {secret}\nplain: '{secret}'\ncolour: '{secret}'\nreach: {{kind: '{secret}'}}\nsince: '{secret}'\n"
    with pytest.raises(BadInputs) as caught:
        read_as(Sample, parse(wrong, "x"))
    assert len(caught.value.problems) == 5
    assert secret not in f"{caught.value!s}{caught.value!r}"
    assert caught.value.__cause__ is caught.value.__context__ is None


def test_a_part_of_a_document_is_read_with_the_places_of_the_whole() -> None:
    located = parse("first:\n  days: 3\nsecond:\n  - days: 5\n  - days: x\n", "config/x.yaml")
    assert read_as(Sample, located, ("second", 0)).days == 5
    with pytest.raises(BadInput, match=r"第5行 second\.1\.days"):
        read_as(Sample, located, ("second", 1))
    with pytest.raises(BadInput, match=r"第3行 second\.2：缺少"):
        read_as(Sample, located, ("second", 2))


def test_a_good_text_becomes_a_strict_frozen_value() -> None:
    text = "title: 普通程序\nsince: 2026-03-02\ncolour: yellow\nmoves:\n  - {action: a, from: decide.x}\nlimit: 3\n"
    sample = read_as(Sample, parse(text, "x"))
    assert (sample.since, sample.colour, sample.limit) == (date(2026, 3, 2), Colour.YELLOW, 3)
    assert sample.moves == (Move.model_validate({"action": "a", "from": "decide.x"}),)


def test_json_and_json_lines_are_told_the_same_way() -> None:
    with pytest.raises(BadInput, match=r"x\.json 第2行 days："):
        read_as(Sample, parse_json('{\n"days": 0}', "x.json"))
    many = RootModel[tuple[Sample, ...]]
    with pytest.raises(BadInput, match=r"x\.jsonl 第3行 1\.days："):
        read_as(many, parse_json_lines('{"days": 1}\n\n{"days": 0}\n', "x.jsonl"))


def test_the_sentences_belong_to_error_types_that_exist() -> None:
    assert set(SENTENCES) <= set(get_args(ErrorType))


class Unusual(Strict):
    pairs: tuple[int, str] = (1, "a")
    some: frozenset[str] = frozenset()
    ratio: float = 0.5
    few: Annotated[list[int], Field(min_length=1, max_length=2)] = Field(default_factory=lambda: [1])
    step: Annotated[int, Field(multiple_of=5, gt=0, lt=100)] = 5
    loose: tuple[Move | Phone, ...] = ()


@pytest.mark.parametrize(
    "text",
    [
        *('{"pairs": [1]}', '{"pairs": ["a", 1]}', '{"pairs": [1, "a", 3]}', '{"some": [1]}', '{"some": 1}'),
        *('{"few": []}', '{"few": [1, 2, 3]}', '{"few": 1}', '{"step": 3}', '{"step": 0}', '{"step": 100}'),
        *('{"ratio": "a"}', '{"loose": [{"kind": "phone", "number": 1}]}', '{"loose": [1]}', '{"loose": [[]]}'),
    ],
)
def test_rarer_errors_are_told_in_chinese_with_a_place_that_exists(text: str) -> None:
    with pytest.raises(BadInputs) as caught:
        read_as(Unusual, parse_json(text, "x.json"))
    for problem in caught.value.problems:
        assert re.search("[\u4e00-\u9fff]", problem.problem)
        assert "请核对（" not in problem.problem
        assert not {"Move", "Phone", "int"} & set(problem.field.split("."))


def test_a_payload_without_a_file_is_explained_by_the_same_sentences() -> None:
    payload: dict[str, Any] = {"moves": [{"action": "a"}]}
    try:
        Sample.model_validate_json(json.dumps(payload))
    except ValidationError as error:
        found = problems_of(error, Sample, payload)
    assert found == ((("moves", 0, "from"), "缺少这一必填项，请补上"),)


# ---- files ----------------------------------------------------------------------------------------------------------


def written(path: Path, content: bytes | str = "days: 3\n") -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def refused(path: Path) -> str:
    with pytest.raises(BadInput) as caught:
        read_file(path, Sample)
    assert caught.value.source == str(path)
    return str(caught.value)


def test_files_are_read_by_the_format_their_name_tells(tmp_path: Path) -> None:
    assert read_file(written(tmp_path / "a.yaml"), Sample).days == 3
    assert read_file(written(tmp_path / "a.json", '{"days": 4}'), Sample).days == 4
    assert locate_file(written(tmp_path / "a.jsonl", '{"days": 4}\n{}\n')).data == [{"days": 4}, {}]
    assert "结尾" in refused(written(tmp_path / "a.txt"))


def test_the_mark_that_notepad_writes_is_dropped_once(tmp_path: Path) -> None:
    assert read_file(written(tmp_path / "a.yaml", b"\xef\xbb\xbfdays: 3\r\n"), Sample).days == 3
    assert "U+FEFF" in refused(written(tmp_path / "b.yaml", b"\xef\xbb\xbf\xef\xbb\xbfdays: 3\n"))


def test_a_file_that_is_not_utf8_is_refused_with_its_line(tmp_path: Path) -> None:
    error = refused(written(tmp_path / "a.yaml", b"days: 3\ntitle: " + "标题".encode("gbk") + b"\n"))
    assert "第2行" in error
    assert "UTF-8" in error


def test_what_is_not_a_readable_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")
    assert "不存在" in refused(tmp_path / "none.yaml")
    assert "文件" in refused(tmp_path / "folder.yaml")
    assert "普通文件" in refused(tmp_path / "pipe.yaml")
    assert "文件" in refused(written(tmp_path / "a.yaml") / "b.yaml")
    assert "太大" in refused(written(tmp_path / "big.yaml", b"a" * 10_000_000))


def test_a_link_may_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "config"
    folder.mkdir()
    outside = written(tmp_path / "outside.yaml")
    (folder / "link.yaml").symlink_to(outside)
    with pytest.raises(BadInput, match="目录之外"):
        read_folder(folder, Sample)
    (folder / "link.yaml").unlink()
    (folder / "link.yaml").symlink_to(written(folder / "real.yaml"))
    assert set(read_folder(folder, Sample)) == {"link", "real"}
    (folder / "link.yaml").unlink()
    (folder / "link.yaml").symlink_to(folder / "none.yaml")
    with pytest.raises(BadInput, match="不存在"):
        read_folder(folder, Sample)
    with pytest.raises(BadInput, match="目录之外"):
        read_text(folder / ".." / "outside.yaml", inside=folder)


def test_a_folder_gives_its_values_by_name_in_order(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yaml", ".hidden.yaml", "README.md", "a.yaml~"):
        written(tmp_path / name)
    (tmp_path / "sub").mkdir()
    assert list(read_folder(tmp_path, Sample)) == ["a", "b"]


def test_a_folder_reports_all_its_bad_files_and_those_that_only_look_right(tmp_path: Path) -> None:
    written(tmp_path / "a.yaml", "days: 0\npublic: no\n")
    written(tmp_path / "b.yaml", "days: 1\ndays: 2\n")
    written(tmp_path / "c.yaml")
    written(tmp_path / "d.yml")
    with pytest.raises(BadInputs) as caught:
        read_folder(tmp_path, Sample)
    found = [(Path(problem.source).name, problem.line, problem.field) for problem in caught.value.problems]
    assert found == [("a.yaml", 1, "days"), ("a.yaml", 2, "public"), ("b.yaml", 2, "days"), ("d.yml", None, "")]
    with pytest.raises(BadInput, match="目录不存在"):
        read_folder(tmp_path / "none", Sample)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    data=st.dictionaries(
        st.sampled_from([*Sample.model_fields, "titel", "字"]),
        st.recursive(
            st.none()
            | st.booleans()
            | st.integers(-9, 99)
            | st.sampled_from(["a", "phone", "bars", "2026-01-01", "字"]),
            lambda inner: (
                st.lists(inner, max_size=2)
                | st.dictionaries(st.sampled_from(["action", "from", "kind", "number", "a", "B"]), inner, max_size=3)
            ),
            max_leaves=6,
        ),
        max_size=6,
    )
)
def test_any_data_gives_a_value_or_errors_with_a_line_and_a_chinese_sentence(data: dict[str, Any]) -> None:
    located = parse_json(json.dumps(data), "x.json")
    try:
        value: BaseModel = read_as(Sample, located)
    except BadInput as error:
        for problem in error.problems:
            assert problem.line == 1
            assert re.search("[\u4e00-\u9fff]", problem.problem)
            assert "请核对（" not in problem.problem
    else:
        assert isinstance(value, Sample)
