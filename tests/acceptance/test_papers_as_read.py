"""What the papers (文书) say is held word for word, so that no wording changes unseen."""

import pytest

from tests.acceptance.rehearsed_papers import LISTS, PAPERS, as_read


@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_says_word_for_word_what_its_list_holds(name: str) -> None:
    assert as_read(name).splitlines() == (LISTS / f"{name}.txt").read_text("utf-8").splitlines()


def test_no_list_is_left_over() -> None:
    assert {path.stem for path in LISTS.iterdir()} == set(PAPERS)
