"""In which order decision diagrams ask for facts: those that are asked together stand together (FORCE: Aloul, Markov,
Sakallah, 2003), for the size of a diagram hangs on little else. Pure."""

from collections.abc import Collection, Iterable, Sequence

ROUNDS = 15


def drawn_together(order: Sequence[str], groups: Iterable[Collection[str]]) -> list[str]:
    """The facts in an order in which each group spans less; the best one met, beginning with the order given."""
    known = set(order)
    kept = [
        tuple(found) for each in groups if len(found := [fact for fact in dict.fromkeys(each) if fact in known]) > 1
    ]
    of_fact: dict[str, list[int]] = {fact: [] for fact in order}
    for number, group in enumerate(kept):
        for fact in group:
            of_fact[fact].append(number)
    best, least, here = list(order), _span(order, kept), list(order)
    for _ in range(ROUNDS):
        place = {fact: n for n, fact in enumerate(here)}
        middle = [sum(place[fact] for fact in group) / len(group) for group in kept]
        pulled = {f: _middle([(middle[n], 1 / len(kept[n]) ** 2) for n in own], place[f]) for f, own in of_fact.items()}
        here = sorted(here, key=lambda fact: (pulled[fact], place[fact]))
        if (span := _span(here, kept)) < least:
            best, least = list(here), span
    return best


def _middle(places: Sequence[tuple[float, float]], otherwise: int) -> float:
    """The mean of the middles of its groups, small groups counting for more; where it stands if it is in none."""
    weight = sum(share for _, share in places)
    return sum(place * share for place, share in places) / weight if weight else otherwise


def _span(order: Sequence[str], groups: Iterable[Collection[str]]) -> int:
    place = {fact: n for n, fact in enumerate(order)}
    return sum(max(place[f] for f in group) - min(place[f] for f in group) for group in groups)
