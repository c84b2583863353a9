"""``zhifa config schema --actions``: whoever writes a docket from this text alone finds in it all that he may write."""

from functools import cache
from typing import Any

from portal.schemas import actions_and_docket


@cache
def told() -> dict[str, Any]:
    return actions_and_docket()


def test_every_fact_says_when_it_holds_or_by_which_act() -> None:
    assert [key for key, fact in told()["facts"].items() if not {"holds_when", "set_by"} & fact.keys()] == []


def test_every_field_of_a_form_bears_its_chinese_name() -> None:
    forms = [(action["key"], action["payload"]) for action in told()["actions"]]
    fields = [
        (key, name, field.get("title", ""))
        for key, form in forms
        for part in (form, *form.get("$defs", {}).values())
        for name, field in part.get("properties", {}).items()
    ]
    assert len(fields) > 300
    assert [one for one in fields if one[2].isascii()] == []


def test_every_check_is_told_and_none_leans_on_another() -> None:
    checks = [(a["key"], says) for a in told()["actions"] for says in (*a["conditions"], *a["checks"])]
    assert [one for one in checks if one[1].lower().startswith(("the same of", "the same for", "as above"))] == []


def test_where_handlers_powers_and_days_come_from_is_said() -> None:
    about = "\n".join(told()["docket"]["about"])
    assert [word for word in ("actor_is_handler", "law.clauses", "violated_on", "on_lapse") if word not in about] == []
    keys = {action["key"] for action in told()["actions"]}
    naming = {a["key"] for a in told()["actions"] if "handlers" in a["payload"].get("properties", {})}
    assert {"propose_filing", "accept_application", "assign_handlers"} <= naming & keys
