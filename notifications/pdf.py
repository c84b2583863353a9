"""HTML of a document (文书) to PDF/A bytes by WeasyPrint, in child processes; the same HTML gives the same bytes."""

import contextlib
import ctypes
import ctypes.util
import hashlib
import logging
import multiprocessing
import os
import shutil
import subprocess
import threading
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType

PDF_VARIANT = "pdf/a-3b"
NOWHERE = "http://nowhere.invalid/"  # else a relative address is skipped with a mere warning
FONT_PACKAGE = "fonts-noto-cjk"
FONT_LISTER_PACKAGE = "fontconfig"
FONT_ASK_SECONDS = 20

# What WeasyPrint opens at import, by the Debian package that brings it (the first one draws in glib and fontconfig).
LIBRARIES = (
    ("libpango-1.0.so.0", "pango-1.0", "libpango-1.0-0"),
    ("libpangoft2-1.0.so.0", "pangoft2-1.0", "libpangoft2-1.0-0"),
    ("libharfbuzz-subset.so.0", "harfbuzz-subset", "libharfbuzz-subset0"),
)


class DocumentRefused(Exception):
    """The HTML asks for something outside itself; a document must be complete on its own."""


def missing_packages() -> list[str]:
    """Debian packages without which PDFs cannot be made here; empty if all is well."""
    missing = [package for soname, short, package in LIBRARIES if not _loads(soname, short)]
    lister = shutil.which("fc-list")
    if lister is None:
        return [*missing, FONT_LISTER_PACKAGE, FONT_PACKAGE]
    fonts = subprocess.run(  # noqa: S603 - a fixed command, no input
        [lister, ":lang=zh-cn", "file"], capture_output=True, text=True, timeout=FONT_ASK_SECONDS, check=False
    )
    return missing if fonts.stdout.strip() else [*missing, FONT_PACKAGE]


def _loads(soname: str, short: str) -> bool:
    for name in (soname, ctypes.util.find_library(short)):
        if name is None:
            continue
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return True
    return False


def render_pdf(html: str) -> bytes:
    """PDF/A-3b of the HTML. Called in the children of a `PdfPool`: it takes the CPU for some tenths of a second."""
    # Imported here: WeasyPrint needs a second and the Pango libraries, and messages need neither.
    from weasyprint import HTML
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    asked: list[str] = []

    class NothingOutside(URLFetcher):  # type: ignore[misc]
        """No network, no files, no data: addresses. A skipped picture would be a hole in a legal document."""

        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
            asked.append(url.split(":", 1)[0])
            raise FatalURLFetchingError

    # The identifier would be random otherwise; WeasyPrint writes no date unless the HTML names one.
    identifier = hashlib.sha256(html.encode()).digest()[:16]
    content: bytes | None = None
    with contextlib.suppress(FatalURLFetchingError):
        document = HTML(string=html, base_url=NOWHERE, url_fetcher=NothingOutside())
        content = document.write_pdf(pdf_variant=PDF_VARIANT, pdf_identifier=identifier)
    if content is None or asked:  # pictures inside SVG and attachments are skipped in spite of the error
        raise DocumentRefused(f"文书不得引用外部内容（{'、'.join(asked)}）")
    return bytes(content)


class PdfPool:
    """Child processes that render; started by the first document, ended by `close` or with the parent."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._lock = threading.Lock()
        self._executor: ProcessPoolExecutor | None = None

    def submit(self, html: str) -> Future[bytes]:
        """The PDF to come. A child that was killed fails its own documents only; the next ones get new children."""
        with self._lock:
            if self._executor is None:
                self._executor = self._start()
            try:
                return self._executor.submit(render_pdf, html)
            except BrokenProcessPool:
                self._executor.shutdown(wait=False)
                self._executor = self._start()
                return self._executor.submit(render_pdf, html)

    def close(self) -> None:
        """Finish what was submitted, then end the children."""
        with self._lock:
            executor, self._executor = self._executor, None
        if executor is not None:
            executor.shutdown(wait=True)

    def __enter__(self) -> "PdfPool":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    def _start(self) -> ProcessPoolExecutor:
        # Spawned, not forked: the parent has threads, database handles and locks that a child must not inherit.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._workers, mp_context=context, initializer=_begin_child)


def _begin_child() -> None:
    """Quiet logs, which would quote the document; no orphan when the parent is killed."""
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
