"""How numbers and dates are written on a page."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from dashboard.parts.markup import Markup, tag

MINUS = "−"


def figure(value: float | int | str | None, unit: str = "") -> Markup:
    """A large number with its unit in small print; – when there is none."""
    if value is None:
        return tag("span", "–", class_="figure")
    return tag("span", number(value), tag("span", unit, class_="unit"), class_="figure")


def number(value: float | int | Decimal | str | None) -> str:
    """A value as it stands: no separators, a true minus sign; text stays text."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).replace("-", MINUS, 1) if not isinstance(value, str) else value


def signed(value: float | int) -> str:
    """A difference with its sign: +3, −2, 0."""
    return f"+{number(value)}" if value > 0 else number(value)


def share(part: int, whole: int | None) -> str:
    """A part as a whole percentage."""
    return f"{part / whole:.0%}" if whole else ""


def moment(stamp: str | None) -> str:
    """A stored UTC time in this machine's zone, to the minute: 2023-01-10 16:30."""
    return datetime.fromisoformat(stamp).astimezone().strftime("%Y-%m-%d %H:%M") if stamp else ""
