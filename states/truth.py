"""The facts of one snapshot by name: where the truth of each comes from, computed when asked for. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from states.vocabulary import Origin

if TYPE_CHECKING:
    from states.facts import CaseFacts


@dataclass(frozen=True, slots=True)
class FactKind:
    """A named fact with its Chinese title and where its truth comes from; no ``derive``: a latch."""

    key: str
    title: str
    origin: Origin
    derive: Callable[[CaseFacts], bool] | None = None


class Truth(Mapping[str, bool]):
    """All facts of one snapshot, computed when asked for and kept."""

    def __init__(self, facts: CaseFacts) -> None:
        self._facts = facts
        self._known: dict[str, bool] = dict(facts.extra)

    def __getitem__(self, key: str) -> bool:
        if key not in self._known:
            kind = self._facts.rules.facts[key]
            derive = kind.derive
            self._known[key] = self._facts.latches.get(key, False) if derive is None else derive(self._facts)
        return self._known[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts.rules.facts)

    def __len__(self) -> int:
        return len(self._facts.rules.facts)
