"""A sample bureau in a database of its own: for rehearsals and the demo."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from config.loader import Overlay, load_folder, load_officers, overlay, overlay_officers
from config.schema.days import read_moment
from models.database import Store, create_store
from models.registers import enter_officers, publish_release

FOUNDED = read_moment("2010-01-01 08:00")
"""Any day can be rehearsed: a virtual bureau begins long before its dockets."""


def found_bureau(url: str, config: Path, templates: Path, over: Overlay) -> Store:
    """A virtual database with the configuration published and its people entered."""
    body = overlay(load_folder(config, templates), over)
    people = overlay_officers(load_officers(config), over)
    store = create_store(url, "virtual")
    store.set_clock(FOUNDED)
    publish_release(store, body, by="setup-1", second="setup-2", note="演练")
    enter_officers(store, people, by="setup-1", effective_on=date(2010, 1, 1))
    return store


@contextmanager
def scratch_bureau(config: Path, templates: Path, over: Overlay) -> Iterator[tuple[Store, Path]]:
    """A virtual bureau in a temporary folder, gone afterwards; nothing in it needs to survive a crash."""
    with TemporaryDirectory(prefix="zhifa-") as folder:
        store = found_bureau(f"sqlite:///{folder}/rehearsal.sqlite3?scratch=1", config, templates, over)
        try:
            yield store, Path(folder)
        finally:
            store.close()
