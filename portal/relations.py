"""``zhifa relation list``."""

import json

from models.register_book import load_registers
from portal.doors import DONE, say
from portal.own_bureau import own_store
from portal.tables import table
from states.registers.relations import RELATION_TITLES


def run_list(*, every: bool, as_json: bool) -> int:
    """The relations on the register; those that were ended only if asked for."""
    with own_store() as store, store.read() as conn:
        registers = load_registers(conn)
    known = registers.relations if registers is not None else ()
    found = [one for one in known if every or one.ended_on is None]
    if as_json:
        told = [
            {
                "no": one.no,
                "officer": one.officer,
                "party": one.party,
                "party_name": one.party_name,
                "kind": one.kind,
                "began_on": one.began_on.isoformat(),
                "ended_on": one.ended_on.isoformat() if one.ended_on else None,
            }
            for one in found
        ]
        say(json.dumps({"relations": told}, ensure_ascii=False))
        return DONE
    columns = ("登记编号", "人员", "当事人", "证件号码", "关系", "自", "至")
    rows = [
        (
            one.no,
            one.officer,
            one.party_name,
            one.party,
            RELATION_TITLES[one.kind],
            str(one.began_on),
            str(one.ended_on or "—"),
        )
        for one in found
    ]
    table(columns, rows)
    say(f"共 {len(found)} 项")
    return DONE
