"""The three figures of a fee statement: notices issued, amount asked for, amount received.

A number belongs to the slot that its clause names just before it; a count may
also stand before the notice (发出3件收费通知). 均为 and 分别为 hand numbers to all
slots named in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from parser.sentences import CHINESE_NUMBER, Quantity, quantities

NOTICES, AMOUNT, RECEIVED, TAKEN = "notices", "amount", "received", "taken"

_SLOT = re.compile(
    r"(?P<notices>(?:收费|缴费|处理费)通知[书单函]?(?:的?(?:件数|份数|数量))?|(?:发出|通知)件数|发出(?=[\d零一二两三四五六七八九十]+[件份])|发出通知[书单]?|件数(?=[、和及]总?金额))"
    r"|(?P<amount>应当?(?:收取|收缴|缴纳|征收|收|缴)(?!未)|(?<=收费)的?总?[金数]额|总金额|总额|金额|(?<!处理)费用(?:总计|合计)|涉及费用)"
    r"|(?P<received>实际(?:收取|收缴|收到|征收|缴纳|到账|收费|收入|缴费|支付|入库)|实收|已(?:经)?(?:全部)?(?:收取|收到|缴纳|征收|收缴|到账)|到账|入库|缴入国库|上缴国库)"
    r"|(?P<taken>收取|收缴|征收|缴纳|收到|收入|收费(?!通知|总?金额|的?总)|信息处理费(?!收?费?通知)|产生)"
)
_TARIFF = re.compile(r"每[件页次份]|元[/每](?:件|页)|按[件量]计收的?标准|收费标准")
_NOT_A_FEE = re.compile(
    r"(?:(?<![及和、与或])减免|退还|退回|免收|罚款|诉讼费|采购|预算|决算|投入)[^,;。]{0,10}$"
)
_ALL_ARE = re.compile(
    r"(?:均|都|皆|全部|同|合计|三项[^,;。]{0,4})[为是:](?P<value>0(?:\.0+)?|零|无|空)(?![\d.])"
)
_RESPECTIVELY = re.compile(r"分别[为是:]?|依次[为是:]?")
_ONLY_NUMBER = re.compile(
    rf"(?:共计?|合计|总计|计|金额|人民币|涉及|约)*(?:[\d.,]+|{CHINESE_NUMBER})万?元整?(?:人民币)?"
)
_ASKED_FOR = frozenset({"信息处理费总金额", "信息处理费总额", "信息处理费金额"})  # behind the notices
_IN_FULL = re.compile(
    r"(?:已|均已|已经|均)(?:全部|全额|足额|如数|按时|按期)*(?:收取|收缴|缴纳|到账|缴清|收讫|入库|缴费)"
    r"|(?:全部|全额|足额|如数)(?:收取|缴纳|到账|缴清|收讫|上缴|缴入|缴库)"
)
_BARE_VALUE = re.compile(
    r"(?:(?:[为是:]|共计?|合计)?(?P<value>\d[\d,]*(?:\.\d+)?)(?![\d年月日%.])|[为是:](?P<zero>零)(?=[,;。]|$))"
)


@dataclass
class Figures:
    """The figures as they are collected; ``taken`` is an amount of 收取 without 实际."""

    values: dict[str, Decimal] = field(default_factory=dict)
    conflicting: bool = False
    cases: int | None = None
    named: list[str] = field(default_factory=list)

    def put(self, slot: str, value: Decimal) -> None:
        """Keep the first value of a slot; a different later one is a conflict only between zero and not."""
        known = self.values.setdefault(slot, value)
        self.conflicting |= (known == 0) != (value == 0)

    def get(self, slot: str) -> Decimal | None:
        """The value of a slot, None when not stated."""
        return self.values.get(slot)


def read_figures(clauses: Iterable[str], figures: Figures) -> None:
    """Add the figures of one sentence's clauses (masked) to ``figures``."""
    slot: str | None = None
    named: list[str] = []
    for clause in clauses:
        if _TARIFF.search(clause):
            continue
        slot = _read_clause(clause, slot, named, figures)
    figures.named += named


def _read_clause(clause: str, slot: str | None, named: list[str], figures: Figures) -> str | None:
    slots = _slots(clause)
    if NOTICES in named and slots and clause[slots[0][1] : slots[0][2]] in _ASKED_FOR:
        slots[0] = (AMOUNT, *slots[0][1:])
    named += [name for name, _, _ in slots if name not in named]
    if everything := _ALL_ARE.search(clause):
        for name in named:
            if name not in figures.values:
                figures.put(name, Decimal(0))
        return everything["value"]
    numbers = _numbers(clause, slots)
    if split := _RESPECTIVELY.search(clause):
        after = [number for number in numbers if number.start >= split.start()]
        _assign_in_order(after, [name for name in named if name not in figures.values], figures)
        return None
    if not slots and slot and _ONLY_NUMBER.fullmatch(clause):
        figures.put(_slot_for(numbers[0], slot), numbers[0].value)
        return slot
    for number in numbers:
        _bind(number, clause, slots, figures)
    if _IN_FULL.search(clause) and AMOUNT in figures.values and not any(n.unit == "元" for n in numbers):
        figures.put(RECEIVED, figures.values[AMOUNT])
    return slots[-1][0] if slots else slot if numbers else None


def _slots(clause: str) -> list[tuple[str, int, int]]:
    """The slots named in the clause; 实际收取的总金额 is one slot, 收费总金额 is an amount."""
    found: list[tuple[str, int, int]] = []
    for match in _SLOT.finditer(clause):
        name = match.lastgroup or ""
        if found and name in {AMOUNT, TAKEN} and found[-1][0] in {RECEIVED, TAKEN, AMOUNT}:
            between = clause[found[-1][2] : match.start()]
            if not re.search(r"[\d、和及与]", between) and len(between) <= 12:
                kept = found.pop()
                found.append((kept[0], kept[1], match.end()))
                continue
        found.append((name, match.start(), match.end()))
    return found


def _numbers(clause: str, slots: list[tuple[str, int, int]]) -> list[Quantity]:
    numbers = [
        number
        for number in quantities(clause)
        if number.unit in {"件", "元"} and not _NOT_A_FEE.search(clause[: number.start])
    ]
    taken = {number.start for number in numbers}
    for _, _, end in slots:
        bare = _BARE_VALUE.match(clause, end)
        if bare and bare.start(bare.lastgroup or 0) not in taken:
            value = Decimal((bare["value"] or "0").replace(",", ""))
            numbers.append(Quantity(value, "", bare.start(bare.lastgroup or 0), bare.end()))
    return sorted(numbers, key=lambda number: number.start)


def _bind(number: Quantity, clause: str, slots: list[tuple[str, int, int]], figures: Figures) -> None:
    before = [name for name, _, end in slots if end <= number.start]
    after = [name for name, start, _ in slots if start >= number.end]
    if number.unit == "件":
        if NOTICES in before[-1:] or (NOTICES in after[:1] and NOTICES not in figures.values):
            figures.put(NOTICES, number.value)
        elif (before or after) and figures.cases is None:
            figures.cases = int(number.value)
        return
    if before:
        figures.put(_slot_for(number, before[-1]), number.value)
    elif after[:1] == [TAKEN] and clause[number.end :].removeprefix("的").startswith("信息处理费"):
        figures.put(after[0], number.value)


def _slot_for(number: Quantity, slot: str) -> str:
    return AMOUNT if slot == NOTICES and number.unit == "元" else slot


def _assign_in_order(numbers: list[Quantity], names: list[str], figures: Figures) -> None:
    wanted = [name for name in names if name != TAKEN] if len(numbers) < len(names) else names
    for number, name in zip(numbers, wanted, strict=False):
        figures.put(name, number.value)


def read_details(text: str) -> tuple[tuple[int | None, Decimal | None], ...]:
    """The itemised (cases, yuan) pairs of a breakdown, the text after 其中."""
    items: list[tuple[int | None, Decimal | None]] = []
    count: int | None = None
    for number in quantities(text):
        if number.unit == "件":
            if count is not None:
                items.append((count, None))
            count = int(number.value)
        elif number.unit == "元" and not _NOT_A_FEE.search(text[: number.start]):
            items.append((count, number.value))
            count = None
    if count is not None:
        items.append((count, None))
    return tuple(items)
