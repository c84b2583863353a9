"""Cross references of a release: each kind of mistake is found, and said in Chinese."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from states.actions import ACTIONS
from states.config_checks import check_release
from states.derived_facts import TERM_OF_FACT
from states.fact_register import FACTS
from states.term_flaws import TERM_OF_ACTION
from states.vocabulary import Origin
from tests.unit.spoiled_release import Data, plain, read_again

PROCEDURES = ("penalty_general", "penalty_simple")


@pytest.fixture
def data() -> Data:
    """The sample release with two of its procedures, as plain data that a test may spoil."""
    return plain(*PROCEDURES)


def found(data: Data) -> list[str]:
    """What is wrong with the spoiled release."""
    return [f"{problem.where}：{problem.says}" for problem in check_release(read_again(data, *PROCEDURES))]


def row(rows: list[Data], **wanted: object) -> Data:
    """The first row that has these values."""
    return next(r for r in rows if all(r[key] == value for key, value in wanted.items()))


def general(data: Data) -> Data:
    return row(data["procedures"], key="penalty_general")


def standard(data: Data, power: str = "KJ-CF-017") -> Data:
    return row(data["standards"], power=power)


def test_every_elapse_fact_has_its_term_named() -> None:
    assert {key for key, kind in FACTS.items() if kind.origin is Origin.ELAPSE} == TERM_OF_FACT.keys()
    assert TERM_OF_ACTION.keys() <= ACTIONS.keys()


# ---- law, powers, standards, calendar -------------------------------------------------------------------------------


NOT_REGISTERED = {
    "行政处罚法44": "关口 prior_notice",
    "行政处罚法62": "办理事项 record_waiver",
    "行政处罚法59": "文书 decision",
    "民事诉讼法85(3)": "期限 payment",
    "行政处罚法72(1)(一)": "数值 surcharge_percent",
    "生物安全法75": "职权 KJ-CF-003",
    "行政处罚法51": "程序 penalty_simple",
    "全国年节及纪念日放假办法2": "节假日 01-01",
}


def test_a_clause_that_is_not_registered_is_named_with_its_user(data: Data) -> None:
    data["clauses"] = [c for c in data["clauses"] if c["clause"] not in NOT_REGISTERED]
    lines = found(data)
    named = {clause: [line for line in lines if clause in line] for clause in NOT_REGISTERED}
    silent = [who for clause, who in NOT_REGISTERED.items() if not any(n.startswith(f"{who}：") for n in named[clause])]
    assert silent == []


def test_figures_and_rules_that_the_code_asks_for_must_be_there(data: Data) -> None:
    data["figures"] = [f for f in data["figures"] if f["key"] != "spot_fine_person"]
    row(data["figures"], key="officers_at_least")["unit"] = "fen"
    data["terms"] = [t for t in data["terms"] if t["key"] != "limitation"]
    says = found(data)
    assert any("spot_fine_person" in line for line in says)
    assert any("officers_at_least" in line and "单位" in line for line in says)
    assert any("缺少 limitation，" in line for line in says)


def spoil_power_kind(data: Data) -> None:
    row(data["powers"], code="KJ-CF-005")["sanctions"] = []


def spoil_power_fine(data: Data) -> None:
    row(data["powers"], code="KJ-CF-017")["sanctions"] = ["warning"]


def spoil_power_twice(data: Data) -> None:
    again = dict(row(data["powers"], code="KJ-CF-017"), in_force_from="2020-01-01")
    data["powers"].append(again)


def spoil_standard_power(data: Data) -> None:
    standard(data)["power"] = "KJ-CF-777"


def spoil_band_outside(data: Data) -> None:
    standard(data)["grades"][3]["fine"]["highest"] = 200_001


def spoil_band_overlap(data: Data) -> None:
    standard(data)["grades"][1]["fine"]["lowest"] = 60_000


def spoil_band_gap(data: Data) -> None:
    standard(data)["grades"][1]["fine"]["lowest"] = 60_101


def spoil_grade_twice(data: Data) -> None:
    standard(data)["grades"][1]["key"] = "slight"


def spoil_standard_before_power(data: Data) -> None:
    row(data["powers"], code="KJ-CF-017")["in_force_from"] = "2026-01-02"


def spoil_standard_of_power_without_fine(data: Data) -> None:
    standard(data)["power"] = "KJ-CF-005"


def spoil_calendar_hole(data: Data) -> None:
    data["calendar"] = [year for year in data["calendar"] if year["year"] != 2020]


def spoil_calendar(data: Data) -> None:
    data["calendar"] = []


MISTAKES_IN_REGISTERS = (
    (spoil_power_kind, "职权 KJ-CF-005", "没有写明处罚种类"),
    (spoil_power_fine, "职权 KJ-CF-017", "却没有罚款"),
    (spoil_power_twice, "职权 KJ-CF-017", "有效期重叠"),
    (spoil_standard_power, "裁量基准 金科规〔2026〕1号 KJ-CF-777", "没有这项职权"),
    (spoil_band_outside, "裁量基准 金科规〔2026〕1号 KJ-CF-017", "1,600.01至2,000.01元 超出法定幅度 200至2,000元"),
    (spoil_band_overlap, "裁量基准 金科规〔2026〕1号 KJ-CF-017", "重叠"),
    (spoil_band_gap, "裁量基准 金科规〔2026〕1号 KJ-CF-017", "空档"),
    (spoil_grade_twice, "裁量基准 金科规〔2026〕1号 KJ-CF-017", "阶次 slight 重复"),
    (spoil_standard_before_power, "裁量基准 金科规〔2026〕1号 KJ-CF-017", "在这一天无效"),
    (spoil_standard_of_power_without_fine, "裁量基准 金科规〔2026〕1号 KJ-CF-005", "处罚种类中没有罚款"),
    (spoil_calendar_hole, "工作日历", "缺少2020年"),
    (spoil_calendar, "工作日历", "没有载入"),
)


def silent_about(mistakes: Iterable[tuple[Callable[[Data], object], str, str]]) -> list[tuple[str, str, list[str]]]:
    """Where a mistake was made and what should have been said, for each that is not named there; and what was said."""
    silent = []
    for spoil, where, says in mistakes:
        data = plain(*PROCEDURES)
        spoil(data)
        lines = found(data)
        if not any(line.startswith(f"{where}：") and says in line for line in lines):
            silent.append((where, says, lines))
    return silent


def test_a_mistake_in_the_registers_is_found() -> None:
    assert silent_about(MISTAKES_IN_REGISTERS) == []


def test_bands_a_yuan_apart_leave_no_fine_out(data: Data) -> None:
    """Bureaus write 200 to 600 and 601 to 1,200 yuan; fines are in whole yuan."""
    standard(data)["grades"][1]["fine"]["lowest"] = 60_100
    assert found(data) == []


def test_a_standard_that_follows_another_is_no_overlap(data: Data) -> None:
    newer = dict(standard(data), number="金科规〔2027〕1号", in_force_from="2027-01-01")
    standard(data)["in_force_to"] = "2026-12-31"
    data["standards"].append(newer)
    assert found(data) == []


# ---- procedures -----------------------------------------------------------------------------------------------------


def add(part: str, **values: object) -> Any:
    def spoil(data: Data) -> None:
        general(data)[part].append(values)

    return spoil


def drop(part: str, **wanted: object) -> Any:
    def spoil(data: Data) -> None:
        procedure = general(data)
        procedure[part] = [r for r in procedure[part] if not all(r[k] == v for k, v in wanted.items())]

    return spoil


def rule(**values: object) -> Data:
    return {"when": None, "unless": None} | values


PROCEDURE_MISTAKES = [
    (add("moves", act="fly_away", source=["serve.served"], to="close.ended"), "没有名为 fly_away 的动作"),
    (add("spot", act="fly_away", steps=[]), "没有名为 fly_away 的动作"),
    (
        add("notices", **rule(on="make_spot_decision", template="case_closed", to="party", channels=["sms"])),
        "不在本程序",
    ),
    (add("gates", act="make_spot_decision", gate="evidence"), "gates 引用的动作 make_spot_decision 不在本程序"),
    (add("gates", act="close_case", gate="good_weather"), "没有的关口 good_weather"),
    (add("on_lapse", term="payment", act="close_case"), "不能由系统办理"),
    (add("documents", **rule(on="close_case", kind="poem")), "没有的文书 poem"),
    (
        add("documents", **rule(on="close_case", kind="decision", when="moon_full")),
        "documents 引用了没有的事实 moon_full",
    ),
    (
        add("tasks", **rule(on="close_case", task="t", title="甲", to="leaders", until="moon_full")),
        "没有的事实 moon_full",
    ),
    (
        add("notices", **rule(on="close_case", template="nowhere", to="party", channels=["sms"])),
        "notices/nowhere.j2 不存在",
    ),
    (
        add(
            "notices",
            **rule(on="close_case", template="case_closed", to="leaders", channels=["sms"], legal_effect=True),
        ),
        "只能发给当事人",
    ),
    (add("terms", key="extra", rule="nowhere", starts=["close_case"], until=[]), "没有的期限规则 nowhere"),
    (add("terms", key="extra", rule="hearing_notice", starts=["close_case"], until=[]), "不能由动作起算"),
    (
        add("terms", key="extra", rule="payment", starts=["close_case"], until=[], due_by="next_instalment"),
        "close_case 不填写此项，不能由它起算",
    ),
    (add("terms", key="payment", rule="payment", starts=["close_case"], until=[]), "payment 重复"),
    (add("terms", key="extra", rule="payment", starts=["make_spot_decision"], until=[]), "terms 引用的动作"),
    (add("terms", key="extra", rule="payment", starts=["close_case"], until=["moon_full"]), "没有的事实 moon_full"),
    (add("publications", **rule(on="close_case", template="p", term="nowhere")), "没有的期限 nowhere"),
    (
        drop("moves", act="record_service", to="serve.served"),
        "record_service 自步骤 serve.decided 的流转没有覆盖全部情形",
    ),
    (add("moves", act="make_decision", source=["decide.approved"], to="close.ended"), "有两条流转同时符合"),
    (add("moves", act="close_case", source=["close.closed"], to="close.ended"), "终点 close.closed 之后不应再有流转"),
    (add("moves", act="reopen_case", source=["close.ended"], to="serve.served"), "reopen_case 只能自终点恢复"),
    (add("moves", act="reopen_case", source=["close.closed"], to="close.closed"), "reopen_case 只能自终点恢复"),
    (add("spot", act="close_case", steps=["close.ended"]), "既流转又当场记录"),
    (add("steps", key="visit.island", title="孤岛", waits_for="无"), "步骤 visit.island（孤岛）从起点无法到达"),
    (drop("moves", act="close_case"), "无法到达终点"),
]


def test_a_mistake_in_a_procedure_is_found() -> None:
    assert silent_about((spoil, "程序 penalty_general", says) for spoil, says in PROCEDURE_MISTAKES) == []


@pytest.mark.parametrize(
    "key", ["statement_period", "hearing_request", "decision_period", "service_period", "form_return"]
)
def test_a_gate_that_waits_for_a_term_needs_the_term(data: Data, key: str) -> None:
    procedure = general(data)
    for part in ("terms", "reminders", "on_lapse"):
        name = "key" if part == "terms" else "term"
        procedure[part] = [r for r in procedure[part] if r[name] != key]
    assert any(f"terms 中缺少 {key}" in line for line in found(data))


def test_a_template_of_a_document_or_reminder_must_exist(data: Data) -> None:
    del data["templates"]["documents/decision.html.j2"]
    del data["templates"]["notices/term_reminder.j2"]
    says = found(data)
    assert any("documents/decision.html.j2 不存在" in line for line in says)
    assert any("notices/term_reminder.j2 不存在" in line for line in says)


def test_without_an_end_that_alone_is_said(data: Data) -> None:
    row(general(data)["steps"], key="close.closed")["final"] = False
    assert any("没有终点" in line for line in found(data))


def test_conditions_may_be_finer_than_a_pair(data: Data) -> None:
    """Disjoint and total is what counts, not how many moves say it."""
    moves = general(data)["moves"]
    moves[:] = [m for m in moves if m["act"] != "make_decision"]
    where = {"act": "make_decision", "source": ["decide.approved"]}
    moves.append(rule(**where, to="serve.decided", when="penalty_proposed"))
    moves.append(rule(**where, to="serve.decided", unless="penalty_proposed", when="no_penalty_proposed"))
    assert any("没有覆盖全部情形" in line for line in found(data))
    moves.append({**where, "to": "serve.decided", "when": None, "unless": "penalty_proposed"})
    assert any("有两条流转同时符合" in line for line in found(data))


def test_a_release_without_any_fixed_holiday_would_shorten_what_protects_the_party(data: Data) -> None:
    data["holidays"] = []
    (says,) = found(data)
    assert says.startswith("节假日：law/holidays.yaml 中没有日期固定的法定节假日")
