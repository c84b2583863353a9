"""``zhifa case move``: move open cases to a newer release; a dry run unless it is asked for."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from config.errors import BadInput
from models.commands import Answer
from models.database import Store
from models.moving import Move, Tried, open_cases_before, perform_move, try_move
from models.refusals import reasons_of
from models.releases import find_release, newest_release
from portal.cases import COMMAND_LINE, refuse_system
from portal.doors import CONFLICT, DONE, REFUSED, complain, say
from portal.own_bureau import own_store
from portal.progress import counted
from portal.tables import heading, table
from states.reasons import ActionRefused, CommandInvalid, StaleCase

NEWEST = ("newest", "现行")
SHORT = 12
FIELDS = {"second_person": "--second", "reason": "--reason", "release": "--to", "actor": "--by"}


def run_move(nos: Sequence[str], to: str, *, by: str, second: str, reason: str, apply: bool, as_json: bool) -> int:
    """Judge every case, tell it; with ``apply`` move those that may be moved. 1 if any stays."""
    refuse_system(by)
    with own_store() as store:
        move = Move(_release(store, to), by, second, reason)
        wanted = list(dict.fromkeys(nos)) or open_cases_before(store, move.release)
        try:
            tried = [try_move(store, move, no) for no in counted("试算", wanted)]
            if not as_json:
                _tell(tried, move)
            results = list(_applied(store, move, tried)) if apply else []
        except CommandInvalid as invalid:
            field = FIELDS.get(invalid.field, invalid.field)
            raise BadInput(COMMAND_LINE, None, None, field, invalid.problem) from None
    if as_json:
        say(json.dumps(_as_data(tried, move, results if apply else None), ensure_ascii=False))
    elif apply:
        _tell_results(results)
    else:
        say("以上为试算，没有改动任何案件；办理请加 --apply")
    return _code(tried, results)


def _release(store: Store, named: str) -> str:
    """The whole digest of a release by its first digits, or the one in force."""
    with store.read() as conn:
        if named in NEWEST:
            return newest_release(conn)
        found = find_release(conn, named)
    if len(found) == 1:
        return found[0]
    problem = "没有这个版本" if not found else f"有 {len(found)} 个版本以此开头，请多写几位"
    raise BadInput(COMMAND_LINE, None, None, "--to", f"{named}：{problem}；可写版本号（至少4位）或者 newest")


def _applied(
    store: Store, move: Move, tried: Sequence[Tried]
) -> Iterator[tuple[str, Answer | ActionRefused | StaleCase]]:
    """Each case that may be moved, moved in a transaction of its own; what somebody did meanwhile keeps it."""
    for each in counted("办理", [one for one in tried if not one.reasons]):
        try:
            yield each.no, perform_move(store, move, each)
        except (ActionRefused, StaleCase) as kept:
            yield each.no, kept


def _tell(tried: Sequence[Tried], move: Move) -> None:
    for each in tried:
        heading(f"{each.no}　{'留在原版本' if each.reasons else f'可以改用 {move.release[:SHORT]}'}")
        for reason in each.reasons:
            say(f"  {reason.says}（{reason.clause}）")
        if each.differences:
            table(
                ("类别", "名称", "原来", "以后"),
                [(d.area, d.name, d.was or "（无）", d.now or "（无）") for d in each.differences],
            )
        elif not each.reasons:
            say("  环节、期限、关口、文书、通知和提醒都没有变化")
    stays = sum(1 for each in tried if each.reasons)
    say(f"共 {len(tried)} 件在办案件适用较早版本：可以改用 {len(tried) - stays} 件，留在原版本 {stays} 件")


def _tell_results(results: Sequence[tuple[str, Answer | ActionRefused | StaleCase]]) -> None:
    for no, came in results:
        if not isinstance(came, Answer):
            complain(f"{no} 没有改用：{came}")
    say(f"已改用新版本 {sum(isinstance(came, Answer) for _, came in results)} 件")


def _as_data(
    tried: Sequence[Tried], move: Move, results: Sequence[tuple[str, Answer | ActionRefused | StaleCase]] | None
) -> dict[str, object]:
    came = dict(results or ())
    cases = [
        {
            "case_no": each.no,
            "step": each.step,
            "moves": not each.reasons,
            "differences": [asdict(d) for d in each.differences],
            "reasons": [{"gate": r.gate, "clause": r.clause, "says": r.says} for r in each.reasons],
            **(_result(came[each.no]) if each.no in came else {}),
        }
        for each in tried
    ]
    return {"release": move.release, "applied": results is not None, "cases": cases}


def _result(came: Answer | ActionRefused | StaleCase) -> dict[str, object]:
    if isinstance(came, Answer):
        return {"outcome": "done", "seq": came.seq}
    return {"outcome": came.code, "reasons": reasons_of(came)}


def _code(tried: Sequence[Tried], results: Sequence[tuple[str, Answer | ActionRefused | StaleCase]]) -> int:
    if any(isinstance(came, StaleCase) for _, came in results):
        return CONFLICT
    refused = any(each.reasons for each in tried) or any(isinstance(came, ActionRefused) for _, came in results)
    return REFUSED if refused else DONE
