"""PDFs bound into one volume (装订): one after the other, each page stamped with its number in the volume."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from pypdf import PdfReader, PdfWriter


@dataclass(frozen=True)
class Sheet:
    """One PDF to be bound, its title for the bookmarks, and whether its pages are numbered."""

    title: str
    pdf: bytes
    numbered: bool = True


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return len(PdfReader(io.BytesIO(pdf)).pages)


def bind(sheets: Sequence[Sheet], stamps: bytes, title: str) -> bytes:
    """The volume; page n of ``stamps`` is laid over the n-th numbered page. The same sheets give the same bytes."""
    writer = PdfWriter()
    numbers = iter(PdfReader(io.BytesIO(stamps)).pages)
    for sheet in sheets:
        first = len(writer.pages)
        for page in PdfReader(io.BytesIO(sheet.pdf)).pages:
            added = writer.add_page(page)
            if sheet.numbered:
                added.merge_page(next(numbers))
        writer.add_outline_item(title=sheet.title, page_number=first)
    writer.metadata = {"/Title": title}
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()
