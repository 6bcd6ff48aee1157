"""The two sides of a balance as they are drawn beside a finding."""

from dataclasses import replace

from dashboard.parts.equation import equation
from tests.pages import agency, fill, report_of


def found(tmp_path, code):
    fill(tmp_path / "test.db")
    report = report_of(tmp_path / "test.db", agency(code))
    return next(finding for finding in report.findings if finding.code == code)


def test_a_column_is_named_once_and_rows_where_they_differ(tmp_path):
    finding = found(tmp_path, "BA01")
    drawn = str(equation(finding))
    assert " ≠ " in drawn
    assert finding.left[0].label.zh in drawn


def test_terms_of_one_row_are_named_by_their_column_alone(tmp_path):
    finding = found(tmp_path, "BA01")
    term = finding.left[0]
    columns = [replace(term, label=term.label._replace(zh=f"一、新收 · {name}")) for name in ("总计", "其他")]
    drawn = str(equation(replace(finding, left=(columns[0],), right=(columns[1],))))
    assert "总计" in drawn
    assert "新收" not in drawn


def test_words_against_the_table_show_the_table_s_side_and_the_findings_own_difference(tmp_path):
    finding = replace(found(tmp_path, "BA01"), left=(), reported=12, expected=10, difference=2)
    drawn = str(equation(finding))
    assert drawn.index("表中：") < drawn.index("相差 +2")
    assert " ≠ " not in drawn
