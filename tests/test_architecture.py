"""Claims about the project itself: its layers, its sizes, its tools and its documents."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parent.parent
LAYERS = ("parser", "db", "dashboard")
LONGEST_FILE = 250
LONGEST_FUNCTION = 30
TOP = {
    *("parser", "db", "dashboard", "tests", "docs", "benchmarks", ".ci", ".streamlit"),
    *("pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE", ".gitignore"),
}


def tracked(*patterns: str) -> list[str]:
    done = subprocess.run(
        ["git", "-c", "core.quotePath=false", "ls-files", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.skip("not a git checkout")
    return done.stdout.splitlines()


def modules() -> Iterator[Path]:
    for layer in LAYERS:
        yield from sorted((ROOT / layer).rglob("*.py"))


def run_tool(*words: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_each_layer_imports_only_what_lies_below_it() -> None:
    command = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    done = subprocess.run(
        [sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_module_imports_itself_round_a_circle() -> None:
    graph = grimp.build_graph(*LAYERS, cache_dir=None)
    TopologicalSorter(
        {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    ).prepare()


def test_no_file_is_longer_than_one_can_keep_in_mind() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in modules()}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_function_is_longer_than_one_can_keep_in_mind() -> None:
    long = {}
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                words = ast.get_docstring(node, clean=False)
                length = (node.end_lineno or 0) - node.lineno + 1 - len((words or "").splitlines())
                if length > LONGEST_FUNCTION:
                    long[f"{path.relative_to(ROOT)}:{node.name}"] = length
    assert long == {}


def test_the_code_is_formatted() -> None:
    run_tool("ruff", "format", "--check", ".")


def test_the_code_has_no_known_flaws() -> None:
    run_tool("ruff", "check", ".")


def test_all_three_layers_are_fully_typed() -> None:
    run_tool("mypy")


def test_the_readme_lists_the_checks_as_they_are() -> None:
    run_tool(
        "cogapp", "--check", "--check-fail-msg=README.md is stale: python -m cogapp -r README.md", "README.md"
    )


@pytest.mark.parametrize("document", ["README.md", "docs/development.md"])
def test_every_path_that_a_document_names_is_there(document: str) -> None:
    text = (ROOT / document).read_text("utf-8")
    named = set(
        re.findall(r"`((?:parser|db|dashboard|tests|docs|benchmarks|\.ci|\.streamlit)/[\w./-]*)`", text)
    )
    named |= set(re.findall(r"\]\((docs/[^)#]+)\)", text))
    assert named
    assert sorted(path for path in named if not (ROOT / path).exists()) == []


def test_the_gate_runs_the_readmes_own_command() -> None:
    gate = (ROOT / ".ci" / "run").read_text("utf-8")
    pattern = re.search(r"grep -m1 '(.+?)' README\.md", gate)
    assert pattern
    [command] = [
        line for line in (ROOT / "README.md").read_text("utf-8").splitlines() if re.match(pattern[1], line)
    ]
    assert command.endswith("pytest")


def test_nothing_else_lies_at_the_top() -> None:
    assert {name.split("/")[0] for name in tracked()} <= TOP


def test_no_document_or_code_names_a_place_of_one_machine() -> None:
    places = re.compile(r"(?<![\w.])/(?:work|tmp|root|home)/")
    found = [
        name
        for name in tracked("*.py", "*.md", "*.toml", "*.yml", "*.css", ".ci/run")
        if name != "tests/test_architecture.py" and places.search((ROOT / name).read_text("utf-8"))
    ]
    assert found == []
