"""Formats are told from the bytes: names lie."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from parser.reading import read
from parser.reading.errors import Damaged, EmptyFile, Encrypted, UnknownFormat
from parser.reading.sniff import format_of
from parser.samples import LAYOUTS, make_draft, write

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 22 + b"\x09\0" + b"\0" * 16
NAMES_OF_TEXT = {"md": "txt"}


def ole(stream):
    return OLE + b"\0" * 2000 + stream.encode("utf-16-le") + b"\0" * 2000


def zipped(*names, **parts):
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name in names:
            package.writestr(name, "x")
        for name, data in parts.items():
            package.writestr(name, data)
    return buffer.getvalue()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_sample_is_told_by_its_bytes(layout):
    found = format_of(write(make_draft(1, year=2023), layout))
    assert found == NAMES_OF_TEXT.get(LAYOUTS[layout].format, LAYOUTS[layout].format)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (ole("WordDocument"), "doc"),
        (ole("Workbook"), "xls"),
        (b"{\\rtf1 x}", "rtf"),
        (zipped(mimetype="application/vnd.oasis.opendocument.text"), "odt"),
        (zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "ods"),
        (zipped("a.txt", "b/c.docx"), "zip"),
        (zipped("[Content_Types].xml", "word/document.xml"), "docx"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "xlsx"),
        (b"\r\n%PDF-1.7", "pdf"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"7z\xbc\xaf\x27\x1c\0\4", "7z"),
        (b"Rar!\x1a\x07\0", "rar"),
        ("<p>一</p>".encode("utf-16"), "html"),
        ("一、总体情况 <p> 之外".encode(), "txt"),
        ("# 题目\n\n<table><tr><td>0</td></tr></table>\n".encode(), "html"),
        ("| 商业<br>企业 | 科研<br>机构 |\n|---|---|\n| 0<br> | 1 |\n".encode(), "txt"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument>', "officexml"),
    ],
)
def test_formats_are_told_by_their_marks(data, name):
    assert format_of(data) == name


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b" \r\n\0", EmptyFile),
        (ole("EncryptedPackage"), Encrypted),
        (ole("PowerPoint Document"), UnknownFormat),
        (zipped("[Content_Types].xml", "ppt/presentation.xml"), UnknownFormat),
        (OLE, Damaged),
        (b"PK\x03\x04" + b"x" * 100, Damaged),
    ],
)
def test_what_is_no_document_is_refused(data, error):
    with pytest.raises(error):
        format_of(data)


@pytest.mark.parametrize("name", ["locked.docx", "年报.doc", "年报.pdf"])
def test_a_word_file_behind_a_password_says_so_whatever_its_name(name):
    with pytest.raises(Encrypted):
        read((Path(__file__).parent / "reports" / "locked.docx").read_bytes(), name)


def test_an_open_document_behind_a_password_says_so():
    data = zipped(
        **{
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": bytes(range(256)),
            "META-INF/manifest.xml": "<m:file-entry><m:encryption-data/></m:file-entry>",
        }
    )
    with pytest.raises(Encrypted):
        read(data, "年报.odt")


@pytest.mark.parametrize("name", ["年报.doc", "年报.docx", "年报.wps", "年报.pdf", "年报"])
@pytest.mark.parametrize("layout", ["docx", "html-site-gbk", "xlsx", "mht"])
def test_a_renamed_file_is_read_as_what_it_is(layout, name):
    data = write(make_draft(1, year=2023), layout)
    (document,) = read(data, name)
    assert document.format == LAYOUTS[layout].format
    assert document.metadata["file_name"] == name
    assert len(document.blocks) > 10
