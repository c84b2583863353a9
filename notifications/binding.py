"""PDFs bound into one volume (装订): one after the other, each page stamped with its number in the volume."""

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, ByteStringObject, NameObject
from pypdf.xmp import XmpInformation

from notifications.pdf import PDF_VARIANT


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
    """The volume; page n of ``stamps`` is laid over the n-th numbered page. The same sheets give the same bytes.

    It is PDF/A as its sheets are: raises ValueError for one that does not say so of itself.
    """
    writer = PdfWriter()
    numbers = iter(PdfReader(io.BytesIO(stamps)).pages)
    for sheet in sheets:
        first = len(writer.pages)
        reader = PdfReader(io.BytesIO(sheet.pdf))
        if _variant(reader) != PDF_VARIANT:
            raise ValueError(f"{sheet.title}: not {PDF_VARIANT}")
        for page in reader.pages:
            added = writer.add_page(page)
            if sheet.numbered:
                added.merge_page(next(numbers))
        writer.add_outline_item(title=sheet.title, page_number=first)
    _declare(writer, PdfReader(io.BytesIO(sheets[0].pdf)), title)
    writer._ID = _identifier(sheets, stamps, title)  # pypdf's own is random, and archives want one
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def _variant(reader: PdfReader) -> str | None:
    """Which PDF/A a file declares itself to be, as WeasyPrint writes it: ``pdf/a-3b``."""
    told = reader.xmp_metadata
    if told is None or told.pdfaid_part is None:
        return None
    return f"pdf/a-{told.pdfaid_part}{(told.pdfaid_conformance or '').lower()}"


def _declare(writer: PdfWriter, sheet: PdfReader, title: str) -> None:
    """What makes a file PDF/A besides its pages: version, colours, and the title in both kinds of metadata."""
    writer.pdf_header = "%PDF-1.7"
    writer.metadata = {"/Title": title}
    intents = sheet.root_object["/OutputIntents"].clone(writer)
    writer.root_object[NameObject("/OutputIntents")] = intents
    told = XmpInformation.create()
    kind = PDF_VARIANT.removeprefix("pdf/a-")
    told.pdfaid_part, told.pdfaid_conformance = kind[0], kind[1].upper()
    told.dc_title = {"x-default": title}
    writer.xmp_metadata = told


def _identifier(sheets: Sequence[Sheet], stamps: bytes, title: str) -> ArrayObject:
    content = hashlib.sha256(title.encode())
    for pdf in (*(sheet.pdf for sheet in sheets), stamps):
        content.update(hashlib.sha256(pdf).digest())
    return ArrayObject([ByteStringObject(content.digest()[:16])] * 2)
