"""The papers (文书) that the cases of a docket issue, worked out by the rules alone: no database, nothing rendered.

``python -m tests.acceptance.rehearsed_papers`` writes anew what ``tests/acceptance/papers`` holds; whoever does reads the
difference as a lawyer would.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import nullcontext, suppress
from dataclasses import replace
from functools import cache
from typing import Any

import orjson

from config.dockets import load_docket
from config.loader import load_folder, load_officers, overlay, overlay_officers
from config.schema.bureau import OfficerEntry
from config.schema.docket import DocketAct, DocketCase
from config.schema.release import ReleaseBody
from config.settings import CHECKOUT
from states.actions import ACTIONS
from states.acts import Act
from states.documents import DOCUMENTS
from states.documents.building import build_context
from states.facts import CaseFacts, OfficerFacts, PartyFacts
from states.lifecycle import SYSTEM_ACTOR, decide
from states.owing import papers_due
from states.reasons import ActionRefused
from states.release import Rules
from states.vocabulary import PartyKind
from tests.unit.built_cases import entered
from tests.unit.matter_payloads import DOCKETS, FURTHER

LISTS = CHECKOUT / "tests" / "acceptance" / "papers"
HEAD = frozenset({"organ", "case_no", "number", "title", "issued_on", "party", "record", "rehearsal"})
"""The head of a paper is the same on all of a case."""

PAPERS: Mapping[str, tuple[str, ...]] = {
    **{name: (name, *FURTHER.get(name, ())) for name in DOCKETS},
    "penalty": ("two-sides", "hearing-told", "no-penalty", "spot-procedure", "transfer-returns", "evidence"),
    "penalty-before-the-decision": ("risk-assessment", "other-organs", "review-and-discussion", "ledger"),
    "penalty-afterwards": ("conduct-at-court", "annulment-and-discontinuation", "remedies", "instalments-and-urging"),
}
"""Each list of papers with the dockets it is drawn from."""

Context = Mapping[str, Any]


def as_read(name: str) -> str:
    """A list of papers as a person reads them, each wording once; days and figures alone are no new wording."""
    seen: set[str] = set()
    told: list[str] = []
    for docket in PAPERS[name]:
        for case, kind, context in papers_of(docket):
            lines = [line for field in context.items() if field[0] not in HEAD for line in _lines(*field)]
            wording = kind + re.sub(r"\d+", "", "\n".join(lines))
            if wording not in seen:
                seen.add(wording)
                told.append("\n".join([f"# {context['title']}（{docket}: {case}，{context['issued_on']}）", *lines]))
    return "\n\n".join(told) + "\n"


@cache
def papers_of(docket_name: str) -> tuple[tuple[str, str, Context], ...]:
    """Every paper of every case of the docket in order: the name of the case, the kind, what it says."""
    docket, over = load_docket(CHECKOUT / "tests" / "acceptance" / "dockets" / f"{docket_name}.yaml")
    body, officers = _configuration()
    rules = Rules(docket_name, overlay(body, over))
    roster = {entry.id: entered(entry) for entry in overlay_officers(officers, over)}
    return tuple(
        (entry.case.id, kind, context)
        for entry in docket.entries
        if entry.case is not None
        for kind, context in _papers(_opened(entry.case, entry.acts[0], rules, roster), entry.acts)
    )


@cache
def _configuration() -> tuple[ReleaseBody, tuple[OfficerEntry, ...]]:
    return load_folder(CHECKOUT / "config", CHECKOUT / "templates"), load_officers(CHECKOUT / "config")


def _opened(case: DocketCase, first: DocketAct, rules: Rules, roster: Mapping[str, OfficerFacts]) -> CaseFacts:
    by = first.by or SYSTEM_ACTOR
    data = {"lead": case.lead, "source": case.source}
    procedure = rules.procedures[case.procedure]
    return CaseFacts(
        no="2026-0001",
        step=procedure.start,
        revision=1,
        power_code=case.power,
        violated_on=case.violated_on,
        opened_on=first.at.date(),
        party=_party(case),
        acts=(Act(seq=1, action="open_case", at=first.at, by=by, data=data, step=""),),
        procedure=procedure,
        rules=rules,
        roster=roster,
        actor=by,
        at=first.at,
        recorded=first.at,
        head="0123456789abcdef",
    )


def _party(case: DocketCase) -> PartyFacts:
    told = case.party
    return PartyFacts(
        kind=PartyKind(told.kind),
        name=told.name,
        address=told.address or "",
        identifier=told.uscc or told.identity_no,
        representative=told.representative,
        phone=told.phone,
        email=told.email,
    )


def _papers(facts: CaseFacts, acts: Iterable[DocketAct]) -> Iterator[tuple[str, Context]]:
    issued: dict[str, str] = {}
    count: Counter[str] = Counter()
    for act in acts:
        if act.expect != "done":
            continue
        known = facts.revision
        with suppress(ActionRefused) if act.wait else nullcontext():
            facts = _after(facts, act)
        if facts.revision == known:
            continue
        about, kinds, _ = papers_due(facts, facts.acts[-1].action)
        made = []
        for kind in kinds:
            count[kind] += 1
            issued[kind] = f"金科{DOCUMENTS[kind].prefix}字〔2026〕第{count[kind]}号"
            yield kind, build_context(DOCUMENTS[kind], about, issued[kind], issued).model_dump(mode="json")
            made.append({"kind": kind, "title": DOCUMENTS[kind].title, "number": issued[kind]})
        facts = replace(facts, acts=(*facts.acts[:-1], replace(facts.acts[-1], documents=tuple(made))))


def _after(facts: CaseFacts, act: DocketAct) -> CaseFacts:
    """While the officials wait, the software records what the law takes as done (行政许可法32(四): 逾期视为受理)."""
    action = ACTIONS[act.act or "deem_accepted"]
    payload = action.payload.model_validate_json(orjson.dumps(act.payload))
    now = replace(facts, actor=act.by or SYSTEM_ACTOR, at=act.occurred_at or act.at, recorded=act.at)
    return decide(now, action, payload, payload.model_dump(mode="json")).facts


def _lines(field: str, value: Any) -> Iterator[str]:
    """``field: what it says``, a line for each element of a list; what is not on the paper has no line."""
    if isinstance(value, list):
        for one in value:
            yield from _lines(field, one)
    elif value is not None:
        yield f"{field}: {_said(value)}"


def _said(value: Any) -> str:
    if isinstance(value, dict):
        return "；".join(f"{_said(one)}" for one in value.values() if one is not None)
    return "／".join(map(_said, value)) if isinstance(value, list) else str(value)


if __name__ == "__main__":
    for each in PAPERS:
        (LISTS / f"{each}.txt").write_text(as_read(each), "utf-8")
