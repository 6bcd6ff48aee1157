"""Claims about the command: what it prints, with which exit code, and how it takes bad input."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from dashboard.cli import COMMANDS, main
from parser.checks.catalogue import CATALOGUE
from parser.samples import make_draft, planted, write
from tests.building import REPORT_KEYS
from tests.serving import free_port, serving

LAYOUT = "cells"


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    """The exit code, the result and what was said, of ``gongkai`` with these words."""
    try:
        code = main([str(word) for word in words])
    except SystemExit as stopped:
        code = int(stopped.code or 0)
    printed = capsys.readouterr()
    return code, printed.out, printed.err


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_bytes(write(make_draft(1, year=2023), LAYOUT))
    return path


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "faulty.txt"
    path.write_bytes(write(planted("CE01", 2, 2023).draft, LAYOUT))
    return path


def test_a_report_without_errors_gives_exit_code_0(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "check", good)
    assert code == 0
    assert "✓ 通过" in out and "2023年度" in out


def test_a_report_with_errors_gives_exit_code_1_and_says_where_and_why(
    faulty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(capsys, "check", faulty)
    assert code == 1
    assert "✕ 需整改" in out
    for words in ("CE01", "位置：", "建议：", "依据："):
        assert words in out


def test_the_same_in_english(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "check", faulty, "--lang", "en")
    assert code == 1
    assert "must be corrected" in out and "basis" in out


def test_json_is_an_array_with_the_documented_keys_in_their_order(
    good: Path, faulty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(capsys, "check", good, faulty, "--format", "json")
    first, second = json.loads(out)
    assert code == 1
    assert list(first) == REPORT_KEYS and list(second) == REPORT_KEYS
    assert first["source"] == str(good) and first["light"] == "green" and len(first["cells"]) == 200
    assert set(first["outcomes"]) == {check.code for check in CATALOGUE}
    assert "CE01" in {finding["code"] for finding in second["findings"]}


def test_jsonl_is_one_object_a_line(good: Path, faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "check", good, faulty, "--format", "jsonl")
    assert [list(json.loads(line)) for line in out.splitlines()] == [REPORT_KEYS, REPORT_KEYS]


def test_csv_is_one_row_a_finding_and_one_for_a_report_without(
    good: Path, faulty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = run(capsys, "check", good, faulty, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert {row["source"] for row in rows} == {str(good), str(faulty)}
    assert any(row["code"] == "CE01" and row["severity"] == "E" and row["message"] for row in rows)


def test_a_spreadsheet_never_runs_what_a_report_says() -> None:
    from dashboard.commands.output import harmless

    assert harmless("=HYPERLINK(1)") == "'=HYPERLINK(1)"
    assert harmless("正常") == "正常" and harmless(-3) == -3


@pytest.mark.parametrize("output", ["text", "json", "jsonl", "csv"])
def test_an_unreadable_file_costs_no_neighbour(
    output: str, good: Path, faulty: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rubbish = tmp_path / "rubbish.doc"
    rubbish.write_bytes(bytes(range(256)) * 20)
    missing = tmp_path / "missing.txt"
    code, out, _ = run(capsys, "check", good, rubbish, missing, faulty, "--format", output)
    assert code == 2
    assert all(str(path.name) in out for path in (good, rubbish, missing, faulty))


def test_the_error_object_has_a_kind_and_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    code, out, _ = run(capsys, "check", empty, "--format", "json")
    [answer] = json.loads(out)
    assert code == 2
    assert (
        answer["source"] == str(empty) and answer["error"]["kind"] == "empty" and answer["error"]["message"]
    )


def test_folders_are_searched_without_hidden_and_lock_files(
    good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "各单位" / "县直"
    folder.mkdir(parents=True)
    (folder / "年报.txt").write_bytes(good.read_bytes())
    for litter in ("~$年报.docx", ".hidden", "Thumbs.db"):
        (folder / litter).write_bytes(b"x")
    code, out, _ = run(capsys, "check", tmp_path / "各单位", "--format", "json")
    assert code == 0
    assert [answer["source"] for answer in json.loads(out)] == [str(folder / "年报.txt")]


def test_a_file_name_of_three_hundred_characters_is_no_trouble(
    good: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(capsys, "check", "年" * 300 + ".txt", good, "--format", "json")
    missing, read = json.loads(out)
    assert code == 2 and missing["error"]["message"] and read["light"] == "green"


def test_standard_input_is_a_report_too(good: Path) -> None:
    done = gongkai("check", "-", "--format", "json", stdin=good.read_bytes())
    assert json.loads(done.stdout)[0]["light"] == "green"


def test_last_years_report_lets_the_years_be_compared(
    good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    earlier = tmp_path / "earlier.txt"
    earlier.write_bytes(write(make_draft(1, year=2022), LAYOUT))
    code, _, said = run(capsys, "check", good, "--previous", tmp_path / "nowhere.txt")
    assert code == 2 and "nowhere.txt" in said
    code, _, said = run(capsys, "check", good, "--previous", earlier)
    assert code in {0, 1} and not said


def test_an_office_may_switch_a_check_off(
    faulty: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    profile = tmp_path / "office.toml"
    profile.write_text('switched_off = ["CE01"]', "utf-8")
    _, out, _ = run(capsys, "check", faulty, "--format", "json", "--profile", profile)
    assert json.loads(out)[0]["outcomes"]["CE01"] == "inapplicable"
    profile.write_text('switched_off = ["ZZ99"]', "utf-8")
    for words in (["check", faulty], ["ingest", faulty, "--db", tmp_path / "a.db"]):
        code, out, said = run(capsys, *words, "--profile", profile)
        assert code == 2 and "ZZ99" in said and len(said.splitlines()) == 1


def test_an_archive_is_checked_file_by_file(
    good: Path, faulty: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = tmp_path / "收到.zip"
    with zipfile.ZipFile(archive, "w") as opened:
        for path in (good, faulty):
            opened.write(path, f"某县/{path.name}")
        opened.writestr("某县/空.txt", "")
    code, out, _ = run(capsys, "check", archive, "--format", "json")
    assert code == 2
    assert [answer["source"] for answer in json.loads(out)] == [
        f"{archive}/某县/{name}" for name in ("good.txt", "faulty.txt", "空.txt")
    ]


def test_every_format_of_the_samples_is_checked_in_one_go(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "samples", tmp_path / "all", "--count", 40, "--defects", "none")
    code, out, _ = run(capsys, "check", tmp_path / "all", "--format", "json")
    answers = json.loads(out)
    assert len(answers) == 40 and len({answer["format"] for answer in answers}) > 3
    assert code == 0 and not any("error" in answer for answer in answers)


def test_a_roster_comes_in_whole_or_not_at_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    roster = tmp_path / "名单.csv"
    roster.write_text("单位名称,简称\n某县财政局,财政局\n某县教育局,教育局\n", "utf-8")
    code, out, _ = run(capsys, "roster", "import", roster, "--db", tmp_path / "a.db")
    assert code == 0 and "2 个单位" in out
    roster.write_text("姓名,电话\n张三,1\n", "utf-8")
    code, _, said = run(capsys, "roster", "import", roster, "--db", tmp_path / "a.db")
    assert code == 2 and len(said.splitlines()) == 1


@pytest.mark.parametrize(
    "words",
    [
        ["chek"],
        ["check"],
        ["check", "x", "--format", "pdf"],
        ["check", "x", "--no-such-option"],
        ["serve", "--port", "eighty"],
        ["serve", "--port", "99999"],
        ["ingest", "x", "--workers", "0"],
        ["ingest", "x", "--year", "23"],
        ["export", "--what", "everything", "--format", "csv", "-o", "x.csv"],
        ["samples"],
        ["roster", "export", "x"],
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_wrong_option_gets_one_sentence_and_exit_code_2(
    words: list[str], language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, said = run(capsys, "--lang", language, *words)
    assert code == 2
    assert not out and len(said.splitlines()) == 1 and "Traceback" not in said
    assert ("选项有误" if language == "zh" else "Wrong option") in said


def test_a_database_that_is_none_gets_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    novel = tmp_path / "novel.db"
    novel.write_text("很久以前" * 500, "utf-8")
    for words in (
        ["ingest", tmp_path],
        ["serve"],
        ["export", "--what", "findings", "--format", "csv", "-o", "x"],
    ):
        code, _, said = run(capsys, *words, "--db", novel)
        assert code == 2 and len(said.splitlines()) == 1 and "novel.db" in said


def test_a_path_that_is_not_there_is_not_an_empty_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, said = run(capsys, "ingest", tmp_path / "nowhere", "--db", tmp_path / "a.db")
    assert code == 2 and "nowhere" in said


def test_reports_go_in_once_and_come_out_again(
    good: Path, faulty: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = tmp_path / "gongkai.db"
    code, out, _ = run(capsys, "ingest", good, faulty, "--db", database)
    assert code == 1 and "新增 2 份" in out
    _, out, _ = run(capsys, "ingest", good, faulty, "--db", database)
    assert "新增 0 份，未变 2 份" in out
    for output in ("csv", "json", "jsonl", "xlsx"):
        target = tmp_path / f"findings.{output}"
        code, _, _ = run(
            capsys, "export", "--db", database, "--what", "findings", "--format", output, "-o", target
        )
        assert code == 0 and target.stat().st_size > 0
    copy = tmp_path / "copy.db"
    assert run(capsys, "backup", copy, "--db", database)[0] == 0
    assert run(capsys, "backup", copy, "--db", database)[0] == 2
    code, out, _ = run(capsys, "doctor", "--db", copy)
    assert code == 0 and "完好" in out
    code, out, _ = run(capsys, "recheck", "--db", copy)
    assert code == 0 and "2 份" in out


def test_samples_are_written_and_the_same_seed_gives_the_same_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("a", "b"):
        words = [
            "samples",
            tmp_path / folder,
            "--count",
            3,
            "--seed",
            5,
            "--formats",
            "html",
            "--defects",
            "BA01",
        ]
        assert run(capsys, *words)[0] == 0
    first, second = (
        {path.name: path.read_bytes() for path in (tmp_path / folder).iterdir()} for folder in ("a", "b")
    )
    assert first == second and len(first) == 3
    code, _, said = run(capsys, "samples", tmp_path / "c", "--defects", "ZZ99")
    assert code == 2 and "ZZ99" in said


def test_the_catalogue_is_printed_for_people_and_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    _, text, _ = run(capsys, "checks")
    _, words, _ = run(capsys, "checks", "--format", "json")
    assert all(check.code in text for check in CATALOGUE)
    assert [rule["code"] for rule in json.loads(words)] == [check.code for check in CATALOGUE]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_command_explains_itself_with_examples(
    command: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(capsys, "--lang", language, command, "--help")
    assert code == 0
    assert f"gongkai {command}" in out and "Examples" in out


def test_without_a_command_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys)
    assert code == 2 and all(command in out for command in COMMANDS)


def test_checking_imports_nothing_slow(good: Path) -> None:
    script = (
        "import sys; from dashboard.cli import main; main(sys.argv[1:]); "
        "print(sorted({name.split('.')[0] for name in sys.modules} & "
        "{'pandas', 'numpy', 'streamlit', 'sqlite_utils', 'plotly', 'pydantic', 'sqlite3'}), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "check", str(good), "--format", "json"],
        capture_output=True,
        check=True,
    )
    assert done.stderr.decode().strip() == "[]"


def test_output_is_utf8_whatever_the_console(faulty: Path) -> None:
    done = gongkai("check", str(faulty), "--format", "json", PYTHONIOENCODING="cp1252", LC_ALL="C")
    assert json.loads(done.stdout.decode("utf-8"))[0]["year"] == 2023
    assert "\r" not in done.stdout.decode("utf-8") and not done.stdout.startswith(b"\xef\xbb\xbf")


def test_ctrl_c_stops_the_dashboard_cleanly_and_ends_its_link(tmp_path: Path) -> None:
    from contextlib import closing

    from db import queries
    from db.connection import connect

    with serving(tmp_path / "gongkai.db") as served:
        code, said = served.stop()
    assert code == 0 and "已停止" in said and "Traceback" not in said
    with closing(connect(tmp_path / "gongkai.db")) as db:
        assert [link.revoked_at is not None for link in queries.links(db)] == [True]


def test_a_port_that_is_taken_gets_one_sentence(tmp_path: Path) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", free_port()))
        taken.listen()
        port = taken.getsockname()[1]
        done = gongkai("serve", "--db", str(tmp_path / "a.db"), "--port", str(port), "--no-browser")
    assert done.returncode == 2
    assert str(port) in done.stderr.decode() and "Traceback" not in done.stderr.decode()


def gongkai(*words: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "dashboard", *words],
        input=stdin,
        capture_output=True,
        check=False,
        timeout=120,
        env={**os.environ, **environment},
    )


def test_workers_do_not_run_the_program_that_started_them(tmp_path: Path) -> None:
    script = tmp_path / "program.py"
    script.write_text(
        "print('started')\nfrom dashboard.cli import main\nmain(['check', *__import__('sys').argv[1:]])\n",
        "utf-8",
    )
    report = tmp_path / "report.pdf"
    report.write_bytes(write(make_draft(3, year=2023), "pdf"))
    done = subprocess.run([sys.executable, script, report], capture_output=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.decode().count("started") == 1 and not done.stderr
