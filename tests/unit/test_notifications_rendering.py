"""Templates give exactly what they were given data for, or refuse and say what is missing."""

from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifications import rendering, wording
from notifications.rendering import TemplateRefused, check_template, missing_names, render, render_html

LAYOUT = {
    "layout.html.j2": "<html><title>{% block title %}文书{% endblock %}</title>\n"
    "{% block body %}{% endblock %}{% include 'foot.html.j2' %}</html>",
    "foot.html.j2": "<footer>{{ bureau }}</footer>",
    "other.html.j2": "{{ never_asked_for }}",
}
DOCUMENT = (
    '{% extends "layout.html.j2" %}\n{% block title %}{{ super() }}：决定{% endblock %}\n'
    "{% block body %}{{ party.name }}{% endblock %}"
)

# What an attacker, or a hurried admin, may write into a template. Each must be refused, whatever the data.
HOSTILE = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ party.__class__ }}",
    "{{ party['__class__']['__init__'] }}",
    "{{ party|attr('__class__') }}",
    "{{ (1).__class__ }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ lipsum.__globals__['os'].popen('id').read() }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ config }}",
    "{{ request.application.__globals__ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ range.__self__ }}",
    "{{ range(1).__class__ }}",
    "{% for x in [1] %}{{ loop.__class__ }}{% endfor %}",
    "{% for x in [1] %}{{ loop._iterable }}{% endfor %}",
    "{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}",
    "{{ '{0.__class__}'.format(1) }}",
    "{{ '%s' % 1 }}",
    "{{ ['{0.__class__}']|map('format', 1)|list }}",
    "{{ [party]|map(attribute='__class__')|list }}",
    "{{ [party]|join('', attribute='__class__') }}",
    "{{ party.name.upper() }}",
    "{{ party.update({'name': 'x'}) }}",
    "{{ items.append(1) }}",
    "{{ party.items() }}",
    "{{ party.keys }}",
    "{% set ns = namespace(x='a') %}{{ ns.x }}",
    "{% set party.name = 'x' %}",
    "{% macro m() %}a{% endmacro %}{{ m() }}",
    "{% call m() %}{% endcall %}",
    "{% filter upper %}a{% endfilter %}",
    "{% set x %}a{% endset %}{{ x }}",
    "{% autoescape false %}{{ party.name }}{% endautoescape %}",
    "{{ party.name|safe }}",
    "{{ party.name|default('x') }}",
    "{% if nothing is defined %}{% endif %}x",
    "{{ party.name ~ party.name }}",
    "{{ party.name + party.name }}",
    "{{ party.name * 1000000000 }}",
    "{{ 'a' * 1000000000 }}",
    "{{ [1] * 1000000000 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ 1 / 0 }}",
    "{{ 10 % 3 }}",
    "{{ true + 1 }}",
    "{{ -party.name }}",
    "{% for i in range(10000000) %}x{% endfor %}",
    "{% for a in [1] %}" * 4 + "{% endfor %}" * 4,
    "{% for a in range(1000) %}{% for b in range(1000) %}xxxxxxxxxx{% endfor %}{% endfor %}",
    "{% import 'layout.html.j2' as x %}",
    "{% from 'layout.html.j2' import x %}",
    "{% include '../../etc/passwd' %}",
    "{% include party.name %}",
    "{% include 'nowhere' ignore missing %}",
    "{% extends party.name %}",
    "{% extends 'nowhere' %}",
    "{{ 'shown' if party.gone }}",
    "{{ 'shown' if party.none }}",
    "{{ party.none }}",
    "{{ party.yes }}",
    "{{ party }}",
    "{{ items }}",
    "{{ party.none|join }}",
    "{{ [party.none]|join }}",
    "{{ items[7] }}",
    "{{ []|first }}",
    "{{ party.name|nosuchfilter }}",
    "{% if false %}{{ party.name|nosuchfilter }}{% endif %}x",
    "{% if party.name is nosuchtest %}{% endif %}x",
    "{{ party.name",
    "{% if party.name %}",
    "{{ loop }}",
    "{{ caller() }}",
    "{{ range }}",
    "{{ range() }}",
    "{{ range('9') }}",
    "{% debug %}",
    "{% do x %}",
    "{{ {}.__class__ }}",
    "{{ {'a': 1} }}",
]
CONTEXT: dict[str, Any] = {
    "party": {"name": "<b>甲</b>", "none": None, "yes": True},
    "items": ["一"],
    "bureau": "样例局",
}


@pytest.mark.parametrize("source", HOSTILE)
def test_a_hostile_template_is_refused_in_messages_and_in_documents(source: str) -> None:
    with pytest.raises(TemplateRefused):
        render(source, CONTEXT)
    with pytest.raises(TemplateRefused):
        render_html(source, CONTEXT, LAYOUT)


@pytest.mark.parametrize("source", HOSTILE)
def test_a_refusal_never_repeats_the_data(source: str) -> None:
    with pytest.raises(TemplateRefused) as refused:
        render(source, CONTEXT)
    assert "甲" not in str(refused.value)


@pytest.mark.parametrize(
    ("source", "name", "line"),
    [
        ("{{ party.phone }}", "phone", 1),
        ("您好\n{{ missing_one }}", "missing_one", 2),
        ("\n\n{% for x in absent %}{% endfor %}", "absent", 3),
        ("{% if absent %}{% endif %}", "absent", 1),
        ("{{ party.absent.deeper }}", "absent", 1),
        ("{{ absent|yuan }}", "absent", 1),
    ],
)
def test_a_missing_variable_is_named_with_its_line(source: str, name: str, line: int) -> None:
    with pytest.raises(TemplateRefused) as refused:
        render(source, CONTEXT, name="decision_served")
    assert refused.value.template == "decision_served"
    if "yuan" not in source:
        assert refused.value.detail == f"第 {line} 行：缺少变量 {name}"


def test_a_missing_variable_of_a_part_names_the_part() -> None:
    with pytest.raises(TemplateRefused, match=r"foot\.html\.j2 第 1 行：缺少变量 bureau"):
        render_html(DOCUMENT, {"party": {"name": "甲"}}, LAYOUT)


def test_a_message_is_plain_text_and_a_document_is_escaped() -> None:
    assert render("  {{ party.name }}，您好\n", CONTEXT) == "<b>甲</b>，您好"
    html = render_html(DOCUMENT, CONTEXT, LAYOUT)
    assert html == ("<html><title>文书：决定</title>\n&lt;b&gt;甲&lt;/b&gt;<footer>样例局</footer></html>")


def test_joined_texts_are_escaped_in_documents_only() -> None:
    source = "{{ names|join('、') }}"
    assert render(source, {"names": ["<a>", 2]}) == "<a>、2"
    assert render_html(source, {"names": ["<a>", 2]}, {}) == "&lt;a&gt;、2"


def test_a_key_named_like_a_method_is_data() -> None:
    assert render("{{ evidence.items }}{{ evidence.copy }}", {"evidence": {"items": "三件", "copy": 1}}) == "三件1"


def test_lists_loops_conditions_and_sums_work() -> None:
    source = """
{% for item in items %}
{{ loop.index }}. {{ item.name }}{% if not loop.last %}；{% else %}。{% endif %}

{% endfor %}
{% if none is none %}共 {{ items|length + 0 }} 项{% else %}错{% endif %}
{% for _ in range(2) %}＿{% endfor %}
"""
    context = {"items": [{"name": "照片"}, {"name": "笔录"}], "none": None}
    assert render(source, context) == "1. 照片；\n2. 笔录。\n共 2 项＿＿"


class Word(StrEnum):
    A = "a"


@pytest.mark.parametrize(
    "value", [1.5, Decimal(1), Word.A, (1,), {1: 2}, {"a": {"b": 1.0}}, [object()], b"x", {1}, print]
)
def test_only_plain_data_enters(value: Any) -> None:
    with pytest.raises(TemplateRefused):
        render("好", {"value": value})


def test_huge_data_and_huge_output_are_refused() -> None:
    with pytest.raises(TemplateRefused, match="数据过多"):
        render("好", {"x": [0] * (rendering.VALUES_MOST + 1)})
    with pytest.raises(TemplateRefused, match="超过"):
        render("{{ x }}", {"x": "长" * (rendering.MESSAGE_MOST + 1)})
    assert len(render("{{ x }}", {"x": "长" * rendering.MESSAGE_MOST})) == rendering.MESSAGE_MOST
    with pytest.raises(TemplateRefused, match="超过"):
        render(" " * (rendering.SOURCE_MOST + 1), {})
    nested: Any = "底"
    for _ in range(rendering.DEPTH_MOST + 1):
        nested = [nested]
    with pytest.raises(TemplateRefused, match="嵌套过深"):
        render("好", {"x": nested})


def test_a_template_that_includes_itself_ends() -> None:
    with pytest.raises(TemplateRefused):
        render_html("{% include 'a' %}", {}, {"a": "{% include 'a' %}"})


def test_the_names_a_template_needs_are_known_before_it_is_used() -> None:
    source = (
        "{{ a.b }}{% for i in c %}{{ i }}{{ loop.index }}{% endfor %}{% if d %}{{ e|yuan }}{% endif %}{{ range(1) }}"
    )
    assert missing_names(source) == ("a", "c", "d", "e")
    assert missing_names(source, {"a": {}, "c": [], "e": 1}) == ("d",)


def test_check_finds_what_the_example_does_not_reach() -> None:
    check_template("notice", "{{ a }}{% if b %}{{ c }}{% endif %}", {"a": "x", "b": False, "c": "y"})
    with pytest.raises(TemplateRefused, match="缺少变量 c"):
        check_template("notice", "{{ a }}{% if b %}{{ c }}{% endif %}", {"a": "x", "b": False})
    with pytest.raises(TemplateRefused, match="变量为空"):
        check_template("notice", "{{ a }}", {"a": None})


def test_check_of_a_document_asks_only_for_the_parts_it_uses() -> None:
    check_template("decision", DOCUMENT, {"party": {"name": "甲"}, "bureau": "局"}, LAYOUT)
    with pytest.raises(TemplateRefused, match="缺少变量 bureau"):
        check_template("decision", DOCUMENT, {"party": {"name": "甲"}}, LAYOUT)


@pytest.mark.parametrize(
    ("fen", "figure", "capitals"),
    [
        (0, "0.00元", "零元整"),
        (5, "0.05元", "伍分"),
        (50, "0.50元", "伍角"),
        (1_005, "10.05元", "壹拾元零伍分"),
        (12_345, "123.45元", "壹佰贰拾叁元肆角伍分"),
        (3_000_000, "30,000.00元", "叁万元整"),
        (2_001_000, "20,010.00元", "贰万零壹拾元整"),
        (10_000_100_000, "100,001,000.00元", "壹亿零壹仟元整"),
        (10_001_000_000, "100,010,000.00元", "壹亿零壹万元整"),
        (10_000_000_500, "100,000,005.00元", "壹亿零伍元整"),
    ],
)
def test_money_in_figures_and_in_capitals(fen: int, figure: str, capitals: str) -> None:
    assert wording.yuan(fen) == figure
    assert wording.capitals(fen) == capitals
    assert render("{{ fen|yuan }}（{{ fen|capitals }}）", {"fen": fen}) == f"{figure}（{capitals}）"


@given(st.integers(min_value=0, max_value=wording.LARGEST_FEN - 1))
def test_capitals_read_back_to_the_same_amount(fen: int) -> None:
    assert read_capitals(wording.capitals(fen)) == fen


def read_capitals(text: str) -> int:
    """Independent reader of 大写 amounts."""
    whole, _, rest = text.removesuffix("整").rpartition("元") if "元" in text else ("", "", text)
    fen = 0
    digit = 0
    for char in rest:
        if char in "零壹贰叁肆伍陆柒捌玖":
            digit = "零壹贰叁肆伍陆柒捌玖".index(char)
        else:
            fen += digit * {"角": 10, "分": 1}[char]
    total = section = digit = 0
    for char in whole:
        if char in "零壹贰叁肆伍陆柒捌玖":
            digit = "零壹贰叁肆伍陆柒捌玖".index(char)
        elif char in "拾佰仟":
            section += digit * {"拾": 10, "佰": 100, "仟": 1000}[char]
            digit = 0
        else:
            total += (section + digit) * {"万": 10**4, "亿": 10**8}[char]
            section = digit = 0
    return (total + section + digit) * 100 + fen


def test_days_and_moments() -> None:
    assert wording.day("2026-03-02") == "2026年3月2日"
    assert wording.numeral_day("2026-03-02") == "二〇二六年三月二日"
    assert wording.numeral_day("2030-10-20") == "二〇三〇年十月二十日"
    assert wording.numeral_day("2026-12-31") == "二〇二六年十二月三十一日"
    assert wording.moment("2026-03-02T16:05:00+00:00") == "2026年3月3日0时05分"


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("{{ v|yuan }}", "100"), ("{{ v|yuan }}", -1), ("{{ v|yuan }}", True), ("{{ v|yuan }}", None),
        ("{{ v|capitals }}", "1"), ("{{ v|capitals }}", wording.LARGEST_FEN), ("{{ v|capitals }}", False),
        ("{{ v|day }}", "2026-3-2"), ("{{ v|day }}", "20260302"), ("{{ v|day }}", "2026-02-30"), ("{{ v|day }}", None),
        ("{{ v|day }}", "２０２６-03-02"), ("{{ v|numeral_day }}", 20260302), ("{{ v|numeral_day }}", "2026-W10-1"),
        ("{{ v|moment }}", "2026-03-02T09:00:00"), ("{{ v|moment }}", None), ("{{ v|moment }}", "x"),
        ("{{ v|lines }}", None), ("{{ v|join }}", None), ("{{ v|join }}", ["a", None]), ("{{ v|length }}", 1),
    ],
)  # fmt: skip
def test_a_filter_refuses_what_it_cannot_write(source: str, value: Any) -> None:
    with pytest.raises(TemplateRefused):
        render(source, {"v": value})


def test_a_paragraph_that_ends_as_a_sentence_gets_no_second_full_stop() -> None:
    source = "{% for line in v | lines %}{{ line }}|{% endfor %}"
    assert render_html(source, {"v": "甲。\n乙：\n丙（丁）\n“戊。”"}, {}) == "甲。|乙：|丙（丁）。|“戊。”|"


def test_paragraphs() -> None:
    source = "{% for p in v|lines %}<p>{{ p }}</p>{% endfor %}"
    assert render_html(source, {"v": "一\n\n 二 <i>\n"}, {}) == "<p>一。</p><p>二 &lt;i&gt;。</p>"


@given(st.text(max_size=200))
def test_any_text_as_template_renders_or_is_refused(source: str) -> None:
    try:
        render(source, CONTEXT)
    except TemplateRefused:
        return


@given(st.text(alphabet="{}% |.'[]()abcforinset=_-+*~1\n", max_size=60))
def test_any_syntax_as_template_renders_or_is_refused(source: str) -> None:
    try:
        render(f"{{{{ {source} }}}}{{% {source} %}}", CONTEXT)
    except TemplateRefused:
        return
