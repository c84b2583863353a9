"""How many SMS a text is: 70 units alone, 67 in each part, and no character cut in two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifications.sms_length import parts_of, signed, units


@pytest.mark.parametrize(
    ("characters", "parts"), [(0, 1), (1, 1), (70, 1), (71, 2), (134, 2), (135, 3), (201, 3), (202, 4)]
)
def test_chinese_characters_make_so_many_parts(characters: int, parts: int) -> None:
    assert len(parts_of("字" * characters)) == parts


def test_a_rare_character_counts_twice() -> None:
    assert units("𠮷") == 2
    assert len(parts_of("𠮷" * 35)) == 1
    assert len(parts_of("𠮷" * 36)) == 2


def test_the_sign_counts() -> None:
    assert len(parts_of(signed("字" * 65, "执法局"))) == 1
    assert len(parts_of(signed("字" * 66, "执法局"))) == 2


def test_more_than_255_parts_are_refused() -> None:
    assert len(parts_of("字" * (255 * 67))) == 255
    with pytest.raises(ValueError, match="过长"):
        parts_of("字" * (255 * 67 + 1))


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=400))
def test_the_parts_join_to_the_text_and_each_can_be_read_alone(text: str) -> None:
    parts = parts_of(text)
    assert "".join(part.decode("utf-16-be") for part in parts) == text
    assert all(len(part) <= (140 if len(parts) == 1 else 134) for part in parts)
