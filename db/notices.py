"""整改通知: plain text to paste into a chat, DOCX from the office's template, or a zip of all."""

from __future__ import annotations

import base64
import re
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from io import BytesIO

from db import queries
from db.notice_content import Item, Notice, notice
from db.notice_template import default_template
from db.rows import OverviewFilter, OverviewRow
from db.store.workflow import put_setting
from db.tables import EVERYTHING
from parser.bilingual import Bilingual

TEMPLATE = "notice_template"
_NO_FILE_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


class TemplateError(ValueError):
    """What is wrong with an office's template, in one sentence that names the field."""

    def __init__(self, zh: str, en: str) -> None:
        self.message = Bilingual(zh, en)
        super().__init__(zh)


def notice_text(db: sqlite3.Connection, report_id: int, due: date | None = None) -> str:
    """The notice of one report as plain text."""
    return "\n".join(_lines(notice(db, report_id, due=due)))


def _lines(facts: Notice) -> Iterator[str]:
    yield f"关于《{facts.report}》的整改通知"
    yield ""
    yield f"{facts.agency}："
    if not facts.errors and not facts.warnings:
        yield "经核查，你单位报送的年度报告未发现需要整改或核实的问题。"
    else:
        yield f"经核查，你单位报送的年度报告存在以下问题，请于{facts.due}前整改并重新报送。"
    for heading, items in (("必须整改", facts.errors), ("请核实", facts.warnings)):
        if items:
            yield ""
            yield f"【{heading}】共{len(items)}项"
        for item in items:
            yield from _item_lines(item)
    yield ""
    if facts.office:
        yield facts.office
    yield facts.today


def _item_lines(item: Item) -> Iterator[str]:
    yield f"{item.number}. {item.place}"
    yield f"   问题：{item.problem}"
    for name, words in (("原文", item.quote and f"“{item.quote}”"), ("数据", item.figures)):
        if words:
            yield f"   {name}：{words}"
    yield f"   要求：{item.advice}"
    yield f"   依据：{item.basis}"


def notice_docx(db: sqlite3.Connection, report_id: int, due: date | None = None) -> bytes:
    """The notice of one report as DOCX. Raises ``TemplateError`` for a broken template of the office."""
    return _filled(template(db), notice(db, report_id, due=due))


def template(db: sqlite3.Connection) -> bytes:
    """The office's template, or the one that comes with the program."""
    stored = queries.setting(db, TEMPLATE)
    return base64.b64decode(stored) if stored else default_template()


def store_template(db: sqlite3.Connection, data: bytes, who: str = "") -> None:
    """Make ``data`` the office's template. Raises ``TemplateError``, and then the old one stays."""
    blank = Item(1, "", "", "", "", "", "")
    _filled(data, Notice("", "", "", "", "", "", (blank,), (blank,)))
    put_setting(db, TEMPLATE, base64.b64encode(data).decode(), who)


def _filled(data: bytes, facts: Notice) -> bytes:
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined, UndefinedError
    from jinja2.sandbox import SandboxedEnvironment

    if not zipfile.is_zipfile(BytesIO(data)):
        raise TemplateError("通知模板不是 Word 文档（.docx）。", "The template is no Word document (.docx).")
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    filled = BytesIO()
    try:
        document = DocxTemplate(BytesIO(data))
        document.render(asdict(facts), environment)
        document.save(filled)
    except UndefinedError as error:
        field = _field(str(error))
        raise TemplateError(
            f"通知模板中的字段“{field}”不存在，请改正。", f"The template's field “{field}” does not exist."
        ) from error
    except Exception as error:  # a template is a program: whatever goes wrong in it is its own fault
        reason = str(error).rstrip(".") or type(error).__name__
        raise TemplateError(
            f"通知模板中有标记写错，请改正（{reason}）。", f"A mark of the template is wrong: {reason}."
        ) from error
    return filled.getvalue()


def _field(message: str) -> str:
    """The name that jinja complains about: the last one in quotes."""
    quoted: list[str] = re.findall(r"'([^']+)'", message)
    return quoted[-1] if quoted else message


def notices_zip(db: sqlite3.Connection, year: int | None = None, agency: str | None = None) -> bytes:
    """A DOCX for every current report that is red or yellow; the one document when an agency is named."""
    wanted = OverviewFilter(agency=agency, lights=("red", "yellow"))
    rows = queries.overview(db, year, wanted, EVERYTHING)
    if agency is not None and len(rows) == 1:
        return notice_docx(db, rows[0].report_id)
    return packed_notices(db, rows)


def packed_notices(db: sqlite3.Connection, rows: Iterable[OverviewRow], due: date | None = None) -> bytes:
    """A zip with the DOCX of each of these reports. Raises ``TemplateError`` as ``notice_docx``."""
    packed = BytesIO()
    names: dict[str, int] = {}
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for row in rows:
            name = _NO_FILE_NAME.sub("_", f"{row.agency}{row.year or ''}年整改通知")
            names[name] = names.get(name, 0) + 1
            number = f"（{names[name]}）" if names[name] > 1 else ""
            archive.writestr(f"{name}{number}.docx", notice_docx(db, row.report_id, due))
    return packed.getvalue()
