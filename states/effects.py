"""What an action can do to the facts: found by trying its own latches on every payload they look at. Pure.

The latches of an action are code (``when=``). Instead of writing down a second time what they do, each is called with every
value of the few fields it reads, with and without a flag; what comes out is all that the action can come to. Latches
that look at different fields are independent of each other and tried apart.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain, combinations, product
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, cast, get_args, get_origin

from pydantic import BaseModel

from states.action import CaseAction, Latch
from states.acts import VALID_SERVICE, Act
from states.vocabulary import Weight

Effect = tuple[tuple[str, bool], ...]
"""The facts an act sets, each with its new value; the others stay as they are."""

Choice = tuple[Effect, ...]
"""Effects of which exactly one comes about."""

STEP, FLAGS = "(step)", "(flags)"
CHOSEN_MOST = 2
"""Of a list of words at most so many are tried together."""


class _Unread(LookupError):
    """A latch reads something that was not among what was tried."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class _Data(dict[str, Any]):
    """A payload of which only some fields are filled in."""

    def __missing__(self, field: str) -> Any:
        raise _Unread(field)

    def get(self, field: str, default: Any = None) -> Any:
        return self[field]


class _Tried:
    """An act as a latch sees it, of which only some things are known."""

    def __init__(self, known: Mapping[str, Any]) -> None:
        self.data = _Data(known)

    @property
    def flags(self) -> frozenset[str]:
        return cast(frozenset[str], self.data[FLAGS])

    @property
    def step(self) -> str:
        return cast(str, self.data[STEP])

    @property
    def served(self) -> bool:
        return self.flags <= VALID_SERVICE


class _Group:
    """Latches that look at the same fields or set the same fact, and so must be tried together."""

    def __init__(self, latches: tuple[tuple[Latch, bool], ...], fields: Mapping[str, tuple[Any, ...]]) -> None:
        self.latches, self.fields = latches, dict(fields)

    def touches(self, other: "_Group") -> bool:
        facts = {latch.fact for latch, _ in self.latches}
        shared = (self.fields.keys() & other.fields.keys()) - {STEP}
        return bool(shared) or any(latch.fact in facts for latch, _ in other.latches)

    def joined(self, others: list["_Group"]) -> "_Group":
        """All in one, withdrawals first, as the kernel has it."""
        latches = [*self.latches, *(latch for other in others for latch in other.latches)]
        fields = {name: values for group in (self, *others) for name, values in group.fields.items()}
        return _Group(tuple(sorted(latches, key=lambda pair: pair[1])), fields)

    def effects(self, stage: str) -> Choice:
        """Everything the group can do when the case then stands in this stage, each effect once."""
        fields = {**self.fields, STEP: (f"{stage}.",)}
        found: set[Effect] = set()
        for values in product(*fields.values()):
            tried = cast(Act, _Tried(dict(zip(fields, values, strict=True))))
            found.add(tuple(sorted({latch.fact: sets for latch, sets in self.latches if latch.sets(tried)}.items())))
        return tuple(sorted(found))


@cache
def effects_of(action: CaseAction, stage: str) -> tuple[Choice, ...]:
    """The choices by which the action changes its latches when the case then stands in this stage; they are made
    independently of each other."""
    return tuple(group.effects(stage) for group in _groups(action))


@cache
def _groups(action: CaseAction) -> tuple[_Group, ...]:
    found: list[_Group] = []
    for latch, sets in (*((la, False) for la in action.withdraws), *((la, True) for la in action.establishes)):
        group = _Group(((latch, sets),), _fields_read(action, latch))
        near = [other for other in found if other.touches(group)]
        found = [other for other in found if other not in near]
        found.append(group.joined(near))
    return tuple(found)


def _fields_read(action: CaseAction, latch: Latch) -> dict[str, tuple[Any, ...]]:
    """The fields a latch reads, whichever way it goes, with the values to try."""
    fields: dict[str, tuple[Any, ...]] = {}
    while True:
        try:
            for values in product(*fields.values()):
                latch.sets(cast(Act, _Tried(dict(zip(fields, values, strict=True)))))
        except _Unread as unread:
            fields[unread.field] = _tried_values(action, unread.field)
        else:
            return fields


def _tried_values(action: CaseAction, field: str) -> tuple[Any, ...]:
    if field == STEP:
        return ("",)
    if field == FLAGS:
        flagged = bool(action.conditions or action.checks) or any(gate.weight is Weight.FLAGS for gate in action.gates)
        return (frozenset(), frozenset({"defect"}), VALID_SERVICE) if flagged else (frozenset(),)
    return tuple(_values(action.payload.model_fields[field].annotation))


def _values(annotation: Any) -> Iterator[Any]:
    """Values of a field's type: all of a closed list, else one or two that differ in what a latch can ask of them."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from _values(parts[0])
    elif origin is Literal:
        yield from parts
    elif origin in (Union, UnionType):
        yield from chain.from_iterable(_values(part) for part in parts)
    elif origin is tuple:
        words = tuple(_values(parts[0]))
        yield from chain.from_iterable(combinations(words, size) for size in range(CHOSEN_MOST + 1))
    elif annotation is bool:
        yield from (False, True)
    elif annotation is int:
        yield from (0, 1)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields = annotation.model_fields
        for values in product(*(tuple(_values(field.annotation)) for field in fields.values())):
            yield dict(zip(fields, values, strict=True))
    else:
        yield None if annotation is NoneType else "样例"
