"""A sample bureau in a database of its own: for rehearsals and the demo."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from config.errors import BadInput, BadInputs
from config.loader import Overlay, load_folder, load_officers, overlay, overlay_officers
from config.schema.bureau import OfficerEntry
from config.schema.days import read_moment
from config.schema.release import ReleaseBody
from models.database import Store, create_store
from models.registers import ReleaseRefused, enter_officers, publish_release

FOUNDED = read_moment("2010-01-01 08:00")
"""Any day can be rehearsed: a virtual bureau begins long before its dockets."""


def configured(config: Path, templates: Path, over: Overlay) -> tuple[ReleaseBody, tuple[OfficerEntry, ...]]:
    """The configuration of a folder with the overlay of a docket laid over it."""
    return overlay(load_folder(config, templates), over), overlay_officers(load_officers(config), over)


def found_bureau(url: str, source: str, body: ReleaseBody, people: tuple[OfficerEntry, ...]) -> Store:
    """A virtual database with the configuration published and its people entered; ``source`` is named if it is bad."""
    store = create_store(url, "virtual")
    try:
        store.set_clock(FOUNDED)
        publish_release(store, body, by="setup-1", second="setup-2", note="演练")
        enter_officers(store, people, by="setup-1", effective_on=date(2010, 1, 1))
    except ReleaseRefused as refused:
        store.close()
        raise BadInputs([BadInput(source, None, None, p.where, p.says) for p in refused.problems]) from None
    return store


@contextmanager
def scratch_bureau(source: str, body: ReleaseBody, people: tuple[OfficerEntry, ...]) -> Iterator[tuple[Store, Path]]:
    """A virtual bureau in a temporary folder, gone afterwards; nothing in it needs to survive a crash."""
    with TemporaryDirectory(prefix="zhifa-") as folder:
        store = found_bureau(f"sqlite:///{folder}/rehearsal.sqlite3?scratch=1", source, body, people)
        try:
            yield store, Path(folder)
        finally:
            store.close()
