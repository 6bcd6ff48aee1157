"""What surrounds the text of a web page: metadata, navigation, footers, icons, attachments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import cast

from lxml import etree

from parser.document import Block, Grid, GridCell, Paragraph, Place, Unread
from parser.reading.grids import Piece
from parser.reading.web.link_lists import DOCUMENT_ENDING
from parser.reading.whitespace import collapse

_NEVER_SHOWN = (
    *("script", "style", "noscript", "template", "svg"),
    *("select", "button", "textarea", "input", "nav", "aside", "footer"),
)
# What an element that is to be taken out is renamed to.
_DOOMED = "doomed"
_CHROME_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|bread[\s_-]?crumbs?|crumbs?|foot(?:er)?|copy[\s_-]?right|side[\s_-]?bar"
    r"|share|bdsharebuttonbox|toolbar|pager|pagination|qr[\s_-]?code|ewm)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_PARTS = ("div", "ul", "ol", "section", "table", "p", "header")
# A part of the page with more in it than this is not chrome, whatever it is called.
_CHROME_LENGTH, _CHROME_ELEMENTS = 1500, 500
_MOST_CANDIDATES = 500
CUT_ELEMENTS, CUT_LENGTH = "gongkai-elements", "gongkai-length"
"""The attributes that say how much stood in a table that was taken out of the markup before."""
_IS_SMALL = etree.XPath(
    f"not(descendant::*[{_CHROME_ELEMENTS}]) and"
    f" count(descendant::*) + sum(descendant-or-self::table/@{CUT_ELEMENTS}) < {_CHROME_ELEMENTS} and"
    f" string-length(translate(., ' &#10;&#9;&#160;　', '')) + sum(descendant-or-self::table/@{CUT_LENGTH})"
    f" < {_CHROME_LENGTH}"
)

_TITLE_NAMES = ("articletitle", "og:title")
_PUBLISHED_NAMES = ("pubdate", "publishdate", "article:published_time", "firstpublishedtime", "releasedate")
_AGENCY_NAMES = ("contentsource",)
_PUBLISHED = re.compile(
    r"(?:发布|发文|公布|公开|成文|生成|印发)\s*(?:时间|日期)\s*[:：\]】]?\s*"
    r"([12]\d{3}\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}(?:\s*日)?)"
)

_CHROME_PICTURE = re.compile(
    r"icon|logo|ewm|qr|erwei|share|print|close|spacer|blank|arrow|banner|weixin|wechat|weibo|jiucuo|red\.png"
    r"|fileTypeImages|\.gif\b|\.svg\b|二维码|标志|图标|扫一扫|分享|打印|微信|微博",
    re.IGNORECASE,
)
_ATTACHMENT = re.compile(rf"{DOCUMENT_ENDING}(?:$|[?#])", re.IGNORECASE)
_LINK_TARGETS = etree.XPath("descendant::a/@href", smart_strings=False)
_SMALL = 200
_PROSE_LENGTH = 40
_FEW_WORDS = 600


def metadata(root: etree._Element) -> dict[str, str]:
    """``title``, ``published`` and ``agency`` as the page's head states them; blank where it does not."""
    stated: dict[str, str] = {}
    title: str | None = None
    for element in root.iter("meta", "title"):
        if element.tag == "meta":
            key = (element.get("name") or element.get("property") or "").strip().lower()
            stated.setdefault(key, collapse(element.get("content") or ""))
        elif title is None:
            title = collapse(_words(element))
    return {
        "title": _first(stated, _TITLE_NAMES) or title or "",
        "published": _first(stated, _PUBLISHED_NAMES),
        "agency": _first(stated, _AGENCY_NAMES),
    }


def _words(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def _first(stated: dict[str, str], names: Iterable[str]) -> str:
    return next((stated[name] for name in names if stated.get(name)), "")


def published(blocks: Iterable[Block]) -> str:
    """The date that the page itself shows as that of its publication, as written; blank without one."""
    for block in blocks:
        texts = [block.text] if isinstance(block, Paragraph) else [_row_text(row) for row in block.rows]
        for text in texts:
            if ("时间" in text or "日期" in text) and len(text) < 400 and (found := _PUBLISHED.search(text)):
                return found.group(1)
    return ""


def _row_text(row: Sequence[GridCell | None]) -> str:
    return " ".join([cell.text if cell else "" for cell in row])


def remove(root: etree._Element, *, hidden: bool) -> None:
    """Take out of the page what its visitors do not read as its text; ``hidden`` when some of it is."""
    doomed = [part for part in islice(_named(root), _MOST_CANDIDATES) if _IS_SMALL(part)]
    doomed += _hidden(root) if hidden else []
    for element in doomed:
        if element is not root:
            element.tag = _DOOMED
    etree.strip_elements(root, "head", *_NEVER_SHOWN, _DOOMED, with_tail=False)


def _hidden(root: etree._Element) -> list[etree._Element]:
    return [
        element
        for element in root.iter(etree.Element)
        if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "")
    ]


def _named(root: etree._Element) -> Iterator[etree._Element]:
    """The parts of the page whose class or id is one of navigation, footers and the like."""
    for part in root.iter(*_PARTS):
        style_class, identifier = part.get("class"), part.get("id")
        if (style_class or identifier) and is_chrome_name(style_class, identifier):
            yield part


@lru_cache(maxsize=1024)
def is_chrome_name(style_class: str | None, identifier: str | None) -> bool:
    """Whether a class or id is one of navigation, footers and the like; pages repeat few of them."""
    return _CHROME_NAME.search(f"{style_class or ''} {identifier or ''}") is not None


def picture(element: etree._Element, place: Place) -> Unread | None:
    """The picture as an unread part, or None when it is an icon or an ornament."""
    source, words = element.get("src") or "", element.get("alt") or element.get("title") or ""
    if not source or _CHROME_PICTURE.search(f"{source[:300]} {words}"):
        return None
    if any(0 < _pixels(element.get(side)) < _SMALL for side in ("width", "height")):
        return None
    return Unread("picture", words or source[:200].rpartition("/")[2], place)


def _pixels(size: str | None) -> int:
    digits = re.match(r"\s*(\d{1,5})\s*(?:px)?\s*$", size or "")
    return int(digits.group(1)) if digits else 0


def leads_to_document(element: etree._Element) -> bool:
    """Whether a link offers or a frame shows a document."""
    return _ATTACHMENT.search(_target(element)) is not None


def has_attachment(part: etree._Element) -> bool:
    """Whether any link in a part of the page leads to a document."""
    return _ATTACHMENT.search("#".join(cast("list[str]", _LINK_TARGETS(part)))) is not None


def _target(element: etree._Element) -> str:
    return element.get("href") or element.get("src") or element.get("data") or ""


def attachment(element: etree._Element, place: Place) -> Unread:
    """The document that a link offers or a frame shows, as an unread part."""
    return Unread("attachment", collapse(_words(element)) or _target(element).rpartition("/")[2], place)


def sift(found: Iterable[Piece]) -> tuple[tuple[Block, ...], tuple[Unread, ...]]:
    """Blocks and unread parts; pictures above and below the text are ornaments and not kept.

    A page without any prose may be a report of pictures: then every picture counts.
    """
    pieces = list(found)
    if not any(isinstance(piece, Unread) for piece in pieces):
        return tuple(cast("list[Block]", pieces)), ()
    prose = [number for number, piece in enumerate(pieces) if _is_prose(piece)]
    first, last = (prose[0], prose[-1]) if prose else (-1, len(pieces))
    blocks = tuple(piece for piece in pieces if not isinstance(piece, Unread))
    unread = tuple(
        piece
        for number, piece in enumerate(pieces)
        if isinstance(piece, Unread) and (piece.kind == "attachment" or first < number < last)
    )
    return blocks, unread


def _is_prose(piece: Piece) -> bool:
    return isinstance(piece, Paragraph) and len(piece.text) >= _PROSE_LENGTH and "。" in piece.text


def is_bare(blocks: Sequence[Block]) -> bool:
    """Whether a page holds neither prose nor a table nor many words: what it is about is elsewhere."""
    words = sum(len(block.text) for block in blocks if isinstance(block, Paragraph))
    is_table = any(isinstance(block, Grid) and len(block.rows) > 2 for block in blocks)
    return words < _FEW_WORDS and not is_table and not any(map(_is_prose, blocks))
