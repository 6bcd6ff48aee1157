"""Files that are zips of XML (DOCX, XLSX, ODF, OFD): opened within bounds, nothing outside followed."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from lxml import etree

from parser.reading import limits
from parser.reading.errors import Damaged, Encrypted, TooLarge

_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)


class Package:
    """The parts of a zipped document by name.

    Raises ``Damaged`` when the zip or a part is broken, ``Encrypted`` when a
    part asks for a password, ``TooLarge`` for a bomb (unless ``bounded`` is off, as
    it is where only names and small parts are looked at).
    """

    def __init__(self, data: bytes, *, bounded: bool = True) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _BROKEN as error:
            raise Damaged from error
        members = self._zip.infolist()
        self._members = {member.filename.replace("\\", "/").lstrip("/"): member for member in members}
        if not bounded:
            return
        total = sum(member.file_size for member in members)
        if len(members) > limits.MEMBERS or total > limits.UNPACKED_BYTES:
            raise TooLarge
        if total > limits.RATIO_FLOOR and total > limits.RATIO * len(data):
            raise TooLarge

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, as they stand in the zip's list."""
        return tuple(self._members)

    def read(self, name: str, most: int = limits.FILE_BYTES) -> bytes | None:
        """The bytes of a part, or None when there is no such part; at most ``most`` bytes long."""
        member = self._members.get(name)
        if member is None:
            return None
        if member.flag_bits & _ENCRYPTED:
            raise Encrypted
        if member.file_size > most:
            raise TooLarge
        try:
            with self._zip.open(member) as part:
                data = part.read(most + 1)
        except _BROKEN as error:
            raise Damaged from error
        if len(data) > most:
            raise TooLarge
        return data

    def xml(self, name: str) -> etree._Element | None:
        """The root of an XML part, or None when there is no such part. No entity or link is followed."""
        data = self.read(name, limits.XML_BYTES)
        return None if data is None else parse_xml(data)


def parse_xml(data: bytes) -> etree._Element:
    """The root of ``data``; raises ``Damaged`` when it is not well-formed or declares entities.

    No program that writes documents declares any, and the text behind one that is not followed would be lost.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Damaged from error
    if b"<!ENTITY" in data:
        raise Damaged
    return root
