"""What the shell offers behind the Tab key: case numbers, acts, officers, procedures. Silent where nothing can be read."""

from collections.abc import Callable, Iterator

Offer = tuple[str, str]
MOST = 50


def _quietly(found: Callable[[], Iterator[Offer]], incomplete: str) -> list[Offer]:
    """A key was pressed, no command was given: what goes wrong is told when the command is."""
    try:
        return [one for one in found() if one[0].startswith(incomplete)]
    except Exception:  # noqa: BLE001 - a traceback in the middle of a command line helps nobody
        return []


def case_numbers(incomplete: str) -> list[Offer]:
    """Open cases first opened last, with party and step."""

    def found() -> Iterator[Offer]:
        from models.queries import numbers_like
        from portal.own_bureau import own_store

        with own_store() as store:
            yield from numbers_like(store, incomplete, MOST)

    return _quietly(found, incomplete)


def acts(incomplete: str) -> list[Offer]:
    """The register of acts with their titles."""

    def found() -> Iterator[Offer]:
        from states.actions import ACTIONS

        yield from ((key, action.title) for key, action in sorted(ACTIONS.items()))

    return _quietly(found, incomplete)


def officers(incomplete: str) -> list[Offer]:
    """Everybody in post today; of whom the certificate has ended it is said so."""

    def found() -> Iterator[Offer]:
        from models.roster import load_roster
        from portal.own_bureau import own_store
        from states.vocabulary import BUREAU_TZ

        with own_store() as store, store.read() as conn:
            today = store.now().astimezone(BUREAU_TZ).date()
            people = load_roster(conn).as_of(today)
        for person in people.values():
            ended = person.certificate_to is not None and not person.certified(today)
            if person.active:
                yield person.id, f"{person.name} {person.section}{'（证件已过期）' if ended else ''}"

    return _quietly(found, incomplete)


def sections(incomplete: str) -> list[Offer]:
    """The sections that powers are given to."""

    def found() -> Iterator[Offer]:
        from models.queries import sections as of_power
        from portal.own_bureau import own_store

        with own_store() as store:
            yield from ((section, "") for section in sorted(set(of_power(store).values())))

    return _quietly(found, incomplete)


def procedures(incomplete: str) -> list[Offer]:
    """The procedures of the release in force."""

    def found() -> Iterator[Offer]:
        from models.releases import newest_release, rules_of
        from portal.own_bureau import own_store

        with own_store() as store, store.read() as conn:
            yield from ((p.key, p.title) for p in rules_of(conn, newest_release(conn)).body.procedures)

    return _quietly(found, incomplete)
