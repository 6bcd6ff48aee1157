"""Archives give their files under their paths; a bad member costs itself, a bomb costs nothing."""

import io
import shutil
import stat
import tarfile
import zipfile

import py7zr
import pytest

from parser.reading import archive, limits
from parser.reading.archive import is_archive, members
from parser.reading.errors import Damaged, Encrypted, TooLarge, ToolMissing, UnknownFormat, UnreadableFile
from parser.samples import make_draft, write


def zipped(files, compression=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as package:
        for name, data in files.items():
            package.writestr(name, data)
    return buffer.getvalue()


def kinds(found):
    return {name: content.kind if isinstance(content, UnreadableFile) else content for name, content in found}


def test_files_come_with_their_folders():
    data = zipped({"2023/某局/年报.txt": "甲", "b.txt": "乙", "空文件夹/": ""})
    assert dict(members(data, "收到.zip")) == {
        "收到.zip/2023/某局/年报.txt": "甲".encode(),
        "收到.zip/b.txt": "乙".encode(),
    }


class WindowsInfo(zipfile.ZipInfo):
    """A member whose name is written as Windows does: in its code page, without a mark."""

    def _encodeFilenameFlags(self):
        return self.filename.encode("gbk"), self.flag_bits & ~0x800


def test_names_of_windows_zips_are_read():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr(WindowsInfo("2023年/某局年报.txt"), "甲")
    assert list(dict(members(buffer.getvalue(), "a.zip"))) == ["a.zip/2023年/某局年报.txt"]


def test_a_document_is_no_archive_and_litter_is_left_out():
    assert not is_archive(write(make_draft(1, year=2023), "docx"))
    assert not is_archive(b"text")
    data = zipped(
        {"__MACOSX/._a.txt": "x", "a.txt": "甲", ".DS_Store": "x", "~$a.docx": "x", "Thumbs.db": "x"}
    )
    assert list(dict(members(data, "a.zip"))) == ["a.zip/a.txt"]


def test_an_archive_inside_is_opened_and_one_further_in_refused():
    innermost = zipped({"丙.txt": "丙"})
    inner = zipped({"乙.txt": "乙", "深.zip": innermost})
    found = kinds(members(zipped({"内.zip": inner, "甲.txt": "甲"}), "外.zip"))
    assert found == {
        "外.zip/内.zip/乙.txt": "乙".encode(),
        "外.zip/内.zip/深.zip": "too_large",
        "外.zip/甲.txt": "甲".encode(),
    }


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("../../etc/x.txt", "etc/x.txt"),
        ("/etc/x.txt", "etc/x.txt"),
        ("C:\\x\\..\\y.txt", "x/y.txt"),
        ("a/./b", "a/b"),
    ],
)
def test_no_path_leads_out_of_the_archive(name, path):
    assert archive.safe_path(name) == path


def test_links_are_refused_in_a_sentence():
    info = zipfile.ZipInfo("link.txt")
    info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr(info, "/etc/passwd")
    assert kinds(members(buffer.getvalue(), "a.zip")) == {"a.zip/link.txt": UnknownFormat.kind}


def test_a_bomb_is_not_unpacked():
    found = kinds(members(zipped({"bomb.txt": b"0" * 60_000_000, "a.txt": "甲"}), "a.zip"))
    assert found == {"a.zip/bomb.txt": "too_large", "a.zip/a.txt": "甲".encode()}


def test_ten_thousand_members_are_read_and_more_than_the_bound_refused(monkeypatch):
    data = zipped({f"{number}.txt": "x" for number in range(10_000)}, zipfile.ZIP_STORED)
    assert len(list(members(data, "a.zip"))) == 10_000
    monkeypatch.setattr(limits, "MEMBERS", 100)
    with pytest.raises(TooLarge):
        list(members(data, "a.zip"))


def test_the_bound_counts_what_all_members_unpack_to(monkeypatch):
    monkeypatch.setattr(limits, "UNPACKED_BYTES", 1000)
    found = kinds(members(zipped({f"{number}.txt": "x" * 400 for number in range(6)}), "a.zip"))
    assert found["a.zip"] == "too_large"
    assert len(found) < 6


def test_a_password_is_named_for_the_file_or_for_the_whole_archive():
    def locked(data):
        data = bytearray(data)
        for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            position = data.index(signature)
            data[position + flags] |= 1
        return bytes(data)

    told = []
    with pytest.raises(Encrypted):
        told.extend(members(locked(zipped({"a.txt": "甲"})), "a.zip"))
    assert not told  # one sentence for the whole archive, not one more for each file
    assert kinds(members(locked(zipped({"a.txt": "甲", "b.txt": "乙"})), "a.zip")) == {
        "a.zip/a.txt": "encrypted",
        "a.zip/b.txt": "乙".encode(),
    }


def test_a_zip_locked_with_aes_asks_for_its_password():
    data = bytearray(zipped({"a.txt": "甲"}))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        position = data.index(signature) + flags
        data[position] |= 1
        data[position + 2 : position + 4] = (99).to_bytes(2, "little")
    with pytest.raises(Encrypted):
        list(members(bytes(data), "a.zip"))


def test_broken_archives_are_damaged():
    good = zipped({"a.txt": "甲" * 1000})
    for cut in (20, len(good) // 2, len(good) - 10):
        with pytest.raises(Damaged):
            list(members(good[:cut], "a.zip"))
    bad = good.replace(good[40:44], b"\xff\xff\xff\xff", 1)
    assert kinds(members(bad, "a.zip")) == {"a.zip/a.txt": "damaged"}


@pytest.mark.parametrize("compression", ["", "gz"])
def test_tar_files_are_read_and_their_links_refused(compression):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=f"w:{compression}") as package:
        info = tarfile.TarInfo("某局/年报.txt")
        info.size = 3
        package.addfile(info, io.BytesIO("甲".encode()))
        link = tarfile.TarInfo("link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        package.addfile(link)
    assert kinds(members(buffer.getvalue(), "a.tar.gz")) == {
        "a.tar.gz/某局/年报.txt": "甲".encode(),
        "a.tar.gz/link": "unknown_format",
    }


def test_seven_zip_files_are_read(tmp_path):
    path = tmp_path / "a.7z"
    with py7zr.SevenZipFile(path, "w") as package:
        package.writestr("甲", "某局/年报.txt")
    assert dict(members(path.read_bytes(), "a.7z")) == {"a.7z/某局/年报.txt": "甲".encode()}
    with py7zr.SevenZipFile(path, "w", password="x", header_encryption=True) as package:
        package.writestr("甲", "a.txt")
    with pytest.raises(Encrypted):
        list(members(path.read_bytes(), "a.7z"))
    with py7zr.SevenZipFile(path, "w", password="x") as package:  # names open, contents not
        package.writestr("甲", "a.txt")
    with pytest.raises(Encrypted):
        list(members(path.read_bytes(), "a.7z"))
    with pytest.raises(Damaged):
        list(members(b"7z\xbc\xaf\x27\x1c" + b"\1" * 100, "a.7z"))


def test_without_a_tool_rar_says_how_to_get_one(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(ToolMissing) as caught:
        list(members(b"Rar!\x1a\x07\x01\x00", "a.rar"))
    assert ".zip" in str(caught.value)
