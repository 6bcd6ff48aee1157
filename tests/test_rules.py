"""The rule reference is made from the catalogue and is never stale."""

from pathlib import Path

import pytest

from parser.checks.catalogue import CATALOGUE
from parser.checks.rules import rules_json, rules_markdown

ROOT = Path(__file__).parent.parent


def test_the_reference_in_docs_is_the_catalogue():
    assert (ROOT / "docs" / "checks.md").read_text("utf-8") == rules_markdown("zh"), (
        "docs/checks.md is stale: write it anew with `gongkai checks --format md`"
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_reference_names_every_check_once(language):
    rows = [row for row in rules_markdown(language).splitlines() if row.startswith("| ")]
    codes = [row.split("|")[1].split()[0] for row in rows]
    assert [code for code in codes if code not in {"---", "代码", "Code"}] == [
        check.code for check in CATALOGUE
    ]


def test_the_plain_data_names_every_check_in_both_languages():
    entries = rules_json()
    assert [entry["code"] for entry in entries] == [check.code for check in CATALOGUE]
    for entry in entries:
        assert all(
            set(entry[part]) == {"zh", "en"} for part in ("title", "message", "advice", "basis", "example")
        )


def test_the_flags_of_the_mission_are_starred():
    starred = [check.code for check in CATALOGUE if check.starred]
    assert starred == ["SE01", "SE06", "TA01", "CE01", "BA01", "BA02", "BA03", "BA04", "FE01"]
