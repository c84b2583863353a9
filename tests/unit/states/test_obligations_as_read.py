"""What the law asks (法定要求) of each family of enforcement is what was approved, word for word."""

import pytest

from states.obligations import OBLIGATIONS
from tests.unit.obligations_as_read import APPROVED, as_read


@pytest.mark.parametrize("family", OBLIGATIONS)
def test_the_law_asks_of_a_family_what_was_approved(family: str) -> None:
    assert as_read(family).splitlines() == (APPROVED / f"{family}.txt").read_text("utf-8").splitlines()


def test_a_list_was_approved_for_every_family_and_no_other() -> None:
    assert {path.stem for path in APPROVED.iterdir()} == set(OBLIGATIONS)
