"""What the papers (文书) of the matters that are no penalty say, word for word as approved."""

import pytest

from tests.unit.matter_payloads import DOCKETS
from tests.unit.rehearsed_papers import APPROVED, as_read


@pytest.mark.parametrize("procedure", DOCKETS)
def test_every_paper_of_a_matter_says_what_was_approved(procedure: str) -> None:
    assert as_read(procedure).splitlines() == (APPROVED / f"{procedure}.txt").read_text("utf-8").splitlines()
