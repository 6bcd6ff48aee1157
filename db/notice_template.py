"""The notice's template as it comes with the program: an office may save it, change it and give it back.

Its fields are those of ``Notice`` and ``Item``; the marks are docxtpl's.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document

_OPENING = (
    "经核查，你单位报送的《{{ report }}》{% if errors or warnings %}存在以下问题，"
    "请于{{ due }}前整改并重新报送。{% else %}未发现需要整改或核实的问题。{% endif %}"
)
_CLOSING = "对上述问题有异议的，请在期限内书面说明理由。"
_ITEM = (
    "{{ item.number }}．{{ item.place }}",
    "问题：{{ item.problem }}{% if item.quote %}原文：“{{ item.quote }}”。{% endif %}"
    "{% if item.figures %}{{ item.figures }}。{% endif %}",
    "要求：{{ item.advice }}",
    "依据：{{ item.basis }}",
)


@cache
def default_template() -> bytes:
    """The template as a DOCX."""
    from docx import Document as new_document
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    document = new_document()
    _set_fonts(document)
    document.add_heading("年度报告整改通知", level=0).alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("{{ agency }}：")
    _indented(document, _OPENING)
    _add_list(document, "必须整改（{{ errors | length }}项）", "errors")
    _add_list(document, "请核实（{{ warnings | length }}项）", "warnings")
    _indented(document, _CLOSING)
    for words in ("{{ office }}", "{{ today }}"):
        document.add_paragraph(words).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def _add_list(document: Document, heading: str, name: str) -> None:
    document.add_paragraph(f"{{%p if {name} %}}")
    document.add_heading(heading, level=2)
    document.add_paragraph(f"{{%p for item in {name} %}}")
    for words in _ITEM:
        _indented(document, words)
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p endif %}")


def _indented(document: Document, words: str) -> None:
    from docx.shared import Pt

    document.add_paragraph(words).paragraph_format.first_line_indent = Pt(24)


def _set_fonts(document: Document) -> None:
    """Chinese type needs its own font beside the Latin one."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    for name, font, size in (("Normal", "仿宋", 14), ("Heading 2", "黑体", 14), ("Title", "宋体", 20)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = font, Pt(size), RGBColor(0, 0, 0)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
