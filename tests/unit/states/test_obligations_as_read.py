"""What the law asks (法定要求) of each family is held word for word, so that no obligation changes unseen."""

import pytest

from states.obligations import OBLIGATIONS
from tests.unit.obligations_as_read import LISTS, as_read


@pytest.mark.parametrize("family", OBLIGATIONS)
def test_the_law_asks_of_a_family_word_for_word_what_its_list_holds(family: str) -> None:
    assert as_read(family).splitlines() == (LISTS / f"{family}.txt").read_text("utf-8").splitlines()


def test_there_is_a_list_for_every_family_and_no_other() -> None:
    assert {path.stem for path in LISTS.iterdir()} == set(OBLIGATIONS)
