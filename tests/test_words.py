"""The interface's words: both languages, nothing written outside the translations."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from dashboard.parts.markup import Markup, css_text, tag
from dashboard.words import LOCALE, catalogue

DASHBOARD = LOCALE.parent
SOURCES = sorted(DASHBOARD.glob("*.py")) + sorted((DASHBOARD / "views").glob("*.py"))
DRAWING = [*SOURCES, *sorted((DASHBOARD / "parts").glob("*.py"))]
CHINESE = re.compile(r"[\u4e00-\u9fff]")
SIGNS_OF_THE_FORM = {"一二三四五六"}


def test_every_key_has_both_languages():
    # a unit such as 家 may have no English word
    lacking = [
        key
        for key, words in catalogue().items()
        if not words.zh or (not words.en and not key.endswith("_unit"))
    ]
    assert not lacking


def test_both_languages_fill_in_the_same_values():
    for key, words in catalogue().items():
        zh, en = ({field for _, field, _, _ in Formatter().parse(text) if field} for text in words)
        assert zh == en, key


def _strings(path):
    tree = ast.parse(path.read_text("utf-8"))
    documentation = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
        and isinstance(node.body[0].value, ast.Constant)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in documentation
    ]


@pytest.mark.parametrize("folder", ["views", "parts"])
def test_no_chinese_stands_in_the_pages(folder):
    found = {
        path.name: words
        for path in sorted((DASHBOARD / folder).glob("*.py"))
        if (
            words := [
                text for text in _strings(path) if CHINESE.search(text) and text not in SIGNS_OF_THE_FORM
            ]
        )
    }
    assert not found


def test_every_word_that_a_page_asks_for_exists():
    asked = {
        key for path in DRAWING for key in re.findall(r"\bt\(\s*\"([a-z]+\.\w+)\"", path.read_text("utf-8"))
    }
    assert asked <= catalogue().keys()


def test_html_is_made_in_one_place_only():
    markers = ("unsafe_allow_html", "unsafe_allow_javascript", "st.html(")
    makers = {
        path.name: marker for path in DRAWING for marker in markers if marker in path.read_text("utf-8")
    }
    # the style sheet, and the style of the drop zone made of code points only
    assert makers == {"app.py": "st.html(", "uploader.py": "st.html("}


def test_whatever_is_not_markup_is_escaped():
    assert tag("p", "<b>", Markup("<i></i>"), title='"x"') == '<p title="&quot;x&quot;">&lt;b&gt;<i></i></p>'


def test_a_link_never_leads_out_of_the_application():
    for href in ("javascript:alert(1)", " JavaScript:x", "https://example.org", "data:text/html,x"):
        with pytest.raises(ValueError, match="inside"):
            tag("a", "x", href=href)


def test_words_for_a_style_sheet_hold_no_sign_of_their_own():
    assert css_text('";}x') == '"\\000022\\00003b\\00007d\\000078"'


def test_the_theme_is_the_only_place_for_colours():
    colour = re.compile(r"#[0-9a-fA-F]{3,8}\b|rgba?\(")
    sheet = Path(DASHBOARD / "parts" / "look.css").read_text("utf-8")
    assert not colour.findall(sheet)
    coloured = {path.name for path in DRAWING if colour.search("".join(_strings(path)))}
    # a code that cameras read is black on white in any theme; the refusal stands outside the app
    assert coloured <= {"qr_code.py", "refusal.py"}


def test_no_word_is_left_over():
    source = "".join(path.read_text("utf-8") for path in DRAWING)
    begun = (*re.findall(r"[\"']([a-z]+\.[a-z_]*)\{", source), "common.status_")
    unused = [
        key
        for key in catalogue()
        if not re.search(rf"[\"']{re.escape(key)}[\"']", source) and not key.startswith(begun)
    ]
    assert not unused
