"""Statutory tiers (法定档次) are proved: against the figures of their article, and a standard inside them."""

from collections.abc import Callable
from typing import Any

import pytest

from config.schema.law import Power, Standard
from config.schema.release import ReleaseBody
from states import discretion, tiers
from states.config_checks import check_release
from states.law_bounds import beyond_the_law
from states.law_of_act import lighter
from states.release_changes import changes
from states.standard_proof import flaws
from states.standard_replay import PastDecision, replay
from tests.unit.case_builders import with_procedures
from tests.unit.spoiled_release import Data, plain, read_again

SHIPPED = with_procedures()  # what is asked here is of the lists alone
CODE = "KJ-CF-003"
BASE, AGGRAVATED = 0, 1


def edited(edit: Callable[[Data, Data, Data], object]) -> ReleaseBody:
    """The shipped release after an edit of the power with tiers, of its standard or of its article."""
    data = plain()
    power = next(row for row in data["powers"] if row["code"] == CODE)
    standard = next(row for row in data["standards"] if row["power"] == CODE)
    clause = next(row for row in data["clauses"] if row["clause"] == power["basis"][0])
    edit(power, standard, clause)
    return read_again(data)


def found(body: ReleaseBody) -> str:
    return "\n".join(f"{problem.where}：{problem.says}" for problem in check_release(body))


def power_of(body: ReleaseBody) -> Power:
    return next(row for row in body.powers if row.code == CODE)


def standard_of(body: ReleaseBody) -> Standard:
    return next(row for row in body.standards if row.power == CODE)


def unchanged(power: Data, standard: Data, clause: Data) -> None:
    return None


def tier(place: int, **told: Any) -> Callable[[Data, Data, Data], None]:
    def edit(power: Data, standard: Data, clause: Data) -> None:
        power["tiers"][place].update(told)

    return edit


def of_power(**told: Any) -> Callable[[Data, Data, Data], None]:
    return lambda power, standard, clause: power.update(told)


def grade(place: int, **told: Any) -> Callable[[Data, Data, Data], None]:
    def edit(power: Data, standard: Data, clause: Data) -> None:
        standard["grades"][place].update(told)

    return edit


def without_the_tiers(power: Data, standard: Data, clause: Data) -> None:
    power["tiers"] = []


def article_silent(power: Data, standard: Data, clause: Data) -> None:
    clause["gives"] = [bound for bound in clause["gives"] if bound["tier"] != "aggravated"]


def without_grave_harm(power: Data, standard: Data, clause: Data) -> None:
    standard["circumstances"] = [c for c in standard["circumstances"] if c["key"] != "grave_harm"]
    standard["grades"][3]["circumstances"].remove("grave_harm")


def shifting_grave_harm(power: Data, standard: Data, clause: Data) -> None:
    standard["grades"][3]["circumstances"].remove("grave_harm")
    next(c for c in standard["circumstances"] if c["key"] == "grave_harm")["shift"] = 1


def repeated_founds_grave(power: Data, standard: Data, clause: Data) -> None:
    standard["grades"][2]["circumstances"].remove("repeated")
    standard["grades"][3]["circumstances"].append("repeated")


def harm_in_the_lighter_tier(power: Data, standard: Data, clause: Data) -> None:
    standard["grades"][2]["circumstances"] = ["repeated", "long_lasting", "grave_harm"]


def opened_by(*circumstances: Data) -> Callable[[Data, Data, Data], None]:
    return tier(AGGRAVATED, circumstances=list(circumstances))


REFUSED = {"key": "refused_correction", "title": "拒不改正", "needs": []}
HARM = {"key": "grave_harm", "title": "造成严重后果", "needs": []}
MISTAKES = [
    (tier(AGGRAVATED, fine={"lowest": 20_000_001, "highest": 200_000_000}), "“以上”包括本数"),  # a gap at 200,000 yuan
    (tier(AGGRAVATED, fine={"lowest": 19_999_999, "highest": 200_000_000}), "少于 生物安全法75"),  # an overlap
    (tier(BASE, fine={"lowest": 2_000_000, "highest": 20_000_001}), "超过 生物安全法75"),
    (tier(BASE, fine={"lowest": 2_000_000, "highest": 19_999_999}), "中间留有空档"),
    (tier(BASE, fine=None), "档次中却没有写"),
    (article_silent, "tier: aggravated"),
    (without_the_tiers, "职权中却没有这一档次"),
    (opened_by(), "只有最轻的一档可以不写"),
    (opened_by({**REFUSED, "needs": ["good_weather"]}, HARM), "没有的事实要素 good_weather"),
    (
        opened_by(REFUSED, HARM, {"key": "drunk", "title": "酒后", "needs": []}),
        "无从适用",
    ),  # no factor can establish it
    (opened_by(REFUSED, HARM, HARM), "法定情形 grave_harm 重复"),
    (tier(AGGRAVATED, key="base"), "法定档次 base 重复"),
    (tier(AGGRAVATED, clause="行政处罚法4"), "不是本职权的依据"),
    (tier(AGGRAVATED, sanctions=["fine", "suspension", "closure"]), "没有的处罚种类：closure"),
    (tier(AGGRAVATED, sanctions=["fine"], obligatory=[["fine"]]), "suspension 不属于任何法定档次"),
    (of_power(fine={"lowest": 2_000_000, "highest": 190_000_000}), "合起来的不一致"),
    (of_power(fine_required=True), "不写 fine_required"),
    (of_power(kind="permit"), "只有行政处罚的职权"),
    (without_grave_harm, "没有列法定情形“造成严重后果”"),
    (shifting_grave_harm, "不能升降阶次"),
    (repeated_founds_grave, "幅度不得跨越法定档次"),
    (harm_in_the_lighter_tier, "幅度不得跨越法定档次"),
    (grade(2, fine={"lowest": 8_000_001, "highest": 20_000_001}), "超出法定档次“未遵守安全管理规范”法定幅度"),
    (grade(3, fine={"lowest": 19_999_999, "highest": 200_000_000}), "超出法定档次“拒不改正或者造成严重后果”法定幅度"),
    (grade(3, fine={"lowest": 20_000_001, "highest": 200_000_000}), "最轻阶次的下限应当写这个数"),
    (grade(3, sanctions=["fine"]), "应当给予的责令停产停业"),
    (grade(3, fine=None, sanctions=["suspension"]), "没有法定档次“拒不改正或者造成严重后果”应当给予的罚款"),
    (grade(1, sanctions=["warning", "fine", "suspension"]), "“未遵守安全管理规范”没有的处罚种类"),
]


def test_the_shipped_tiers_hold() -> None:
    assert found(edited(unchanged)) == ""
    assert list(beyond_the_law(SHIPPED)) == []


def test_a_mistake_in_the_tiers_is_found() -> None:
    told = [(place, says, found(edited(edit))) for place, (edit, says) in enumerate(MISTAKES)]
    assert [(place, says, lines) for place, says, lines in told if says not in lines] == []


@pytest.mark.parametrize("edit", [tier(BASE, obligatory=[["closure"]]), tier(AGGRAVATED, sanctions=["suspension"])])
def test_what_is_obligatory_is_one_of_the_kinds_and_figures_go_with_a_fine(edit: Any) -> None:
    with pytest.raises(ValueError, match=r"obligatory|罚款幅度"):
        edited(edit)


def test_a_power_whose_statute_punishes_grave_cases_alone_has_no_base_tier() -> None:
    body = edited(tier(BASE, circumstances=[{"key": "grave", "title": "情节严重", "needs": []}]))
    assert tiers.opened(power_of(body), ()) is None
    assert tiers.opened(power_of(body), ("grave",)) is power_of(body).tiers[BASE]
    assert "没有法定情形，法律没有对它规定处罚" in found(body)


# ---- shifts stay in a tier ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cited", "reduced", "grade"),
    [
        (("repeated", "emergency"), False, "serious"),
        (("repeated", "emergency"), True, "serious"),
        (("first_time", "emergency"), False, "ordinary"),
        (("repeated", "harm_mitigated"), False, "ordinary"),
        (("grave_harm", "harm_mitigated"), False, "grave"),
        (("grave_harm", "harm_mitigated"), True, "serious"),
        (("grave_harm", "harm_mitigated", "coerced", "confessed", "meritorious"), True, "slight"),
        (("grave_harm", "repeated"), True, "grave"),  # no ground of the law, so nothing is reduced
        (("grave_harm", "emergency"), False, "grave"),
    ],
)
def test_the_grade_after_shifts(cited: tuple[str, ...], reduced: bool, grade: str) -> None:
    power, standard = power_of(SHIPPED), standard_of(SHIPPED)
    weighed = discretion.weigh(standard, cited, power, reduced=reduced)
    assert weighed is not None
    assert weighed.grade.key == grade


def test_a_lightening_that_names_no_clause_reduces_nothing() -> None:
    told = standard_of(SHIPPED)
    bare = tuple(c.model_copy(update={"clause": None}) for c in told.circumstances)
    silent = told.model_copy(update={"circumstances": bare})
    weighed = discretion.weigh(silent, ("grave_harm", "harm_mitigated"), power_of(SHIPPED), reduced=True)
    assert weighed is not None
    assert weighed.grade.key == "grave"


def test_a_power_without_tiers_is_one() -> None:
    power, standard = power_of(SHIPPED).model_copy(update={"tiers": ()}), standard_of(SHIPPED)
    assert tiers.opened(power, ("grave_harm",)) is None
    weighed = discretion.weigh(standard, ("repeated", "emergency"), power)
    assert weighed is not None
    assert weighed.grade.key == "grave"
    assert any("重叠" in flaw.says for flaw in flaws(standard, [power])), "in one tier no figure belongs to two bands"


# ---- which text is lighter (行政处罚法37) ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edit", "is_lighter"),
    [
        (tier(AGGRAVATED, fine={"lowest": 10_000_000, "highest": 100_000_000}), True),
        (opened_by(HARM), True),  # it opens to less
        (opened_by(REFUSED, HARM), False),  # the same but for what is asked before
        (opened_by(HARM, {"key": "drunk", "title": "酒后", "needs": []}), False),
        (tier(AGGRAVATED, obligatory=[["fine"]]), True),
        (tier(BASE, obligatory=[["fine"], ["warning"]]), False),
    ],
)
def test_a_text_that_is_heavier_in_one_tier_is_not_called_lighter(edit: Any, is_lighter: bool) -> None:
    old = power_of(SHIPPED)
    new = power_of(edited(edit))
    if new.tiers[AGGRAVATED].fine != old.tiers[AGGRAVATED].fine:
        new = new.model_copy(update={"fine": new.fine and new.fine.model_copy(update={"highest": 100_000_000})})
    assert lighter(new, old) is is_lighter
    heavier_base = new.tiers[BASE].model_copy(update={"fine": old.fine})
    assert not lighter(new.model_copy(update={"tiers": (heavier_base, new.tiers[AGGRAVATED])}), old)


# ---- config diff ------------------------------------------------------------------------------------------------------

DIFFERENCES = [
    (tier(BASE, obligatory=[]), "法定档次“未遵守安全管理规范”不再应当给予警告", True),
    (tier(AGGRAVATED, obligatory=[["fine"]]), "不再应当给予责令停产停业", True),
    (tier(BASE, obligatory=[["warning"], ["fine"]]), "应当给予罚款", False),
    (opened_by(HARM), "去掉法定情形“拒不改正”", True),
    (opened_by(REFUSED, HARM), "法定情形“拒不改正”改写，去掉前提事实", True),
    (
        opened_by({**REFUSED, "needs": ["correction_ordered"]}, HARM, {"key": "drunk", "title": "酒后", "needs": []}),
        "增加法定情形“酒后”",
        True,
    ),
    (tier(AGGRAVATED, sanctions=["warning", "fine", "suspension"]), "增加处罚种类警告", True),
    (tier(BASE, fine={"lowest": 2_000_000, "highest": 30_000_000}), "20,000至200,000元 → 20,000至300,000元", True),
    (tier(BASE, fine={"lowest": 2_000_000, "highest": 10_000_000}), "20,000至200,000元 → 20,000至100,000元", False),
    (without_the_tiers, "删除法定档次“拒不改正或者造成严重后果”", True),
]


def test_the_difference_of_two_releases_says_what_loosens() -> None:
    before, wrong = edited(unchanged), []
    for edit, says, looser in DIFFERENCES:
        told = [change for change in changes(before, edited(edit)) if change.area == "职权"]
        if [change.looser for change in told if says in change.says] != [looser]:
            wrong.append((says, looser, told))
    assert wrong == []


def test_a_fine_that_each_tier_obliges_to_is_still_imposed() -> None:
    plain = power_of(SHIPPED).model_copy(update={"tiers": (), "fine_required": True})
    tiered = power_of(edited(tier(BASE, obligatory=[["warning"], ["fine"]])))
    assert tiers.imposes_fine(tiered)
    assert not tiers.imposes_fine(power_of(SHIPPED)), "可以并处 in its first half"
    assert not lighter(tiered, plain)
    before, after = ({**dict(SHIPPED), "powers": (row,)} for row in (plain, tiered))
    told = changes(ReleaseBody.model_construct(**before), ReleaseBody.model_construct(**after))
    assert not any("改为可以不处" in change.says for change in told)


# ---- replay ------------------------------------------------------------------------------------------------------------


def test_a_replay_keeps_a_past_decision_in_its_tier_and_says_what_it_left_out() -> None:
    told: dict[str, Any] = {"power": CODE, "decided_on": None, "fine": 30_000_000, "sanctions": ("fine",)}
    emergency = PastDecision("1", circumstances=("repeated", "emergency"), **told)
    harm = PastDecision("2", circumstances=("grave_harm",), **told)
    first, second = replay([standard_of(SHIPPED)], {CODE: power_of(SHIPPED)}, [emergency, harm])
    assert (first.verdict, first.grade, first.nearest) == ("falls", "严重", 20_000_000)
    assert (first.tier, first.lacking) == ("未遵守安全管理规范", ("警告",))
    assert (second.verdict, second.lacking) == ("same", ("责令停产停业",))


def test_a_historical_fine_between_two_tiers_is_measured_by_the_nearer() -> None:
    power = power_of(SHIPPED)
    row = standard_of(edited(grade(2, fine={"lowest": 8_000_001, "highest": 10_000_000})))
    for fine, nearest in ((10_000_001, 10_000_000), (19_999_999, 20_000_000), (20_000_000, 20_000_000)):
        past = PastDecision("1", CODE, None, fine, historical=True)
        (one,) = replay([row], {CODE: power}, [past])
        assert one.nearest == nearest
