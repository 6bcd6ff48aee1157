"""Which agency reports: from title, text, signature, metadata and file name, in that order of trust."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from parser.agency_names import SUFFIX, fuller_name, is_agency_name, is_place_name, names_region, place_of
from parser.document import Line
from parser.titles import Title

_SELF_NAMED = re.compile(
    r"(?:^|[，。；：由])(?P<name>[\u4e00-\u9fff]{2,30}?"
    + SUFFIX
    + r")(?=[（(]以下简称|在报告年度|(?:19|20)\d{2}年(?:度)?(?:政府)?信息公开|编制"
    + r"|(?:根据|依据|按照|依照)[^。]{0,80}编制)"
)
# The headline of a notice or an interpretation: X关于…的通知, 《X2024年…报告》解读.
_HEADLINE = re.compile(
    r"^[\s　]*《?(?P<name>[\u4e00-\u9fff]{2,30}?"
    + SUFFIX
    + r")(?=关于|(?:19|20)\d{2}年|政府信息公开(?:指南|制度|目录))"
)
_HEAD_LINES = 14
_SUBJECT = re.compile(
    r"(?:^|(?<=[。；]))(?:[\s　]*(?:19|20)\d{2}年(?:度|以来|来)?[，,]?)?[\s　]*"
    + r"(?P<name>[\u4e00-\u9fff]{2,24}?"
    + SUFFIX
    + r")(?=[\u4e00-\u9fff，,（(])(?!网|门户|关于|印发|办公|官方|公众号)"
)
# Words that open a clause and are never part of a place's name.
_NOT_A_PLACE = re.compile(
    r"通过|全年|根据|按照|严格|认真|贯彻|加强|做好|推进|开展|落实|依托|利用|积极|组织|及时|上级|国务院|以及|关于"
    r"|进一步|为|的|对|向|在|与|和|我|本|各"
)

# Verbs of the introduction before the name: 现将…, 特编制…, 本报告由….
_VERBS = re.compile(
    r"^(?:本(?:年度)?报告|特此|特|现|兹|由|经|并|予以|向社会|将|就|对|编制|制定|撰写|起草|编写"
    r"|公布|发布|公开|通报|说明|报告)+"
)
_CONTACT = re.compile(r"联系|地址|电话|邮编|电子版|下载|网址")
# 县政府 for 县人民政府 is how prose speaks of a government, not a body's name.
_LOOSE = re.compile(r"(?<!人民)政府$|中心$")
Named = tuple[str | None, str | None]


def find_agency(
    lines: Sequence[Line],
    title: Title | None,
    signature: str | None,
    metadata: Mapping[str, str],
    hints: Sequence[Title | None],
) -> Named:
    """The agency's full name and where it was found, (None, None) when the file names none.

    ``hints`` are the titles read from the page's metadata and from the file's name.
    """
    text = "\n".join(line.text for line in lines)
    named = title.agency if title else None
    if named and is_place_name(named):
        return _government_of(named, text)
    if named:
        return (
            (named, "title") if names_region(named) else _completed(named, text, signature, metadata, hints)
        )
    candidates = _candidates(text, signature, metadata, hints)
    return next(((name, source) for name, source in candidates if name), (None, None))


def _government_of(place: str, text: str) -> tuple[str, str]:
    """The government of a place that stands in the title in its stead, when the text names it."""
    government = f"{place}人民政府"
    return (government, "text") if government in text else (place, "title")


def _candidates(
    text: str, signature: str | None, metadata: Mapping[str, str], hints: Sequence[Title | None]
) -> Iterator[Named]:
    yield _most_common(_HEADLINE, "\n".join(text.splitlines()[:_HEAD_LINES])), "text"
    yield _most_common(_SELF_NAMED, text), "text"
    if signature and not names_region(signature):
        yield fuller_name(signature, text), "signature"
    yield signature, "signature"
    stated = metadata.get("agency", "")
    yield stated if is_agency_name(stated) else None, "metadata"
    for hint, source in zip(hints, ("metadata", "file_name"), strict=True):
        yield hint.agency if hint else None, source
    yield _most_common(_SUBJECT, text), "text"
    yield _from_file_name(metadata), "file_name"


def _completed(
    named: str, text: str, signature: str | None, metadata: Mapping[str, str], hints: Sequence[Title | None]
) -> tuple[str, str]:
    """The full name of a body whose title abbreviates it."""
    if fuller := fuller_name(named, text):
        return fuller, "text"
    others = (
        (signature, "signature"),
        (metadata.get("agency"), "metadata"),
        *((hint.agency if hint else None, "metadata") for hint in hints),
    )
    for other, source in others:
        if other and other != named and other.endswith(named.lstrip("省市县区州旗")) and names_region(other):
            return other, source
    return named, "title"


def _most_common(pattern: re.Pattern[str], text: str) -> str | None:
    names = Counter(
        _VERBS.sub("", match["name"])
        for sentence in re.split("[。\n]", text)
        if not _CONTACT.search(sentence)
        for match in pattern.finditer(sentence)
    )
    full = [(count, name) for name, count in names.items() if _is_full(name)]
    return max(full)[1] if full else None


def _is_full(name: str) -> bool:
    """Whether words found in prose are the full name of a body and nothing else."""
    return (
        names_region(name)
        and is_agency_name(name)
        and not _NOT_A_PLACE.search(place_of(name))
        and not _LOOSE.search(name)
    )


def _from_file_name(metadata: Mapping[str, str]) -> str | None:
    name = re.sub(r"[\s\d（）()年度\-_.]+", "", bare_name(metadata.get("file_name", "")))
    match = re.match(r"[\u4e00-\u9fff]{2,30}?" + SUFFIX + r"(?=政府信息公开|信息公开|政务公开|年报|$)", name)
    return match[0] if match else None


def bare_name(text: str) -> str:
    """A page title or file name without the site's name, the folder and the suffix."""
    name = re.split(r"[/\\]", text)[-1]
    name = re.sub(r"\.[A-Za-z0-9]{2,5}$", "", name)
    return re.split(r"[_|]|\s[-—–]\s|--", name)[0].strip()
