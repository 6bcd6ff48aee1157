"""Why a file could not be read: one sentence each, in the reader's language, the cause kept."""

from __future__ import annotations

from parser.bilingual import Bilingual


class UnreadableFile(Exception):
    """A file that gives no document. ``kind`` is stable and machine-readable; ``message`` is for people."""

    kind = "unreadable"
    message = Bilingual(
        "文件无法读取，请核实后重新提供。", "The file could not be read; please check it and send it again."
    )

    def __init__(self, message: Bilingual | None = None) -> None:
        self.message = message or type(self).message
        super().__init__(self.message.zh)

    def __reduce__(self) -> tuple[type[UnreadableFile], tuple[Bilingual]]:
        """Travels between processes with its message in both languages."""
        return type(self), (self.message,)


class EmptyFile(UnreadableFile):
    """No bytes, or nothing but white space."""

    kind = "empty"
    message = Bilingual("文件是空的，没有任何内容，请重新提供。", "The file is empty; please send it again.")


class UnknownFormat(UnreadableFile):
    """Neither text nor any format we read."""

    kind = "unknown_format"
    message = Bilingual(
        "不是可识别的文档格式，请提供 Word、WPS、PDF、网页或文本文件。",
        "Not a document format we read; please send Word, WPS, PDF, a web page or text.",
    )


class Encrypted(UnreadableFile):
    """Protected by a password."""

    kind = "encrypted"
    message = Bilingual(
        "文件设有密码，请取消密码后重新提供。",
        "The file is protected by a password; please remove it and send it again.",
    )


class Damaged(UnreadableFile):
    """Truncated or broken beyond reading."""

    kind = "damaged"
    message = Bilingual(
        "文件已损坏或不完整，请重新导出后提供。", "The file is damaged or incomplete; please export it again."
    )


class TooLarge(UnreadableFile):
    """Over a bound of size, pages, cells, nesting or time."""

    kind = "too_large"
    message = Bilingual(
        "文件过大，请只提供年度报告本身。", "The file is too large; please send the annual report alone."
    )


class ToolMissing(UnreadableFile):
    """Reading this format needs a program or extra that is not installed here."""

    kind = "tool_missing"


class NotAReport(UnreadableFile):
    """Readable, but nothing in it belongs to an annual report: no title, section or table of the form."""

    kind = "not_a_report"
    message = Bilingual(
        "文件中没有年度报告的任何内容（未见标题、六个部分或表格），请核实是否传错文件。",
        "Nothing in this file belongs to an annual report (no title, section or table): a wrong file?",
    )


class PicturesOnly(UnreadableFile):
    """Its words are in pictures that cannot be read here."""

    kind = "pictures_only"
    message = Bilingual(
        "文件中只有图片，没有可读取的文字，请提供可复制文字的 Word、PDF 或 OFD 文件。",
        "The file holds pictures only and no text; please send a Word, PDF or OFD file with text.",
    )


class AttachedOnly(UnreadableFile):
    """A web page that only links to the text."""

    kind = "attached_only"
    message = Bilingual(
        "网页中只有附件，没有正文，请直接提供附件文件。",
        "The page only links to a file; please send that file itself.",
    )
