"""The strict YAML and JSON subset: nothing guessed, nothing expanded, every refusal with its line."""

import pickle
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from config import yaml_text
from config.errors import BadInput, BadInputs
from config.yaml_text import DEPTH_LIMIT, TEXT_LIMIT, each_json_line, parse, parse_json, parse_json_lines


@pytest.fixture(params=["C", "Python"], autouse=True)
def both_parsers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML may come without libyaml; the two parsers must keep the same promises."""
    monkeypatch.setattr(yaml_text, "LOADER", yaml.CSafeLoader if request.param == "C" else yaml.SafeLoader)


def refusal(text: str, parser: Any = parse) -> BadInput:
    with pytest.raises(BadInput) as caught:
        parser(text, "config/x.yaml")
    assert any("\u4e00" <= character <= "\u9fff" for character in caught.value.problem)
    return caught.value


WORDS = [
    *("no", "No", "NO", "yes", "on", "off", "y", "n", "True", "TRUE", "False", "Null", "NULL"),
    *("12:30", "1:20:30", "0123", "0x1f", "0o17", "1_000", "1e5", "1.5", ".nan", "-.inf", "+1", "00", "-01"),
    *("2026-03-02", "2026-03-02 09:00", "2026-03-02T09:00:00Z", "１２３", "٣", "1,000", "=", "a b"),
]


@pytest.mark.parametrize("word", WORDS)
def test_a_word_that_other_loaders_guess_at_stays_text(word: str) -> None:
    assert parse(f"a: {word}\n", "x").data == {"a": word}


@pytest.mark.parametrize(
    ("word", "value"),
    [
        *(("true", True), ("false", False), ("null", None), ("~", None), ("", None)),
        *(("0", 0), ("-7", -7), ("999999999999999999", 999_999_999_999_999_999)),
        *(('"5"', "5"), ("'true'", "true"), ('""', ""), ("'~'", "~"), ("|\n  12\n", "12\n"), (">-\n  no", "no")),
    ],
)
def test_only_these_words_are_more_than_text(word: str, value: object) -> None:
    data = parse(f"a: {word}\n", "x").data
    assert data == {"a": value}
    assert isinstance(data, dict)
    assert type(data["a"]) is type(value)


def test_a_number_too_long_for_a_column_is_refused_with_the_advice_to_quote_it() -> None:
    error = refusal("a: 1\nb: 4101051990010112345\n")
    assert (error.line, error.column, error.field) == (2, 4, "b")
    assert "加引号" in error.problem
    assert "41010519" not in str(error)


def test_keys_are_text_whatever_they_look_like() -> None:
    assert parse("2026: a\ntrue: b\nno: c\n", "x").data == {"2026": "a", "true": "b", "no": "c"}


def test_every_part_knows_its_line_and_column() -> None:
    text = "# 说明\ntitle: 普通程序\nmoves:\n  - action: a\n    from: b\n  - {action: c, from: d}\n"
    text += "  -\n    - 1\n    - x: 2\n"
    positions = parse(text, "x").positions
    assert positions[()] == (2, 1)
    assert positions[("moves",)] == (3, 1)
    assert positions[("moves", 0)] == (4, 5)
    assert positions[("moves", 0, "from")] == (5, 5)
    assert positions[("moves", 1)] == (6, 5)
    assert positions[("moves", 1, "from")] == (6, 17)
    assert positions[("moves", 2, 0)] == (8, 7)
    assert positions[("moves", 2, 1, "x")] == (9, 7)


def test_columns_count_characters_and_any_line_end_counts() -> None:
    assert parse("甲: {乙: 丙, 丁: 戊}\r\n己: 庚\r\n", "x").positions[("甲", "丁")] == (1, 11)
    assert parse("甲: 1\r\n己: 庚\r\n", "x").positions[("己",)] == (2, 1)


def test_a_missing_part_is_placed_where_the_part_around_it_stands() -> None:
    located = parse("a:\n  b:\n    c: 1\n", "config/x.yaml")
    assert located.place(("a", "b", "missing", 0)) == (2, 3)
    assert str(located.bad(("a", "b", "d"), "缺少")) == "config/x.yaml 第2行 a.b.d：缺少"


@pytest.mark.parametrize("text", ["", "# 只有说明\n", "---\n...\n"])
def test_an_empty_text_is_null(text: str) -> None:
    assert parse(text, "x").data is None
    assert parse(text, "x").place(()) is not None


def test_a_key_may_stand_only_once() -> None:
    error = refusal("moves:\n  - a: 1\n    'a': 2\n")
    assert (error.source, error.line, error.column, error.field) == ("config/x.yaml", 3, 5, "moves.0.a")
    assert str(error) == "config/x.yaml 第3行 moves.0.a：这个字段重复出现，请只保留一个"


ALIAS_BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + level)}: &{chr(98 + level)} [{','.join(['*' + chr(97 + level)] * 9)}]\n" for level in range(9)
)


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        (ALIAS_BOMB, 1, "引用"),
        ("a: 1\nb: *a\n", 2, "引用"),
        ("a: &x 1\n", 1, "引用"),
        ("&x a: 1\n", 1, "引用"),
        ("a: &x [1]\n", 1, "引用"),
        ("a: * 注意\n", 1, "引号"),
        ("a: {b: 1}\nc:\n  <<: {d: 1}\n", 3, "合并"),
        ("a: !!int 3\n", 1, "标签"),
        ("a: !!python/object/apply:os.system ['true']\n", 1, "标签"),
        ("a: ! x\n", 1, "标签"),
        ("a: 1\n---\nb: 2\n", 2, "一份"),
        ("---\n---\n", 2, "一份"),
        ("%YAML 1.1\n---\na: 1\n", 1, "指令"),
        ("%TAG ! tag:x,2000:\n---\na: 1\n", 1, "指令"),
        ("? [a]\n: 1\n", 1, "字段名"),
        ("? {a: 1}\n: 1\n", 1, "字段名"),
        ("'': 1\n", 1, "字段名"),
        ("? |\n  a\n  b\n: 1\n", 1, "字段名"),
        ("a:\n\tb: 1\n", 2, "Tab"),
        ("a: b: c\n", 1, "冒号"),
        ("a: 1\n  b: 2\n", 2, "冒号"),
        ("a: 1\nb：2\nc: 3\n", 3, "冒号"),
        ("a: [1, 2\nb: 3\n", 2, "括号"),
        ("a: 1\nb: 'x\nc: 1\n", 2, "引号"),
        ('a: "\\q"\n', 1, "反斜杠"),
        ("- 1\n-2\n", 3, "冒号"),
    ],
)
def test_what_a_reader_could_misunderstand_is_refused(text: str, line: int, word: str) -> None:
    error = refusal(text)
    assert error.line == line
    assert word in error.problem


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\u202e", "\ufeff", "\ud800"])
def test_hidden_characters_are_refused_where_they_stand(character: str) -> None:
    error = refusal(f"a: 1\r\nb: 甲{character}乙\n")
    assert (error.line, error.column) == (2, 5)
    assert f"U+{ord(character):04X}" in error.problem


@pytest.mark.parametrize("escape", ["\\0", "\\x07", "\\u202e", "\\e", "\\ud800", "\\UFFFFFFFF", "\\N"])
def test_hidden_characters_written_as_escapes_are_refused(escape: str) -> None:
    refusal(f'a: "x{escape}"\n')
    refusal(f'"x{escape}": 1\n')


def test_a_directive_with_an_endless_number_is_refused() -> None:
    refusal("%YAML 1." + "9" * 5000 + "\n---\na: 1\n")


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_depth_is_capped(opening: str) -> None:
    error = refusal(opening * 20_000)
    assert opening == "? " or "层" in error.problem


def test_depth_up_to_the_cap_is_fine() -> None:
    parse("[" * DEPTH_LIMIT + "]" * DEPTH_LIMIT, "x")
    parse_json("[" * DEPTH_LIMIT + "]" * DEPTH_LIMIT, "x")
    assert "层" in refusal("[" * (DEPTH_LIMIT + 1) + "]" * (DEPTH_LIMIT + 1)).problem
    assert "层" in refusal("[" * (DEPTH_LIMIT + 1) + "]" * (DEPTH_LIMIT + 1), parse_json).problem


@pytest.mark.parametrize("parser", [parse, parse_json])
def test_size_is_capped_in_bytes(parser: Any) -> None:
    assert "太大" in refusal('"' + "x" * 10_000_000 + '"', parser).problem
    assert "太大" in refusal('"' + "字" * (TEXT_LIMIT // 3 + 1) + '"', parser).problem
    parser('"' + "字" * (TEXT_LIMIT // 3) + '"', "x")


def test_json_gives_the_same_data_and_places_as_yaml() -> None:
    text = '{\n  "moves": [\n    {"action": "a\\u4e2d", "from": [1, -2, true, false, null, "no"]}\n  ]\n}\n'
    located = parse_json(text, "x.json")
    assert located.data == {"moves": [{"action": "a中", "from": [1, -2, True, False, None, "no"]}]}
    assert located.positions[("moves", 0, "from")] == (3, 27)
    assert located.positions == {**parse(text, "x").positions}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        *((f'{{"a":\n{number}}}', 2) for number in ("NaN", "Infinity", "-Infinity", "1.0", "1e5", "-0.0")),
        *((f'{{"a":\n{number}}}', 2) for number in ("1" * 19, "1" * 5000, "01", "+1", "１", "no")),
        ('{"a": 1,\n "a": 2}', 2),
        ('{"a": 1,\n "\\u0061": 2}', 2),
        ('{"": 1}', 1),
        ('{"a": "\\u0000"}', 1),
        ('{"a": "\\ud800"}', 1),
        ('{"a": 1,}', 1),
        ("{'a': 1}", 1),
        ('{"a": 1}\n{"a": 1}', 2),
        ('{"a": "x', 1),
        ('"\\' * 100_000, 1),
        ("[" * 100_000, 1),
        ("\ufeff{}", 1),
        ("", 1),
    ],
)
def test_json_is_taken_strictly(text: str, line: int) -> None:
    assert refusal(text, parse_json).line == line


def test_json_lines_count_the_lines_of_the_whole_text() -> None:
    located = parse_json_lines('{"a": 1}\r\n\n  \n{"b":  {"c": 2}}\n', "x.jsonl")
    assert located.data == [{"a": 1}, {"b": {"c": 2}}]
    assert located.positions[(1,)] == (4, 1)
    assert located.positions[(1, "b", "c")] == (4, 9)
    error = refusal('{"a": 1}\n\n{"a": 1, "a": 2}\n', parse_json_lines)
    assert (error.line, error.column) == (3, 10)
    assert refusal('{"a": 1}\n{"a": NaN}\n', parse_json_lines).line == 2
    assert refusal('{"a": 1}\n{"a":\n1}\n', parse_json_lines).line == 2
    assert parse_json_lines("", "x").data == []


def test_json_lines_can_be_read_one_by_one_before_a_bad_one() -> None:
    lines = each_json_line(iter(['{"a": 1}\n', '{"a": \x00}\n']), "x.jsonl")
    assert next(lines).data == {"a": 1}
    with pytest.raises(BadInput) as caught:
        next(lines)
    assert caught.value.line == 2


def test_errors_survive_the_way_back_from_a_child_process() -> None:
    one = BadInput("a.yaml", 3, 1, "b.c", "不对")
    several = BadInputs([one, BadInput("b.yaml", None, None, "", "不对")])
    assert str(pickle.loads(pickle.dumps(one))) == str(one) == "a.yaml 第3行 b.c：不对"  # noqa: S301
    assert str(pickle.loads(pickle.dumps(several))) == str(several) == "a.yaml 第3行 b.c：不对\nb.yaml：不对"  # noqa: S301
    assert [error.source for error in several.problems] == ["a.yaml", "b.yaml"]


def well_formed(data: object) -> bool:
    if isinstance(data, dict):
        return all(type(key) is str and well_formed(value) for key, value in data.items())
    return all(map(well_formed, data)) if isinstance(data, list) else data is None or type(data) in {str, int, bool}


PIECES = ["a", ": ", "- ", "\n", "  ", "{", "}", "[", "]", ",", "'", '"', "\\", "#", "&a", "*a", "!t", "|", ">", "<<"]
PIECES += [
    "? ",
    "%YAML 1.1",
    "---",
    "...",
    "\t",
    "\r",
    "no",
    "1",
    "-",
    "0",
    "é",
    "字",
    "\x00",
    "\ufeff",
    "@",
    "`",
    "\\u",
]
PIECES += ["true", "null", "NaN", '"a":', "1e5", "％", "：", "\\x", "\\UFFFF", "~", "\u2028", "%TAG ! x", "!<", "%zz"]
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=25).map("".join))


@pytest.mark.parametrize("parser", [parse, parse_json, parse_json_lines])
@settings(max_examples=300, deadline=None, derandomize=True)
@given(text=TEXTS)
def test_any_text_gives_a_value_or_a_bad_input_and_nothing_else(parser: Any, text: str) -> None:
    try:
        located = parser(text, "x")
    except BadInput:
        return
    assert well_formed(located.data)
    assert located.place(()) is not None


@settings(max_examples=300, deadline=None, derandomize=True)
@given(text=TEXTS)
def test_the_two_parsers_never_read_one_text_differently(text: str) -> None:
    read = []
    for loader in (yaml.CSafeLoader, yaml.SafeLoader):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(yaml_text, "LOADER", loader)
            try:
                read.append(parse(text, "x").data)
            except BadInput:
                return
    assert read[0] == read[1]


PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**18) + 1, 10**18 - 1)
    | st.text(st.characters(codec="utf-8"), max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("ab字1 ", min_size=1, max_size=4), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(data=PLAIN)
def test_what_pyyaml_writes_is_read_back(data: Any) -> None:
    text = yaml.safe_dump(data, allow_unicode=True)
    try:
        located = parse(text, "x")
    except BadInput as error:
        assert any(word in error.problem for word in ("控制字符", "引用"))  # noqa: PT017  # safe_dump names twins
        return
    assert located.data == data
