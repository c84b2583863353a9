"""The volume of a case: whole, in order, the same bytes every time, and any change to any file of it is found."""

import asyncio
import io
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import pytest
from pypdf import PdfReader, PdfWriter

from config.settings import ARCHIVE
from flows.compose import compose
from flows.submit import Executor
from models import volume_file as form
from models.checkpoint import take_checkpoint
from models.record import canonical, event_hash, genesis
from models.signing import create_key, load_key, load_public_key, public_path
from models.volume import place_in_volume
from models.volume_check import Checked, check_volume
from notifications.binding import Sheet, bind
from notifications.channels import RecordingSender
from notifications.pdf import missing_packages
from portal import export
from portal.main import run
from tests.integration.bureau_desk import Desk, founded
from tests.integration.one_case import OneCase

pytestmark = pytest.mark.skipif(bool(missing_packages()), reason="needs Debian's Pango and fonts")


@dataclass
class Exported:
    """A case filed, inspected, corrected, archived, checkpointed, gone on by one act, and exported."""

    no: str
    desk: Desk
    data: Path
    key: Path
    contents: dict[str, bytes]
    about: dict[str, object]
    raw: bytes

    def again(self) -> bytes:
        """The volume exported now."""
        made = export.volume_of(self.desk.store, self.no, self.data)
        return form.sealed(made.contents, made.about, load_key(self.key))

    def check(self, raw: bytes, *, with_key: bool = True) -> Checked:
        return check_volume(raw, load_public_key(public_path(self.key)) if with_key else None)

    def resealed(self, contents: dict[str, bytes], **about: object) -> bytes:
        """What an insider with the bureau's own key could make: the manifest fits, the record inside does not."""
        return form.sealed(contents, {**self.about, **about}, load_key(self.key))


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Exported]:
    home = tmp_path_factory.mktemp("volume")
    data, keys = home / "data", home / "keys"
    data.mkdir()
    keys.mkdir()
    desk = Desk(founded(data))
    key = keys / "checkpoint.pem"
    create_key(key, data)
    case = OneCase(desk)
    for action, by in (("skip_prompt", "officer-a"), ("propose_filing", "officer-a"), ("approve_filing", "leader-a")):
        case.do(action, by)
    seq = case.do("record_inspection").seq
    case.correct(seq, place="样例路2号")
    run_owed(desk, data)
    take_checkpoint(desk.store, data / "checkpoints", key)
    case.do("order_correction")
    made = export.volume_of(desk.store, case.no, data)
    raw = form.sealed(made.contents, made.about, load_key(key))
    yield Exported(case.no, desk, data, key, made.contents, made.about, raw)
    desk.store.close()


def run_owed(desk: Desk, data: Path) -> None:
    runtime = compose(desk.store, RecordingSender(), data / ARCHIVE)
    asyncio.run(Executor(mode="plain").deliver(runtime))


def says(checked: Checked) -> str:
    return "\n".join(finding.says for finding in checked.findings)


# ---- what is in it ---------------------------------------------------------------------------------------------------


def test_a_volume_verifies_offline_and_tells_what_it_proves(exported: Exported) -> None:
    checked = exported.check(exported.raw)
    assert checked.findings == []
    assert checked.case_no == exported.no
    assert any("所给公钥的持有机关签名" in line for line in checked.proven)
    times = [re.search(r"次存证（(.+)）已包含本案第1至", line) for line in checked.proven]
    (time,) = [found.group(1) for found in times if found]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", time), "the time in Beijing, as everywhere"
    assert any("还没有存证" in line for line in checked.caveats), "the order came after the checkpoint"


def test_without_a_key_from_outside_it_says_what_it_cannot_prove(exported: Exported) -> None:
    checked = exported.check(exported.raw, with_key=False)
    assert checked.findings == []
    assert any("不能证明出自本机关" in line for line in checked.caveats)


def test_the_same_state_gives_the_same_bytes_whatever_is_signed_of_other_cases(exported: Exported) -> None:
    take_checkpoint(exported.desk.store, exported.data / "checkpoints", exported.key)
    first = exported.again()
    exported.desk.open()
    take_checkpoint(exported.desk.store, exported.data / "checkpoints", exported.key)
    assert exported.again() == first
    assert not any("还没有存证" in line for line in exported.check(first).caveats)


def test_the_decision_comes_first_then_the_receipts_then_the_rest_by_time() -> None:
    made = [("site_record", 4, "void"), ("site_record", 5, "issued"), ("prior_notice", 9, "issued"),
            ("service_receipt", 10, "issued"), ("decision", 12, "issued"), ("opinion_form", 12, "issued"),
            ("service_receipt", 13, "void"), ("service_receipt", 14, "issued")]  # fmt: skip
    rows = [{"kind": kind, "seq": seq, "state": state, "number": "x"} for kind, seq, state in made]
    assert [row["seq"] for row in sorted(rows, key=place_in_volume)] == [12, 10, 14, 4, 5, 9, 12, 13]


def test_every_document_of_the_case_is_in_the_index_the_replaced_one_too(exported: Exported) -> None:
    index = orjson.loads(exported.contents[form.CASE])["index"]
    told = [(row["title"], row["remark"], row["made_at_export"]) for row in index]
    assert told == [
        ("立案审批表", None, True),
        ("现场检查笔录", "已作废", True),
        ("现场检查笔录", None, True),
        ("责令改正通知书", None, True),
    ]
    records = [row for row in form.rows_in(exported.contents[form.DOCUMENTS]) if row["kind"] == "site_record"]
    assert [orjson.loads(row["context"])["place"] for row in records] == ["样例路1号", "样例路2号"]


def test_the_pages_are_numbered_from_the_first_document_on_and_none_is_blank(exported: Exported) -> None:
    told = orjson.loads(exported.contents[form.CASE])
    volume = PdfReader(io.BytesIO(exported.contents[form.VOLUME]))
    pages = ["".join(page.extract_text().split()) for page in volume.pages]
    ahead = len(pages) - told["pages"]
    assert "行政处罚案卷" in pages[0]
    assert "卷内目录" in pages[1]
    assert not any(f"/{told['pages']}" in page for page in pages[:ahead])
    for number, page in enumerate(pages[ahead:], 1):
        assert f"卷{number}/{told['pages']}" in page
        assert len(page) > 40
    for row in told["index"]:
        assert row["title"] in pages[ahead + row["first_page"] - 1]


def test_the_bound_volume_is_for_the_archive_as_its_papers_are(exported: Exported) -> None:
    """PDF/A-3b asks for this besides the pages: version, identifier, colours, one title, and every font inside."""
    data = exported.contents[form.VOLUME]
    volume: Any = PdfReader(io.BytesIO(data))
    told = volume.xmp_metadata
    assert data.startswith(b"%PDF-1.7")
    assert (told.pdfaid_part, told.pdfaid_conformance) == ("3", "B")
    assert told.dc_title == {"x-default": volume.metadata.title}
    assert len(volume.trailer["/ID"]) == 2
    (intent,) = volume.root_object["/OutputIntents"]
    assert intent["/DestOutputProfile"].get_data()
    fonts = [font.get_object() for page in volume.pages for font in page["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        inner = font["/DescendantFonts"][0]["/FontDescriptor"]
        assert inner.keys() & {"/FontFile", "/FontFile2", "/FontFile3"}


def test_a_paper_that_is_not_for_the_archive_is_not_bound() -> None:
    plain = io.BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(plain)
    with pytest.raises(ValueError, match="not pdf/a-3b"):
        bind([Sheet("某页", plain.getvalue())], plain.getvalue(), "案件 2026-0001 卷宗")


def test_the_command_writes_a_new_file_and_the_check_needs_no_database(
    exported: Exported, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ZHIFA_DATA", str(exported.data))
    monkeypatch.setenv("ZHIFA_KEYS", str(exported.key.parent))
    monkeypatch.setenv("ZHIFA_DATABASE", f"sqlite:///{exported.data}/zhifa.db")
    file = tmp_path / "volume.zip"
    assert run(["case", "export", exported.no, "--out", str(file)]) == 0
    assert run(["case", "export", exported.no, "--out", str(file)]) == 2
    assert run(["case", "export", "2026-9999", "--out", str(tmp_path / "x.zip")]) == 2
    monkeypatch.setenv("ZHIFA_DATABASE", f"sqlite:///{tmp_path}/nowhere.db")
    assert run(["verify", "--volume", str(file), "--key", str(public_path(exported.key))]) == 0
    assert run(["verify", "--volume", str(tmp_path / "none.zip")]) == 2
    whole = file.read_bytes()
    for changed in (whole.replace(b"event", b"tneve", 1), form.pack({**form.unpack(whole), "x": b""})):
        file.write_bytes(changed)
        assert run(["verify", "--volume", str(file)]) == 1
        told = capsys.readouterr()
        assert "不可采信" in told.out + told.err
    file.write_bytes(b"not a volume")
    assert run(["verify", "--volume", str(file)]) == 2


def test_an_archived_file_that_is_gone_is_told_and_not_left_out(exported: Exported, tmp_path: Path) -> None:
    broken = tmp_path / "data"
    shutil.copytree(exported.data, broken)
    next((broken / ARCHIVE).glob("??/*.html")).write_bytes(b"x")
    with pytest.raises(export.VolumeIncomplete, match="缺失或者损坏"):
        export.volume_of(exported.desk.store, exported.no, broken)


# ---- every change is found -------------------------------------------------------------------------------------------


def names(exported: Exported) -> list[str]:
    return sorted(form.unpack(exported.raw))


def test_every_file_changed_or_removed_or_swapped_is_found(exported: Exported) -> None:
    whole = form.unpack(exported.raw)
    for name in names(exported):
        changed = form.pack({**whole, name: whole[name] + b" "})
        removed = form.pack({other: data for other, data in whole.items() if other != name})
        for raw in (changed, removed):
            try:
                assert exported.check(raw).findings, name
            except form.NotAVolume:
                assert name == form.MANIFEST
    one, other = [name for name in names(exported) if name.startswith(form.ARCHIVED)][:2]
    assert "调换" in says(exported.check(form.pack({**whole, one: whole[other], other: whole[one]})))


def test_a_file_added_and_a_byte_appended_are_found(exported: Exported) -> None:
    whole = form.unpack(exported.raw)
    assert "被添加" in says(exported.check(form.pack({**whole, "files/x.pdf": b"x"})))
    with io.BytesIO(exported.raw) as copy:
        with zipfile.ZipFile(copy, "a") as archive:
            archive.comment = b"x"
        assert "封装被改动" in says(exported.check(copy.getvalue()))
    with pytest.raises(form.NotAVolume):
        exported.check(b"PK" + exported.raw[:500])


def test_another_key_is_told_apart_only_by_a_key_from_outside(exported: Exported, tmp_path: Path) -> None:
    other = tmp_path / "other.pem"
    create_key(other, tmp_path / "data")
    contents = {n: d for n, d in exported.contents.items() if n != form.CHECKPOINT}
    contents[form.CHECKPOINT] = canonical({"line": None, "leaf": None, "path": None}).encode()
    forged = form.sealed(contents, exported.about, load_key(other))
    assert exported.check(forged, with_key=False).findings == [], "a whole volume made up hangs together: that is said"
    assert "不是所给的公钥" in says(exported.check(forged))


Change = Callable[[dict[str, bytes]], None]


def last_event_cut(contents: dict[str, bytes]) -> None:
    contents[form.EVENTS] = b"".join(contents[form.EVENTS].splitlines(keepends=True)[:-1])


def history_rewritten(contents: dict[str, bytes]) -> None:
    """The whole chain made anew around one changed entry, as one who knows the software would."""
    rows = form.rows_in(contents[form.EVENTS])
    before = genesis(rows[0]["stream"])
    for row in rows:
        body = orjson.loads(row["body"])
        if body["action"] == "record_inspection":
            body["payload"]["findings"] = "没有发现问题"
        row["prev"], row["body"] = before, canonical(body)
        row["hash"] = before = event_hash(row["prev"], row["body"])
    contents[form.EVENTS] = form.lines_of(rows)


def document_dropped(contents: dict[str, bytes]) -> None:
    contents[form.DOCUMENTS] = form.lines_of(form.rows_in(contents[form.DOCUMENTS])[1:])


def document_changed(contents: dict[str, bytes]) -> None:
    rows = form.rows_in(contents[form.DOCUMENTS])
    rows[0]["context"] = rows[0]["context"].replace("样例", "某某", 1)
    contents[form.DOCUMENTS] = form.lines_of(rows)


def void_hidden(contents: dict[str, bytes]) -> None:
    rows = [{**row, "state": "issued"} for row in form.rows_in(contents[form.DOCUMENTS])]
    contents[form.DOCUMENTS] = form.lines_of(rows)


def file_replaced(contents: dict[str, bytes]) -> None:
    name = next(name for name in sorted(contents) if name.startswith(form.ARCHIVED))
    contents[name] += b"<!-- -->"


def index_reordered(contents: dict[str, bytes]) -> None:
    told = orjson.loads(contents[form.CASE])
    told["index"] = [told["index"][1], told["index"][0], *told["index"][2:]]
    contents[form.CASE] = orjson.dumps(told)


def checkpoint_of_another_head(contents: dict[str, bytes]) -> None:
    told = orjson.loads(contents[form.CHECKPOINT])
    told["leaf"][1] -= 1
    contents[form.CHECKPOINT] = canonical(told).encode()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (last_event_cut, "尾部被截去"),
        (history_rewritten, "与清单所载不符"),
        (document_dropped, "被移除"),
        (document_changed, "被改动"),
        (void_hidden, "作废的状态"),
        (file_replaced, "归档文件"),
        (index_reordered, "卷内目录与文书不符"),
        (checkpoint_of_another_head, "不在存证之内"),
    ],
)
def test_a_change_signed_anew_by_an_insider_is_found_by_the_record_itself(
    exported: Exported, change: Change, told: str
) -> None:
    contents = dict(exported.contents)
    change(contents)
    assert told in says(exported.check(exported.resealed(contents)))


def test_history_rewritten_whole_is_found_by_the_checkpoint(exported: Exported) -> None:
    contents = dict(exported.contents)
    history_rewritten(contents)
    head = form.rows_in(contents[form.EVENTS])[-1]["hash"]
    assert "历史被改写" in says(exported.check(exported.resealed(contents, head=head)))
