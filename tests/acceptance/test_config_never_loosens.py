"""An admin may make a rule stricter; what the register says the law is stands, and so do its terms and papers."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from config.errors import BadInput
from config.loader import load_folder
from config.schema.procedure import Procedure
from config.schema.release import ReleaseBody
from config.settings import CHECKOUT
from states.actions import ACTIONS
from states.config_checks import check_release
from states.law_bounds import beyond_the_law
from states.loosened import loosened_without_source
from states.obligations_acts import ASKED, OWN_ACTS, acts_missing
from states.obligations_publicity import publications_missing
from states.obligations_terms import PAPERS, TERMS, terms_and_papers_missing
from states.spots import acts_of
from tests.unit.built_cases import rules

Data = dict[str, Any]
SHIPPED = rules().body
BOUNDS = [
    (row, bound)
    for row in SHIPPED.clauses
    for bound in row.gives
    if row.in_force_to is None and bound.of not in {power.code for power in SHIPPED.powers}
]


def edited(edit: Callable[[Data], object]) -> ReleaseBody:
    """The shipped release after an admin's edit."""
    data = SHIPPED.model_dump(mode="json")
    edit(data)
    return ReleaseBody.model_validate_json(json.dumps(data, ensure_ascii=False), strict=True)


def named(rows: list[Data], key: str) -> Data:
    return next(row for row in rows if row["key"] == key)


def says(body: ReleaseBody) -> list[str]:
    return [f"{where}：{what}" for where, what in beyond_the_law(body)]


def valued(key: str, amount: int) -> ReleaseBody:
    """The release with this amount for a figure or term."""

    def edit(data: Data) -> None:
        for figure in data["figures"]:
            if figure["key"] == key:
                figure["value"] = amount
        for rule in data["terms"]:
            if rule["key"] == key:
                rule["amount"] = amount

    return edited(edit)


@pytest.mark.parametrize(
    ("key", "amount"), [("decision_period", 900), ("hearing_request", 1), ("permit_decision", 200)]
)
def test_a_figure_of_the_law_is_not_made_the_bureaus_own(key: str, amount: int) -> None:
    """Neither its amount nor what may lengthen it escapes the article by being called the bureau's."""

    def edit(data: Data) -> None:
        named(data["terms"], key).update(set_by="bureau", amount=amount)
        data["extensions"].append({**EXTENSION, "term": key, "set_by": "bureau"})

    found = "\n".join(says(edited(edit)))
    assert "不能写成由本局自定" in found
    assert "只能从严" in found
    assert "延长须有法律、法规或者规章的规定" in found


@pytest.mark.parametrize(
    ("key", "value"),
    [("hearing_threshold_person", 500_001), ("leaders_at_least", 1), ("night_begins", 25), ("night_ends", 26)],
)
def test_a_figure_is_held_by_its_article_or_by_its_own_sense(key: str, value: int) -> None:
    assert [told for told in says(valued(key, value)) if told.startswith(f"数值 {key}")]


def test_only_a_levy_has_a_fee() -> None:
    fee = {"per_unit": 100, "unit": "件", "late_permyriad": 0}

    def edit(data: Data) -> None:
        next(power for power in data["powers"] if power["kind"] == "confirmation")["fee"] = fee

    assert any("行政许可法58" in told for told in says(edited(edit)))


@pytest.mark.parametrize("rank", ["statute", "regulation", "rule"])
def test_a_document_without_articles_is_no_law(tmp_path: Path, rank: str) -> None:
    folder = tmp_path / "config"
    _copy(folder)
    names = folder / "law" / "names.yaml"
    told = "short: 金科〔2015〕8号, full: 金水区科学技术局2015年推进服务型行政执法建设工作实施方案, notation: sections, rank: "
    names.write_text(names.read_text("utf-8").replace(told + "document", told + rank), "utf-8")
    with pytest.raises(BadInput, match="rank 只能写 document"):
        load_folder(folder, CHECKOUT / "templates")


def test_the_day_that_sets_a_partys_term_running_is_not_counted() -> None:
    shorter = edited(lambda data: named(data["terms"], "lawsuit").update(starts="same_day"))
    assert any("民事诉讼法85(2)" in told for told in says(shorter))
    stricter = edited(lambda data: named(data["terms"], "decision_period").update(starts="same_day"))
    assert not says(stricter)


def test_nothing_shipped_is_looser_than_the_law() -> None:
    assert says(SHIPPED) == []


def test_every_value_of_the_law_is_held_by_a_clause() -> None:
    held = {bound.of for row in SHIPPED.clauses for bound in row.gives}
    of_law = {f.key for f in SHIPPED.figures if f.verified == "text"}
    of_law |= {r.key for r in SHIPPED.terms if r.set_by == "law" and r.verified == "text"}
    assert of_law <= held


@pytest.mark.parametrize(("row", "bound"), BOUNDS, ids=[f"{row.clause} {bound.of}" for row, bound in BOUNDS])
def test_a_value_may_reach_what_the_law_says_and_not_pass_it(row: Any, bound: Any) -> None:
    at, beyond = (
        (bound.at_most, bound.at_most + 1) if bound.at_most is not None else (bound.at_least, bound.at_least - 1)
    )
    assert not [flaw for flaw in says(valued(bound.of, at)) if row.clause in flaw]
    assert [flaw for flaw in says(valued(bound.of, beyond)) if row.clause in flaw]


def test_turning_the_safe_direction_round_helps_nobody() -> None:
    def edit(data: Data) -> None:
        named(data["terms"], "hearing_request").update(amount=1, direction="shorter", verified="memory")

    assert says(edited(edit)) == ["期限 hearing_request：1个工作日少于 行政处罚法64(一) 规定的5个工作日，只能从严"]


def test_another_clause_gives_nothing() -> None:
    def edit(data: Data) -> None:
        named(data["terms"], "decision_period").update(amount=365, clause="行政处罚法61")

    assert says(edited(edit)) == [
        "期限 decision_period：条文 行政处罚法61 没有登记它规定的数额：请核对原文，在该条的 gives 中写明界限",
        "期限 decision_period：365日超过 行政处罚法60 规定的90日，只能从严",
    ]


def test_a_fine_above_the_statute_is_refused() -> None:
    def edit(data: Data) -> None:
        power = next(p for p in data["powers"] if p["code"] == "KJ-CF-017")
        power["fine"]["highest"] += 1

    assert [flaw.split("：")[0] for flaw in says(edited(edit))] == ["职权 KJ-CF-017"]


EXTENSION = {
    "key": "decision_more",
    "title": "延长办案期限",
    "term": "decision_period",
    "most": 300,
    "unit": "calendar_day",
    "times": 3,
    "clause": "行政处罚法60",
    "verified": "text",
}


@pytest.mark.parametrize("set_by", ["law", "bureau"])
def test_no_bureau_gives_itself_more_than_ninety_days(set_by: str) -> None:
    assert says(edited(lambda data: data["extensions"].append({**EXTENSION, "set_by": set_by})))


def test_an_extension_that_a_registered_provision_gives_may_be_used_to_its_end() -> None:
    def given(most: int) -> ReleaseBody:
        def edit(data: Data) -> None:
            bound = {"of": "decision_more", "at_most": 60, "unit": "calendar_day"}
            row = next(c for c in data["clauses"] if c["clause"] == "行政处罚法60")
            row["gives"].append(bound)
            data["extensions"].append({**EXTENSION, "most": most, "times": 2})

        return edited(edit)

    assert says(given(30)) == []
    assert says(given(31)) == ["延长 decision_more：62日超过 行政处罚法60 规定的60日，只能从严"]


def test_a_mere_document_extends_no_term_of_the_law(tmp_path: Path) -> None:
    folder = tmp_path / "config"
    _copy(folder)
    rules = folder / "law" / "extensions.yaml"
    told = {**EXTENSION, "clause": "金科〔2015〕8号四(1)"}
    rules.write_text(rules.read_text("utf-8") + "\n- " + json.dumps(told, ensure_ascii=False) + "\n", "utf-8")
    with pytest.raises(BadInput, match="这只是一份文件"):
        load_folder(folder, CHECKOUT / "templates")


def _copy(folder: Path) -> None:
    from shutil import copytree

    copytree(CHECKOUT / "config", folder, ignore=lambda _, names: [n for n in names if n.endswith(".py")])


def test_the_ninety_days_stand_still_for_nothing_that_no_provision_names() -> None:
    def edit(data: Data) -> None:
        named(data["suspensions"], "appraisal")["stops"] = ["decision_period"]

    assert [flaw.split("：")[0] for flaw in says(edited(edit))] == ["中止 appraisal"]


# ---- terms and papers of a procedure --------------------------------------------------------------------------------

WITH_TERMS = [p for p in SHIPPED.procedures if p.moves]


def procedure_flaws(body: ReleaseBody, key: str) -> list[str]:
    return list(terms_and_papers_missing(next(p for p in body.procedures if p.key == key)))


@pytest.mark.parametrize(
    ("term", "change"),
    [
        ("decision_period", {"rule": "limitation"}),
        ("payment", {"rule": "on_spot_handing_in"}),
        ("hearing_request", {"rule": "on_spot_handing_in"}),
        ("urging", {"starts": ["urge_performance"]}),
        ("decision_period", {"until": ["notice_served"]}),
        ("decision_period", {"held": "notice_served"}),
        ("service_period", {"when": "notice_served"}),
    ],
)
def test_a_statutory_term_keeps_its_rule_its_start_and_its_end(term: str, change: Data) -> None:
    body = edited(lambda data: named(named(data["procedures"], "penalty_general")["terms"], term).update(change))
    assert procedure_flaws(body, "penalty_general")
    assert any("程序 penalty_general" in p.where for p in check_release(body))


@pytest.mark.parametrize("procedure", WITH_TERMS, ids=lambda p: p.key)
def test_every_statutory_term_and_paper_is_missed(procedure: Any) -> None:
    asked = [t.key for t in TERMS.get(procedure.family, ())]
    for term in [t for t in procedure.terms if t.key in asked]:
        without = procedure.model_copy(update={"terms": tuple(t for t in procedure.terms if t is not term)})
        assert list(terms_and_papers_missing(without)) or (procedure.key, term.key) == ("penalty_simple", "lawsuit")
    for paper in [p for p in PAPERS if any(d.on == p.act and d.kind in p.kind.split("|") for d in procedure.documents)]:
        kept = tuple(d for d in procedure.documents if not (d.on == paper.act and d.kind in paper.kind.split("|")))
        assert list(terms_and_papers_missing(procedure.model_copy(update={"documents": kept})))


@pytest.mark.parametrize("procedure", [p for p in WITH_TERMS if p.publications], ids=lambda p: p.key)
def test_what_is_to_be_shown_and_taken_down_is_missed(procedure: Any) -> None:
    """河南省行政执法条例6, 32; 行政处罚法48: no row of publication can be left out or made to wait for more."""
    acts = frozenset(acts_of(procedure, ACTIONS))
    assert list(publications_missing(procedure, acts)) == []
    for row in procedure.publications:
        kept = tuple(one for one in procedure.publications if one is not row)
        for others in (kept, (*kept, row.model_copy(update={"unless": "hearing_held"}))):
            assert list(publications_missing(procedure.model_copy(update={"publications": others}), acts)), row
    assert list(publications_missing(procedure, acts - {"withdraw_publication"}))


def test_what_decides_nothing_shows_nothing() -> None:
    """An answer to a request for information goes to whoever asked."""
    silent = [p for p in WITH_TERMS if not p.publications]
    assert {p.family for p in silent} == {"disclosure", "guidance", "mediation"}
    assert [says for p in silent for says in publications_missing(p, frozenset(acts_of(p, ACTIONS)))] == []


def test_a_clause_that_ended_binds_nobody() -> None:
    def edit(data: Data) -> None:
        row = next(c for c in data["clauses"] if c["clause"] == "行政处罚法60")
        row["in_force_to"] = date(2021, 7, 15).isoformat()
        named(data["terms"], "decision_period")["in_force"] = "2021-07-16"

    assert says(edited(edit)) == [
        "期限 decision_period：条文 行政处罚法60 没有登记它规定的数额：请核对原文，在该条的 gives 中写明界限"
    ]


def without(procedure: Procedure, act: str) -> Procedure:
    kept = {
        "moves": tuple(m for m in procedure.moves if m.act != act),
        "spot": tuple(s for s in procedure.spot if s.act != act),
    }
    return procedure.model_copy(update=kept)


@pytest.mark.parametrize("procedure", [p for p in SHIPPED.procedures if p.moves], ids=lambda p: str(p.key))
def test_what_the_law_gives_to_a_party_is_not_taken_out_of_a_procedure(procedure: Procedure) -> None:
    assert list(acts_missing(procedure)) == []
    acts = {move.act for move in procedure.moves} | {record.act for record in procedure.spot}
    bound = [one for one in ASKED if procedure.family not in one.not_in and (not one.having or one.having in acts)]
    asked = [act for one in bound for act in one.one_of if act in acts]
    assert {"ask_recusal", "decide_recusal"} <= set(asked)
    for act in asked:
        assert list(acts_missing(without(procedure, act))), act


@pytest.mark.parametrize("procedure", [p for p in SHIPPED.procedures if p.moves], ids=lambda p: str(p.key))
def test_no_procedure_calls_itself_of_another_family(procedure: Procedure) -> None:
    """Else a levy called a confirmation would be asked for nothing that binds a levy."""
    for family in OWN_ACTS.keys() - {procedure.family}:
        assert list(acts_missing(procedure.model_copy(update={"family": family}))), family


def test_views_are_heard_wherever_it_may_be_decided() -> None:
    (permit,) = [p for p in SHIPPED.procedures if p.key == "permit"]
    spot = tuple(
        s.model_copy(update={"steps": ("decide.notice_given",)}) if s.act == "record_defence" else s
        for s in permit.spot
    )
    assert any("decide.notice_served" in told for told in acts_missing(permit.model_copy(update={"spot": spot})))


def test_silence_accepts_an_application_for_a_permit_in_every_edition() -> None:
    (permit,) = [p for p in SHIPPED.procedures if p.key == "permit"]
    lapses = tuple(lapse for lapse in permit.on_lapse if lapse.act != "deem_accepted")
    assert any("32(四)" in told for told in acts_missing(permit.model_copy(update={"on_lapse": lapses})))


@pytest.mark.parametrize(
    ("change", "loosened"),
    [
        ({"value": 2}, True),
        ({"value": 0}, False),
        ({"value": 1, "safe": "higher"}, True),
        ({"value": 2, "verified": "text"}, False),
        ({"value": 2, "in_force": "2027-01-01"}, False),
        ({"value": 2, "clause": "河南省行政执法条例8"}, False),
    ],
)
def test_an_unread_figure_goes_its_safe_way_or_names_a_dated_source(change: Data, loosened: bool) -> None:
    after = edited(lambda data: named(data["figures"], "inspections_most").update(change))
    assert bool(list(loosened_without_source(SHIPPED, after))) is loosened


@pytest.mark.parametrize(
    ("key", "change", "loosened"),
    [
        ("judgment_application", {"amount": 25}, True),
        ("judgment_application", {"amount": 23}, False),
        ("judgment_application", {"amount": 3, "unit": "working_day"}, True),
        ("judgment_application", {"direction": "longer"}, True),
        ("judgment_application", {"amount": 25, "set_by": "bureau"}, True),
        ("judgment_application", {"amount": 25, "verified": "text"}, False),
        ("statement_period", {"amount": 3}, False),
        ("levy_payment", {"amount": 10}, False),
    ],
)
def test_an_unread_term_goes_its_safe_way_and_the_bureaus_own_are_its_own(
    key: str, change: Data, loosened: bool
) -> None:
    after = edited(lambda data: named(data["terms"], key).update(change))
    assert bool(list(loosened_without_source(SHIPPED, after))) is loosened


@pytest.mark.parametrize(
    ("key", "told"),
    [("judgment_application", True), ("decision_period", True), ("ruling", True), ("form_return", False)],
)
def test_what_the_law_gives_or_nobody_read_declares_its_safe_direction(key: str, told: bool) -> None:
    undeclared = edited(lambda data: named(data["terms"], key).update(direction=None))
    assert any("没有写明从严的方向" in flaw for flaw in says(undeclared)) is told
