"""PDFs of documents are complete, archival and the same every time; what is missing on the machine is named."""

import ctypes
import multiprocessing
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import StreamObject

from notifications import pdf
from notifications.pdf import DocumentRefused, PdfPool, missing_packages

needs_packages = pytest.mark.skipif(
    bool(missing_packages()), reason=f"needs the Debian packages {' '.join(missing_packages())}"
)
DOCUMENT = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>行政处罚决定书</title>
<style>@page { size: A4; margin: 37mm 26mm 35mm 28mm } body { font: 16pt/28pt "Noto Serif CJK SC", serif }</style>
</head><body><h1>行政处罚决定书</h1><p>罚款人民币叁万元整（30,000.00元），二〇二六年三月二日。</p></body></html>"""


@pytest.fixture(scope="module")
def pool() -> Iterator[PdfPool]:
    with PdfPool(1) as one:
        yield one


@needs_packages
def test_a_document_is_an_archival_pdf_with_readable_text_and_no_date_of_its_own(pool: PdfPool) -> None:
    reader = PdfReader(BytesIO(pool.submit(DOCUMENT).result()))
    text = "".join(page.extract_text() for page in reader.pages)
    assert "行政处罚决定书" in text
    assert "罚款人民币叁万元整（30,000.00元）" in text
    assert reader.metadata is not None
    assert reader.metadata.title == "行政处罚决定书"
    assert reader.metadata.creation_date is None
    metadata = reader.root_object["/Metadata"].get_object()
    assert isinstance(metadata, StreamObject)
    assert b'pdfaid:part="3"' in metadata.get_data()
    assert b'pdfaid:conformance="B"' in metadata.get_data()


@needs_packages
def test_the_same_html_gives_the_same_bytes_in_every_process(pool: PdfPool) -> None:
    first, second = pool.submit(DOCUMENT).result(), pool.submit(DOCUMENT).result()
    with PdfPool(1) as other:
        assert first == second == other.submit(DOCUMENT).result()
    assert pool.submit(DOCUMENT.replace("叁万", "肆万")).result() != first


@needs_packages
@pytest.mark.parametrize(
    "html",
    [
        "<img src='http://127.0.0.1:9/seal.png'>",
        "<img src='seal.png'>",
        "<img src='file:///etc/hostname'>",
        "<img src='data:image/png;base64,AAAA'>",
        "<link rel=stylesheet href='https://127.0.0.1:9/x.css'>",
        "<link rel=attachment href='file:///etc/hostname'>",
        "<style>@import url(http://127.0.0.1:9/x.css);</style>",
        "<style>@font-face { font-family: x; src: url(http://127.0.0.1:9/x.woff) }</style>",
        "<p style='background: url(http://127.0.0.1:9/x.png)'>a</p>",
        "<object data='http://127.0.0.1:9/x.svg'></object>",
        "<svg><image href='http://127.0.0.1:9/x.png' width='9' height='9'/></svg>",
    ],
)
def test_a_document_that_asks_for_something_outside_is_refused(pool: PdfPool, html: str) -> None:
    with pytest.raises(DocumentRefused):
        pool.submit(f"<html><body>{html}</body></html>").result()


@needs_packages
def test_a_refusal_leaves_the_pool_in_order(pool: PdfPool) -> None:
    with pytest.raises(DocumentRefused, match="http"):
        pool.submit("<img src='seal.png'>").result()
    assert pool.submit(DOCUMENT).result().startswith(b"%PDF-1.7")


@needs_packages
def test_a_killed_child_fails_its_own_document_and_the_next_one_is_made() -> None:
    others = set(multiprocessing.active_children())
    with PdfPool(1) as pool:
        pool.submit(DOCUMENT).result()
        (child,) = set(multiprocessing.active_children()) - others
        waiting = pool.submit(DOCUMENT * 50)
        child.kill()
        with pytest.raises(BrokenProcessPool):
            waiting.result()
        assert pool.submit(DOCUMENT).result().startswith(b"%PDF")


@needs_packages
def test_children_do_not_outlive_a_killed_parent(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(
        "from multiprocessing import active_children\n"
        "from notifications.pdf import PdfPool\n"
        "if __name__ == '__main__':\n"
        "    pool = PdfPool(1)\n"
        "    pool.submit('<p>a').result()\n"
        "    print(active_children()[0].pid, flush=True)\n"
        "    input()\n",
        encoding="utf-8",
    )
    root = Path(pdf.__file__).parent.parent
    with subprocess.Popen(
        [sys.executable, str(script)],
        env={"PYTHONPATH": str(root), "PATH": "/usr/bin:/bin"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.kill()
    wait_until_gone(child)


def wait_until_gone(process: int) -> None:
    ends = time.monotonic() + 10
    while Path(f"/proc/{process}/stat").exists():
        if Path(f"/proc/{process}/stat").read_text(encoding="utf-8").split(")")[1].split()[0] == "Z":
            return  # ended; only its entry is left for whoever adopted it
        assert time.monotonic() < ends, "the child still runs"


def test_missing_libraries_and_fonts_are_named_by_their_debian_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_library(name: str) -> None:
        raise OSError(name)

    monkeypatch.setattr(ctypes, "CDLL", no_library)
    monkeypatch.setattr(ctypes.util, "find_library", lambda name: None)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert missing_packages() == [
        "libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fontconfig", "fonts-noto-cjk",
    ]  # fmt: skip


def test_a_machine_without_a_chinese_font_is_told_which_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = shutil.which("true")
    assert nothing is not None
    monkeypatch.setattr(shutil, "which", lambda name: nothing)
    assert missing_packages()[-1] == "fonts-noto-cjk"
