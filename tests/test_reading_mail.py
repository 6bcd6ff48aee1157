"""Web archives are read as the page they hold; a mail's attachments are files of their own."""

import pytest

from parser.document import Grid
from parser.reading import mail, read
from parser.reading.archive import is_archive, members
from parser.reading.errors import UnreadableFile
from parser.reading.web import html
from parser.samples import make_draft, write
from parser.samples.mail_layouts import mail as mail_of
from parser.samples.mail_layouts import web_archive


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_web_archive_is_read_like_its_page(encoding):
    page = write(make_draft(2, year=2023), "html-clean")
    (expected,) = html.read(page, "a.mht")
    (document,) = read(web_archive(page.decode(), "年报", encoding), "a.mht")
    assert document.format == "mht"
    assert [line.text for line in document.lines] == [line.text for line in expected.lines]
    assert sum(isinstance(block, Grid) for block in document.blocks) == 3
    assert not document.unread


def test_a_mail_gives_its_attachment_as_a_file():
    report = write(make_draft(2, year=2023), "docx")
    data = mail_of("报送年报", "请查收。", report, "某局2023年报.docx")
    assert is_archive(data)
    assert dict(members(data, "来信.eml")) == {"来信.eml/某局2023年报.docx": report}


def test_a_long_body_is_a_file_too():
    data = mail_of("年报", "我局认真执行规定。" * 100, b"x", "说明.txt")
    assert [path for path, _ in members(data, "a.eml")] == ["a.eml/正文.txt", "a.eml/说明.txt"]


def test_the_body_of_a_mail_can_be_read_and_names_what_is_attached():
    (document,) = mail.read(mail_of("某局年报", "请查收附件。", b"x", "年报.docx"), "a.eml")
    assert [line.text for line in document.lines] == ["请查收附件。"]
    assert document.metadata["title"] == "某局年报"
    assert [(part.kind, part.detail) for part in document.unread] == [("attachment", "年报.docx")]


@pytest.mark.parametrize(
    "data",
    [
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n",
        b"From: a\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=nonsense\r\n\r\n",
        b"From: a\r\nContent-Type: multipart/mixed; boundary=x\r\n"
        + b"\r\n--x\r\nContent-Type: multipart/mixed; boundary=x\r\n" * 3000,
    ],
)
def test_broken_mails_are_refused_in_a_sentence(data):
    with pytest.raises(UnreadableFile):
        read(data, "a.eml")
