"""Where the time of a profiled run goes, by layer: each function's own time, that of builtins given to their callers."""

import cProfile
import pstats
from collections import Counter
from typing import Any

LAYERS = (
    ("SQL：驱动与数据库", ("pysqlite3", "sqlite3", "psycopg")),
    ("SQL：SQLAlchemy", ("/sqlalchemy/",)),
    ("JSON 与哈希", ("orjson", "_hashlib", "/models/record.py", "/models/instants.py")),
    ("pydantic", ("pydantic",)),
    ("文书", ("/states/documents/", "cn2an", "/proces/")),
    ("期限与事实", ("/states/case_terms.py", "/states/terms.py", "/states/workdays.py", "/states/fact")),
    ("规则与关口", ("/states/", "/transitions/")),
    ("写入路径", ("/models/",)),
)
OTHER = "其他"
BUILTIN = "~"

Function = tuple[str, int, str]


def by_layer(profile: cProfile.Profile) -> dict[str, float]:
    """Share of each layer in the run, largest first."""
    taken: Counter[str] = Counter()
    stats: dict[Function, Any] = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    for function, (_, _, own, _, callers) in stats.items():
        layer = layer_of(function)
        if layer == OTHER and function[0] == BUILTIN and callers:
            for caller, spent in callers.items():
                taken[layer_of(caller)] += spent[2]
        else:
            taken[layer] += own
    whole = sum(taken.values())
    return {layer: seconds / whole for layer, seconds in taken.most_common()}


def layer_of(function: Function) -> str:
    """The first layer whose mark stands in the function's file or, for a builtin, in its name."""
    file, _, name = function
    where = name if file == BUILTIN else file
    return next((layer for layer, marks in LAYERS if any(mark in where for mark in marks)), OTHER)
