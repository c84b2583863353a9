"""``zhifa case open|act``."""

import json
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from config.errors import BadInput
from config.reading import locate_file
from config.schema.days import read_day, read_moment
from config.yaml_text import Located, parse_json
from models.casework import open_case, perform
from models.commands import Answer, Command
from models.database import Store
from models.queries import case_facts
from models.refusals import reasons_of
from portal.doors import CONFLICT, DONE, REFUSED, complain, say
from portal.own_bureau import own_store
from portal.tables import title_of
from states.case_terms import term_title
from states.lifecycle import SYSTEM_ACTOR
from states.reasons import ActionRefused, CommandInvalid, StaleCase

COMMAND_LINE = "命令行"
OPTIONS = {
    "actor": "--by",
    "act": "事项",
    "revision": "--revision",
    "occurred_at": "--occurred-at",
    "key": "--key",
    "procedure": "--procedure",
    "power": "--power",
    "violated_on": "--violated-on",
}
"""What a command may say of itself, apart from its payload → where it was typed."""


def run_open(told: Mapping[str, str | None], party: str, *, by: str, key: str | None, as_json: bool) -> int:
    """Open a case and tell its number."""
    try:
        read_day(told["violated_on"] or "")
    except ValueError as error:
        raise BadInput(COMMAND_LINE, None, None, "--violated-on", str(error)) from None
    refuse_system(by)
    located = given(party, "--party")
    with own_store() as store:
        try:
            opening = {**told, "party": located.data}
            answer = open_case(store, opening, actor=by, key=_key(key))
        except CommandInvalid as invalid:
            field = invalid.field.removeprefix("party.")
            raise _placed(located if field != invalid.field else None, field, invalid) from None
        _tell(store, answer, as_json=as_json)
    return DONE


def refuse_system(by: str) -> None:
    """Nobody at the terminal acts in the name of the software."""
    if by == SYSTEM_ACTOR:
        raise BadInput(COMMAND_LINE, None, None, "--by", "“system”是系统本身，不能以此名义办理")


def run_act(
    no: str,
    action: str,
    payload: str,
    *,
    by: str,
    revision: int | None,
    key: str | None,
    occurred_at: str | None,
    as_json: bool,
) -> int:
    """Carry out one action; a refusal tells every reason."""
    try:
        occurred = None if occurred_at is None else read_moment(occurred_at)
    except ValueError as error:
        raise BadInput(COMMAND_LINE, None, None, "--occurred-at", str(error)) from None
    located = given(payload, "--with")
    data: Any = located.data
    command = Command(no, action, data, by, _key(key), revision, occurred)
    with own_store() as store:
        try:
            answer = perform(store, command)
        except (ActionRefused, StaleCase) as refusal:
            return _refused(refusal, as_json=as_json)
        except CommandInvalid as invalid:
            raise _placed(None if invalid.field in OPTIONS else located, invalid.field, invalid) from None
        _tell(store, answer, as_json=as_json)
    return DONE


def _key(told: str | None) -> str:
    """The key a person gave, however odd: the write path judges it; else one nobody has used."""
    return secrets.token_hex(12) if told is None else told


def given(text: str, option: str) -> Located:
    """JSON from the command line, or JSON or YAML from a file named ``@path``; one clear error with line and field."""
    located = locate_file(Path(text[1:])) if text.startswith("@") else parse_json(text, option)
    if not isinstance(located.data, dict):
        raise located.bad((), '应为一组“栏目: 值”，例如 {"channel": "sms"}')
    return located


def _placed(located: Located | None, field: str, invalid: CommandInvalid) -> BadInput:
    """The problem with the file and line of its field, or with the option it came by."""
    if located is None:
        return BadInput(COMMAND_LINE, None, None, OPTIONS.get(field, field), invalid.problem)
    path = tuple(int(part) if part.isdecimal() else part for part in field.split(".")) if field else ()
    return located.bad(path, invalid.problem)


def _refused(refusal: ActionRefused | StaleCase, *, as_json: bool) -> int:
    if as_json:
        say(json.dumps({"outcome": refusal.code, "reasons": reasons_of(refusal)}, ensure_ascii=False))
    elif isinstance(refusal, ActionRefused):
        complain(f"不予办理“{title_of(refusal.action)}”，理由如下：")
        for number, reason in enumerate(refusal.reasons, 1):
            complain(f"  {number}. {reason.says}（{reason.clause}）")
    else:
        complain(str(refusal))
    return CONFLICT if isinstance(refusal, StaleCase) else REFUSED


def _tell(store: Store, answer: Answer, *, as_json: bool) -> None:
    if as_json:
        names = ("case_no", "action", "seq", "step", "hash", "flags", "documents", "terms", "owed", "repeated")
        say(json.dumps({name: getattr(answer, name) for name in names}, ensure_ascii=False))
        return
    again = "（此前已经办理，结果不变）" if answer.repeated else ""
    facts = case_facts(store, answer.case_no, SYSTEM_ACTOR)
    step = facts.rules.lifecycles[facts.procedure.key].titles.get(answer.step, answer.step)
    say(f"案件 {answer.case_no} 第{answer.seq}号记录：{title_of(answer.action)}，到达“{step}”{again}")
    for flag in answer.flags:
        say(f"  瑕疵：{flag['says']}（{flag['clause']}）；补救：{flag['remedy']}")
    for document in answer.documents:
        say(f"  文书：{document['title']} {document['number']}")
    for term in answer.terms:
        if term["state"] == "running":
            provisional = "（暂定）" if term["provisional"] else ""
            say(f"  {term_title(facts, term['key'])}：{term['due_on']}{provisional}；{term['explains']}")
