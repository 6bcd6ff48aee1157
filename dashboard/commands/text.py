"""A scorecard as plain text that an agency's clerk can act on: verdict, what to correct, where, why."""

from __future__ import annotations

from collections import Counter
from typing import TextIO

from dashboard.commands.checked import Checked
from parser.bilingual import Bilingual, Language
from parser.checks.check import Finding, Flag, Outcome, Result, Severity
from parser.form import SECTIONS
from parser.names import FEE_NAMES, LIGHT_NAMES, LIGHT_SIGNS, SEVERITY_NAMES, SEVERITY_SIGNS
from parser.scorecard import Scorecard, label, message

SHOWN_OF_A_CHECK = 12  # places listed under one check before the rest is only counted
RULE = "─" * 60
UNNAMED = Bilingual("（未能识别单位名称）", "(agency not recognised)")
YEAR = Bilingual("{year}年度", "{year}")
YEAR_UNKNOWN = Bilingual("年度不明", "year unknown")
VERDICT = Bilingual("{sign} {light}　得分 {score}", "{sign} {light}   score {score}")
CARDS = Bilingual(
    "六部分 {sections}/6 · 空白单元格 {blanks} · 勾稽不符 {balances} · 收费说明：{fee}",
    "sections {sections}/6 · blank cells {blanks} · balances broken {balances} · fee statement: {fee}",
)
MORE = Bilingual("……另有 {number} 处，见 --format csv", "… and {number} more, see --format csv")
WHERE = Bilingual("位置", "where")
QUOTE = Bilingual("原文", "quote")
ADVICE = Bilingual("建议", "what to do")
BASIS = Bilingual("依据", "basis")
PAGE = Bilingual("第{page}页", "page {page}")
LINE = Bilingual("第{line}行", "line {line}")
CANNOT_TELL = Bilingual(
    "? 以下项目无法判断，既不算通过也不算问题，请人工核对：",
    "? Cannot tell, neither passed nor failed; please check by hand:",
)
CLEAN = Bilingual("没有需要整改或核实的问题。", "Nothing to correct or to verify.")
UNREADABLE = Bilingual("无法读取", "not readable")
TOTAL = Bilingual("共 {number} 份：{parts}", "{number} in all: {parts}")


class TextWriter:
    """Prints each result as a block of text, and the totals at the end."""

    def __init__(self, out: TextIO, language: Language) -> None:
        self.out = out
        self.language = language
        self.lights: Counter[str] = Counter()

    def begin(self) -> None:
        """Text needs no head."""

    def write(self, checked: Checked) -> None:
        """Print one result."""
        lines = self._unreadable(checked) if checked.card is None else self._scorecard(checked, checked.card)
        self.out.write("\n".join(lines) + "\n\n")
        self.out.flush()

    def end(self) -> None:
        """Print how many reports have which light, when there is more than one."""
        if self.lights.total() < 2:
            return
        names = {
            **{light: self._words(name) for light, name in LIGHT_NAMES.items()},
            "": self._words(UNREADABLE),
        }
        parts = "，" if self.language == "zh" else ", "
        counts = parts.join(f"{names[light]} {self.lights[light]}" for light in names if self.lights[light])
        self.out.write(self._words(TOTAL.filled(number=self.lights.total(), parts=counts)) + "\n")

    def _words(self, words: Bilingual) -> str:
        return words.in_language(self.language)

    def _unreadable(self, checked: Checked) -> list[str]:
        assert checked.error is not None
        self.lights[""] += 1
        return [RULE, checked.source, f"? {self._words(UNREADABLE)}：{self._words(checked.error.message)}"]

    def _scorecard(self, checked: Checked, card: Scorecard) -> list[str]:
        self.lights[card.light] += 1
        year = YEAR.filled(year=card.report.year) if card.report.year else YEAR_UNKNOWN
        verdict = VERDICT.filled(
            sign=LIGHT_SIGNS[card.light], light=self._words(LIGHT_NAMES[card.light]), score=card.score
        )
        lines = [
            RULE,
            f"{card.report.agency or self._words(UNNAMED)}　{self._words(year)}　（{checked.source}）",
            self._words(verdict),
            self._words(self._cards(card)),
        ]
        failed = [outcome for outcome in card.outcomes if outcome.findings]
        for severity in Severity:
            for outcome in failed:
                findings = [finding for finding in outcome.findings if finding.severity is severity]
                lines += self._check(card, outcome, severity, findings) if findings else []
        return lines + self._cannot_tell(card) + ([] if failed else ["", self._words(CLEAN)])

    def _cards(self, card: Scorecard) -> Bilingual:
        count = Counter(
            outcome.check.flag for outcome in card.outcomes if outcome.check.starred for _ in outcome.findings
        )
        present = sum(card.report.sections[section.id].present for section in SECTIONS)
        blanks, balances = count[Flag.BLANKS], count[Flag.BALANCES]
        return CARDS.filled(
            sections=present,
            blanks=blanks,
            balances=balances,
            fee=self._words(FEE_NAMES[card.report.fee.outcome]),
        )

    def _check(
        self, card: Scorecard, outcome: Outcome, severity: Severity, findings: list[Finding]
    ) -> list[str]:
        check = outcome.check
        points = f"（−{outcome.points_lost}）" if outcome.points_lost and severity is outcome.severity else ""
        name = f"[{self._words(SEVERITY_NAMES[severity])} {check.code}] {self._words(check.title)}{points}"
        lines = ["", f"{SEVERITY_SIGNS[severity]} {name}"]
        for finding in findings[:SHOWN_OF_A_CHECK]:
            lines += self._finding(card, finding)
        if len(findings) > SHOWN_OF_A_CHECK:
            lines.append("    " + self._words(MORE.filled(number=len(findings) - SHOWN_OF_A_CHECK)))
        lines.append(f"    {self._words(ADVICE)}：{self._words(check.advice)}")
        lines.append(f"    {self._words(BASIS)}：{self._words(check.basis)}")
        return lines

    def _finding(self, card: Scorecard, finding: Finding) -> list[str]:
        lines = [f"  - {self._words(message(finding, card.report))}"]
        where = self._where(card, finding)
        if where:
            lines.append(f"    {self._words(WHERE)}：{where}")
        if finding.quote and finding.quote not in lines[0]:
            lines.append(f"    {self._words(QUOTE)}：{finding.quote}")
        return lines

    def _where(self, card: Scorecard, finding: Finding) -> str:
        place = finding.place
        parts = [PAGE.filled(page=place.page)] if place.page is not None else []
        parts += [LINE.filled(line=place.line)] if place.line is not None else []
        in_form = label(finding, card.report)
        parts += [in_form] if in_form else []
        return " · ".join(self._words(part) for part in parts)

    def _cannot_tell(self, card: Scorecard) -> list[str]:
        unknown = [outcome for outcome in card.outcomes if outcome.result is Result.CANNOT_TELL]
        if not unknown:
            return []
        reasons = [
            f"    {outcome.check.code} {self._words(outcome.check.title)}"
            + (f"：{self._words(outcome.reason)}" if outcome.reason else "")
            for outcome in unknown
        ]
        return ["", self._words(CANNOT_TELL), *reasons]
