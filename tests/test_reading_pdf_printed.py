"""PDF as LibreOffice prints Word files: exact, wherever a page ends."""

from random import Random

import pytest

from parser.reading import libreoffice
from parser.samples import Planted, make_draft, planted, write
from parser.samples.judging import complaints
from parser.samples.printed import for_paper, print_word_files


@pytest.mark.skipif(libreoffice.program() is None, reason="LibreOffice is not installed")
def test_word_files_that_libreoffice_prints_are_read_exactly():
    cases = {f"{seed}": Planted(make_draft(seed, year=2019 + seed % 7)) for seed in range(19, 25)}
    cases |= {code: planted(code, 19, 2023) for code in ("TI02", "BA01", "CE01", "FE01", "TA07", "SE01")}
    layouts = ("docx", "docx-numbered", "docx-cut")
    files = {
        name: for_paper(write(case.draft, layouts[number % 3]), Random(number))
        for number, (name, case) in enumerate(cases.items())
    }
    printed = print_word_files(files)
    wrong = {name: complaints(case, printed[name], "report.pdf") for name, case in cases.items()}
    assert {name: found[:3] for name, found in wrong.items() if found} == {}
