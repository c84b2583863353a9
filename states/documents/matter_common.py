"""What papers of the matters that are no penalty have in common: an opening, the statutory items one by one, the basis.

Each kind lists its items in ``LABELS``: exactly those, in that order and none of them blank, or the act that would issue
the paper is refused. Whatever the law wants stated is an item.
"""

from datetime import date
from typing import Annotated, Any, ClassVar, Self

from pydantic import Field, model_validator

from config.schema.base import Line, Strict, Text
from states.documents import samples
from states.documents.common import Bases, DocumentContext, Phrase, Remedies

Lines = Annotated[tuple[Text, ...], Field(min_length=1)]


class Item(Strict):
    """One statutory item with what is stated under it."""

    label: Phrase
    lines: Lines


class Goods(Strict):
    """One row of a list of goods, premises or papers (清单)."""

    name: Line
    model: Line
    quantity: Line
    condition: Line


class ItemPaper(DocumentContext):
    """A paper (文书) that states its statutory items one by one; outward ones are sealed, internal ones signed by hand."""

    LABELS: ClassVar[tuple[str, ...]] = ()
    LAST: ClassVar[str | None] = None  # an item after them that records from before it was asked do not have

    cause: Phrase
    opening: Text
    items: Annotated[tuple[Item, ...], Field(min_length=1)]
    basis: Bases
    signs: Annotated[tuple[Line, ...], Field(min_length=1)] | None  # who signs at the foot

    @model_validator(mode="after")
    def states_each_item(self) -> Self:
        told = tuple(item.label for item in self.items)
        if told != self.LABELS and (self.LAST is None or told != (*self.LABELS, self.LAST)):
            raise ValueError(f"须依次写明：{'、'.join(self.LABELS)}")
        return self


class Paper(ItemPaper):
    """A paper of a matter that is no penalty: with a list of goods and the remedies, where it has any."""

    goods: Annotated[tuple[Goods, ...], Field(min_length=1)] | None
    remedies: Remedies | None


OUTWARD = "documents/matter_paper.html.j2"
INTERNAL = "documents/matter_record.html.j2"
MAY_BE_LEFT_OUT = ("signs", "goods", "remedies", "listed", "first")


def example(kind: type[ItemPaper], number: str, opening: str, *lines: str, **more: Any) -> Any:
    """A sample of the kind, one line for each item; what a kind may leave out is left out unless ``more`` tells it."""
    labels = (*kind.LABELS, kind.LAST)[: len(lines)] if kind.LAST is not None else kind.LABELS
    told = {
        **samples.HEAD,
        **{name: None for name in MAY_BE_LEFT_OUT if name in kind.model_fields},
        "number": number,
        "issued_on": date(2026, 3, 26),
        "cause": "技术合同认定登记",
        "opening": opening,
        "items": tuple(Item(label=label, lines=(line,)) for label, line in zip(labels, lines, strict=True)),
        "basis": samples.BASIS,
    }
    return kind(**{**told, **more})
