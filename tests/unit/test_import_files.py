"""Files to import: each encoding, format and damage comes to rows or to one clear error, never to nonsense."""

import io
import json
import os
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from config.errors import BadInput
from config.sources import load_sources
from portal import import_sheets, import_workbook
from portal.import_files import FileRead, ReportLine, read_import
from portal.import_report import as_csv

ROOT = Path(__file__).resolve().parents[2]
SOURCES = load_sources(ROOT / "config")
TODAY = date(2026, 11, 24)
HEADINGS = ["CF_XDR_MC", "CF_XDR_LB", "CF_XDR_SHXYM", "CF_WSH", "CF_WFXW", "CF_SY", "CF_YJ", "CF_CFLB", "CF_NR",
            "CF_NR_FK", "CF_JDRQ", "CF_CFJG"]  # fmt: skip
ROW = ["样例科技有限公司", "法人及非法人组织", "91110000600037341L", "金科罚决字〔2024〕第3号", "未如实报告", "未如实报告项目进展",
       "《中华人民共和国科学技术进步法》", "罚款;警告", "罚款三万元", "3", "2024年1月5日", "样例市科学技术局"]  # fmt: skip


def csv_bytes(*rows: list[str], encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    lines = [delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    return "\r\n".join(lines).encode(encoding)


def read(folder: Path, name: str, data: bytes) -> FileRead:
    path = folder / name
    path.write_bytes(data)
    return read_import(path, SOURCES, TODAY)


def entry(found: FileRead, at: int = 0) -> dict[str, Any]:
    assert found.offered[at].set_aside is None, found.offered[at].set_aside
    return dict(found.offered[at].data)


def reasons(found: FileRead) -> dict[str, str]:
    return {line.heading: line.reason for line in found.lines if line.row is not None}


def workbook(fill: Callable[[Workbook], None]) -> bytes:
    book = Workbook()
    fill(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def first_sheet(book: Workbook) -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return sheet


def rows_of(*rows: list[Any]) -> bytes:
    def fill(book: Workbook) -> None:
        for row in rows:
            first_sheet(book).append(row)

    return workbook(fill)


def check_the_row(found: FileRead) -> None:
    told = entry(found)
    assert (told["number"], told["authority"]) == ("金科罚决字〔2024〕第3号", "样例市科学技术局")
    assert (told["amounts"], told["days"]) == ({"fine": 3_000_000}, {"decided_on": "2024-01-05"})
    assert (told["kinds"], told["party"]["kind"]) == (["罚款", "警告"], "organisation")
    assert found.lines == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_a_row_is_the_same_in_every_encoding_and_with_every_delimiter(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    check_the_row(read(tmp_path, "a.csv", csv_bytes(HEADINGS, ROW, encoding=encoding, delimiter=delimiter)))


def test_the_same_row_is_read_from_a_workbook_from_json_and_from_json_lines(tmp_path: Path) -> None:
    record = dict(zip(HEADINGS, ROW, strict=True))
    number = json.dumps(record, ensure_ascii=False).replace('"3"', "3.0")
    lines = f"{number}\n\n{json.dumps(record, ensure_ascii=False)}\n"
    check_the_row(read(tmp_path, "a.xlsx", rows_of(HEADINGS, [*ROW[:9], 3, date(2024, 1, 5), ROW[11]])))
    check_the_row(read(tmp_path, "a.json", json.dumps([record]).encode()))
    check_the_row(read(tmp_path, "a.jsonl", lines.encode()))
    assert dict(entry(read(tmp_path, "b.jsonl", lines.encode()))["original"])["CF_NR_FK"] == "3.0"
    assert read(tmp_path, "c.jsonl", lines.encode()).places == [("", 1), ("", 3)]


def test_chinese_headings_are_the_same_columns(tmp_path: Path) -> None:
    titles = ["行政相对人名称", "行政相对人类别", "统一社会信用代码", "行政处罚决定书文号", "违法行为类型", "违法事实", "处罚依据",
              "处罚类别", "处罚内容", "罚款金额（万元）", "处罚决定日期", "处罚机关"]  # fmt: skip
    check_the_row(read(tmp_path, "a.csv", csv_bytes(titles, ROW, encoding="gb18030")))


@pytest.mark.parametrize(
    ("written", "kind"), [("个体工商户", "person"), ("自然人", "person"), ("法人及非法人组织", "organisation")]
)
def test_a_household_business_is_protected_as_the_person_who_runs_it(tmp_path: Path, written: str, kind: str) -> None:
    found = read(tmp_path, "a.csv", csv_bytes(HEADINGS, [ROW[0], written, *ROW[2:]]))
    assert entry(found)["party"]["kind"] == kind


def test_a_permit_is_read_as_one(tmp_path: Path) -> None:
    data = csv_bytes(["XK_XDR_MC", "XK_WSH", "XK_XKLB", "XK_NR", "XK_JDRQ", "XK_YXQZI", "XK_XKJG"],
                     ["样例公司", "金科许字〔2024〕第1号", "普通", "准予许可", "2024/1/5", "2099-12-31", "样例市科学技术局"])  # fmt: skip
    told = entry(read(tmp_path, "a.csv", data))
    assert (told["kind"], told["days"]) == ("permit", {"decided_on": "2024-01-05", "valid_until": "2099-12-31"})


def test_a_quoted_newline_is_one_cell_and_lines_are_counted_as_people_see_them(tmp_path: Path) -> None:
    wide = [*ROW[:8], "罚款\n三万元", *ROW[9:]]
    found = read(tmp_path, "a.csv", csv_bytes(HEADINGS, wide, [*ROW[:3], "另一文号", *ROW[4:]]))
    assert dict(entry(found)["original"])["CF_NR"] == "罚款\n三万元"
    assert [(line.row, line.heading) for line in found.lines] == [(4, "CF_WSH")]


def test_each_unreadable_field_is_one_line_and_the_row_is_kept(tmp_path: Path) -> None:
    wrong = ["样例公司", "外星人", "91110000600037341M", "金科罚决字〔2024〕第3号", "", "事实", "依据", "训斥", "内容", "约三万",
             "2027-01-01", "样例市科学技术局"]  # fmt: skip
    found = read(tmp_path, "a.csv", csv_bytes(HEADINGS, wrong))
    told = entry(found)
    assert reasons(found).keys() == {"CF_XDR_LB", "CF_XDR_SHXYM", "CF_WFXW", "CF_CFLB", "CF_NR_FK", "CF_JDRQ"}
    assert told["party"]["uscc"] == "91110000600037341M", "kept as it was written"
    assert [text for _, text in told["original"]] == wrong
    assert (told["amounts"], told["days"], told["kinds"]) == ({}, {}, [])


def test_today_has_been_and_tomorrow_has_not(tmp_path: Path) -> None:
    for day, known in (("2026-11-24", True), ("2026-11-25", False)):
        found = read(tmp_path, "a.csv", csv_bytes(HEADINGS, [*ROW[:10], day, ROW[11]]))
        assert ("decided_on" in entry(found)["days"]) is known


def test_no_line_of_the_report_repeats_an_identity_number(tmp_path: Path) -> None:
    secret = "11010519491231002Z"
    data = csv_bytes([*HEADINGS, "CF_XDR_ZJHM"], [*ROW, secret])
    found = read(tmp_path, "a.csv", data)
    assert reasons(found).keys() == {"CF_XDR_ZJHM"}
    assert secret not in repr(found.lines)
    assert entry(found)["party"]["identity_no"] == secret


def test_a_row_with_neither_a_decision_nor_a_party_and_a_day_is_no_case(tmp_path: Path) -> None:
    bare = ["罚款", *ROW[1:3], "无此格式", *ROW[4:]]
    found = read(tmp_path, "a.csv", csv_bytes(HEADINGS, bare, [ROW[0], *bare[1:]]))
    assert found.offered[0].set_aside is not None
    assert found.offered[1].set_aside is None, "a party and a day are enough"
    assert [text for _, text in found.offered[0].data["original"]] == bare


def test_a_row_out_of_step_with_its_header_is_set_aside_whole(tmp_path: Path) -> None:
    found = read(tmp_path, "a.csv", csv_bytes(HEADINGS, [*ROW, "多余"], ROW[:-1], [*ROW, ""]))
    assert [bool(offered.set_aside) for offered in found.offered] == [True, True, False]
    assert ["（第13列）", "多余"] in [list(pair) for pair in found.offered[0].data["original"]]


def test_a_column_nobody_mapped_is_told_once_and_kept(tmp_path: Path) -> None:
    found = read(tmp_path, "a.csv", csv_bytes([*HEADINGS, "新栏"], [*ROW, "新"], [*ROW, "新2"]))
    assert [(line.row, line.heading) for line in found.lines] == [(None, "新栏")]
    assert dict(entry(found)["original"])["新栏"] == "新"


def test_the_key_of_a_row_is_what_it_says_not_where_it_stands(tmp_path: Path) -> None:
    other = [*ROW[:3], "金科罚决字〔2024〕第4号", *ROW[4:]]
    one = read(tmp_path, "a.csv", csv_bytes(HEADINGS, ROW, other))
    two = read(tmp_path, "b.csv", csv_bytes(HEADINGS[::-1], other[::-1], ROW[::-1], delimiter=";"))
    assert [row.key for row in one.offered] == [row.key for row in two.offered][::-1]
    changed = read(tmp_path, "c.csv", csv_bytes(HEADINGS, [*ROW[:9], "3.0", *ROW[10:]]))
    assert changed.offered[0].key != one.offered[0].key


# ---- damage ---------------------------------------------------------------------------------------------------------


def refused(folder: Path, name: str, data: bytes, words: str, line: int | None = None) -> None:
    with pytest.raises(BadInput) as error:
        read(folder, name, data)
    assert words in error.value.problem
    if line is not None:
        assert error.value.line == line


def test_an_encoding_that_cannot_be_proved_is_refused_with_line_and_byte(tmp_path: Path) -> None:
    good = csv_bytes(HEADINGS, ROW, ROW)
    at = good.rindex("样例科技".encode())
    refused(tmp_path, "a.csv", good[:at] + b"\xff" + good[at:], f"第{at + 1}个字节", 3)
    refused(tmp_path, "a.csv", good[: at + 1] + good[at + 2 :], "UTF-8", 3)
    refused(tmp_path, "a.csv", csv_bytes(HEADINGS, ["樣例科技股份有限公司", *ROW[1:11], "臺北市政府勞動局"][:1] * 12, encoding="big5"),
            "GB18030", 2)  # fmt: skip
    refused(tmp_path, "a.csv", "".join(HEADINGS).encode("utf-16"), "UTF-16")
    refused(tmp_path, "a.csv", csv_bytes(HEADINGS, ROW, encoding="gb18030") + b"\x81", "GB18030")


def test_damaged_text_is_one_clear_error(tmp_path: Path) -> None:
    refused(tmp_path, "a.csv", b"", "空")
    refused(tmp_path, "a.csv", b"\r\n \n", "空")
    refused(tmp_path, "a.csv", csv_bytes(HEADINGS), "没有一行数据")
    refused(tmp_path, "a.csv", csv_bytes(HEADINGS, ROW) + b'\r\n"never closed', "引号", 3)
    refused(tmp_path, "a.csv", csv_bytes(HEADINGS, ["\x00", *ROW[1:]]), "NUL", 2)
    refused(tmp_path, "a.csv", csv_bytes(HEADINGS, ["长" * 10_000_000, *ROW[1:]]), "过长", 2)
    refused(tmp_path, "a.csv", csv_bytes(HEADINGS, ["长" * 100_001, *ROW[1:]]), "超过", 2)
    refused(tmp_path, "a.csv", csv_bytes(["甲", "乙"], ["1", "2"]), "表头")
    refused(tmp_path, "a.csv", csv_bytes([*HEADINGS, "CF_WSH"], [*ROW, "x"]), "重复", 1)
    refused(tmp_path, "a.pdf", csv_bytes(HEADINGS, ROW), "只能导入")
    refused(tmp_path, "a.csv", rows_of(HEADINGS, ROW), "扩展名")
    refused(tmp_path, "a.xlsx", csv_bytes(HEADINGS, ROW), "扩展名")
    refused(tmp_path, "a.xlsx", b"\xd0\xcf\x11\xe0rest", "旧式")


def test_damaged_json_is_one_clear_error(tmp_path: Path) -> None:
    record = json.dumps(dict(zip(HEADINGS, ROW, strict=True)), ensure_ascii=False)
    refused(tmp_path, "a.json", f"[{record}".encode(), "JSON")
    refused(tmp_path, "a.json", f'[{record[:-1]},"CF_WSH":"x"}}]'.encode(), "重复")
    refused(tmp_path, "a.json", record.replace('"3"', "NaN").encode(), "NaN")
    refused(tmp_path, "a.json", record.replace("样例科技", "\\ud800").encode(), "半个")
    refused(tmp_path, "a.json", record.replace("样例科技", "\\u0000").encode(), "NUL")
    refused(tmp_path, "a.json", b"[" * 200_000, "")
    refused(tmp_path, "a.json", b'[{"a": 1}]', "栏目")
    refused(tmp_path, "a.jsonl", f"{record}\n{record}\n{{broken\n".encode(), "JSON", 3)
    mixed = read(tmp_path, "a.json", f"[{record}, 7, null]".encode())
    assert [bool(row.set_aside) for row in mixed.offered] == [False, True, True]


def test_what_stands_around_the_rows_of_json_is_kept(tmp_path: Path) -> None:
    env = {"documentNumber": "德环罚字【2019】0013号", "competentDepartment": "德惠市环保局", "penaltyResult": ["罚款"],
           "penaltyAmount": "54.00", "currency": "CNY"}  # fmt: skip
    found = read(tmp_path, "a.json", json.dumps({"total": 14, "note": "记", "values": [env]}).encode())
    assert json.loads(found.around[0]) == {"total": "14", "note": "记", "values": 1}
    assert entry(found)["amounts"] == {"fine": 54_000_000}
    dollars = read(tmp_path, "a.json", json.dumps({"values": [{**env, "currency": "USD"}]}).encode())
    assert entry(dollars)["amounts"] == {}
    assert "币种" in reasons(dollars)["currency"]


# ---- workbooks ------------------------------------------------------------------------------------------------------


def test_formulas_errors_and_merged_cells_are_told_and_not_taken(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        sheet = first_sheet(book)
        sheet.append(HEADINGS)
        sheet.append([*ROW[:9], "=1+2", *ROW[10:]])
        sheet.append([*ROW[:3], "金科罚决字〔2024〕第4号", *ROW[4:]])
        sheet.append([*ROW[:3], "金科罚决字〔2024〕第5号", *ROW[4:10], "#N/A", ROW[11]])
        sheet.merge_cells("A3:A4")

    found = read(tmp_path, "a.xlsx", workbook(fill))
    told = [(line.row, line.heading) for line in found.lines]
    assert told == [(2, "CF_NR_FK"), (4, "CF_XDR_MC"), (4, "CF_JDRQ")]
    assert dict(entry(found)["original"])["CF_NR_FK"] == "=1+2"
    assert "A3" in reasons(found)["CF_XDR_MC"]
    assert "name" not in entry(found, 2)["party"], "nothing is filled in for a merged cell"


def test_a_title_above_the_header_is_kept_and_a_wrong_extent_cuts_nothing_off(tmp_path: Path) -> None:
    data = rows_of(["行政处罚信息公示表"], HEADINGS, ROW, [*ROW[:3], "金科罚决字〔2024〕第4号", *ROW[4:]])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            text = old.read(part)
            if part.filename.endswith("sheet1.xml"):
                assert b'ref="A1:L4"' in text
                text = text.replace(b'ref="A1:L4"', b'ref="A1:B2"')
            new.writestr(part, text)
    found = read(tmp_path, "a.xlsx", out.getvalue())
    assert len(found.offered) == 2
    assert found.around[0].startswith("行政处罚信息公示表")
    assert found.places == [("Sheet", 3), ("Sheet", 4)]


def test_a_hidden_sheet_is_refused_and_a_sheet_without_header_is_set_aside(tmp_path: Path) -> None:
    def hidden(book: Workbook) -> None:
        for row in (HEADINGS, ROW):
            first_sheet(book).append(row)
        other = book.create_sheet("旧")
        other.append(ROW)
        other.sheet_state = "hidden"

    def strange(book: Workbook) -> None:
        for row in (HEADINGS, ROW):
            first_sheet(book).append(row)
        book.create_sheet("说明").append(["填表说明", 7])

    refused(tmp_path, "a.xlsx", workbook(hidden), "隐藏")
    found = read(tmp_path, "a.xlsx", workbook(strange))
    assert [bool(row.set_aside) for row in found.offered] == [False, True]
    refused(tmp_path, "a.xlsx", workbook(lambda book: None), "空")
    refused(tmp_path, "a.xlsx", rows_of(["甲"], ["1"]), "表头")


def test_a_zip_bomb_a_dtd_and_a_torn_workbook_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = rows_of(HEADINGS, ROW)
    refused(tmp_path, "a.xlsx", good[: len(good) // 2], "工作簿")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a/>')
    refused(tmp_path, "a.xlsx", out.getvalue(), "DTD")
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/a.xml", "w") as part:
        for _ in range(257):
            part.write(bytes(1 << 20))
    assert len(bomb.getvalue()) < 1 << 20
    refused(tmp_path, "a.xlsx", bomb.getvalue(), "256 MiB")
    monkeypatch.setattr("portal.import_files.FILE_LIMIT", len(good) - 1)
    refused(tmp_path, "a.xlsx", good, "太大")


def test_a_folder_a_pipe_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.csv")
    for path in (tmp_path, tmp_path / "none.csv", tmp_path / "a.csv"):
        with pytest.raises(BadInput):
            read_import(path, SOURCES, TODAY)


def test_a_spreadsheet_takes_no_cell_of_the_report_for_a_formula() -> None:
    lines = [
        ReportLine("a.csv", "", 2, heading, "原因")
        for heading in ("=cmd|' /C calc'!A0", "+1", "-1", "@x", "\t=1", "栏")
    ]
    cells = [row.split(",")[3] for row in as_csv(lines).splitlines()[1:]]
    assert [cell.lstrip('"')[0] for cell in cells] == ["'", "'", "'", "'", "'", "栏"]


# ---- any bytes ------------------------------------------------------------------------------------------------------

CSV_TEXT = csv_bytes(HEADINGS, ROW, ROW)
XLSX_BYTES = rows_of(HEADINGS, ROW)
JSON_BYTES = json.dumps([dict(zip(HEADINGS, ROW, strict=True))], ensure_ascii=False).encode()


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """A good file with a few bytes cut, changed or put in; or any bytes at all."""
    name, whole = draw(
        st.sampled_from([("a.csv", CSV_TEXT), ("a.xlsx", XLSX_BYTES), ("a.json", JSON_BYTES), ("a.jsonl", JSON_BYTES)])
    )
    if draw(st.booleans()):
        return name, draw(st.binary(max_size=300))
    data = bytearray(whole)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        data[at : at + draw(st.integers(0, 8))] = draw(st.binary(max_size=8))
    return name, bytes(data)


@settings(max_examples=400)
@given(file=damaged())
def test_any_bytes_come_to_rows_or_to_our_own_error(
    tmp_path_factory: pytest.TempPathFactory, file: tuple[str, bytes]
) -> None:
    name, data = file
    try:
        found = read(tmp_path_factory.getbasetemp(), name, data)
    except BadInput:
        return
    assert len(found.offered) == len(found.places) > 0


@given(rows=st.lists(st.lists(st.text(max_size=12), min_size=12, max_size=12), min_size=1, max_size=4))
def test_any_cells_are_kept_word_for_word(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    records = [dict(zip(HEADINGS, row, strict=True)) for row in rows]
    data = json.dumps(records).encode()
    try:
        found = read(tmp_path_factory.getbasetemp(), "words.json", data)
    except BadInput:
        assert any("\x00" in cell or any("\ud800" <= c <= "\udfff" for c in cell) for row in rows for cell in row)
        return
    assert [[text for _, text in offered.data["original"]] for offered in found.offered] == rows


def test_limits_are_what_the_manual_says() -> None:
    assert import_sheets.FILE_LIMIT == 64 * 1024 * 1024
    assert import_workbook.UNPACKED_LIMIT == 256 * 1024 * 1024
