"""Reports written by hand in odd layouts, by a hand that is not the sample generator's.

Each writer takes the 200 cell texts by id and returns the file's text.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from parser.form import (
    APPLICANTS,
    BALANCE_NOTE,
    DISPUTES_2021,
    PROACTIVE_2021,
    REQUEST_COLUMNS,
    REQUESTS_2021,
)

Cells = dict[str, str]

OPENING = """临水县档案局2023年政府信息公开工作年度报告

本报告依据《中华人民共和国政府信息公开条例》编制，所列数据统计期限为2023年1月1日至2023年12月31日。
一、总体情况
（一）主动公开。全年通过县政府网站公开信息120条，其中机构职能类10条。
（二）依申请公开。按规定做好登记、审核、办理、答复各环节工作。
（三）政府信息管理。严格执行信息发布审核制度。
（四）政府信息公开平台建设。做好网站栏目维护。
（五）监督保障。明确专人负责，加强培训考核。
"""
CLOSING = """五、存在的主要问题及改进情况
一是公开意识有待加强，二是队伍建设仍有短板。下一步将加强学习，完善制度。
六、其他需要报告的事项
本年度未发出收费通知，收取信息处理费0元。
临水县档案局
2024年1月15日
"""
HEADINGS = (
    "二、主动公开政府信息情况\n",
    "三、收到和处理政府信息公开申请情况\n",
    "四、政府信息公开行政复议、行政诉讼情况\n",
)
RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
APPLICANT_HEAD = (
    ["自然人", "法人或其他组织", "总计"],
    ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"],
)
DISPUTE_HEAD = [
    ["行政复议", "行政诉讼"],
    [*RESULTS, "未经复议直接起诉", "复议后起诉"],
    [*RESULTS, *RESULTS],
]


def consistent_cells(seed: int) -> Cells:
    """Cells whose every identity holds, most of the outcomes above zero somewhere."""
    chance = random.Random(seed)
    cells = dict.fromkeys((*PROACTIVE_2021.cells, *DISPUTES_2021.cells), 0)
    cells |= {"proactive.normative_documents.issued": 3, "proactive.normative_documents.in_force": 12}
    cells |= {"proactive.licences.decisions": 1234, "proactive.penalties.decisions": 56}
    outcomes = [row.id for row in REQUESTS_2021.rows[2:-2] if row.id != "other_fee_unpaid"]
    for column in REQUEST_COLUMNS[:-1]:
        counts = {row: chance.choice([0, 0, 0, 1, 2, 11]) for row in outcomes}
        carried, processed = chance.choice([0, 2]), sum(counts.values())
        brought = min(chance.choice([0, 1]), processed + carried)
        counts |= {"other_fee_unpaid": 0, "processed": processed, "carried_forward": carried}
        counts |= {"brought_forward": brought, "received": processed + carried - brought}
        cells |= {f"requests.{row}.{column.id}": count for row, count in counts.items()}
    for row in REQUESTS_2021.rows:
        columns = REQUEST_COLUMNS[:-1]
        cells[f"requests.{row.id}.total"] = sum(cells[f"requests.{row.id}.{c.id}"] for c in columns)
    for row in DISPUTES_2021.rows:
        counts = {column.id: chance.choice([0, 1, 2]) for column in row.columns[:-1]}
        cells |= {f"disputes.{row.id}.{column}": count for column, count in counts.items()}
        cells[f"disputes.{row.id}.total"] = sum(counts.values())
    return {id_: str(count) for id_, count in cells.items()}


def proactive_rows(cells: Cells) -> list[list[str]]:
    """The rows of section 二, each block under its clause and its head."""
    rows: list[list[str]] = []
    clause = None
    for row in PROACTIVE_2021.rows:
        if row.heads[0] != clause:
            clause = row.heads[0]
            rows += [[clause.zh], ["信息内容", *(column.label.zh for column in row.columns)]]
        rows.append([row.label.zh, *(cells[f"proactive.{row.id}.{column.id}"] for column in row.columns)])
    return rows


def request_rows(cells: Cells) -> list[tuple[list[str], list[str]]]:
    """The rows of section 三: labels, merged heads only where they begin, and the seven values."""
    rows: list[tuple[list[str], list[str]]] = []
    seen: set[str] = set()
    for row in REQUESTS_2021.rows:
        heads = [head.zh for head in row.heads if head.zh not in seen]
        seen |= set(heads)
        values = [cells[f"requests.{row.id}.{column.id}"] for column in REQUEST_COLUMNS]
        rows.append(([*heads, row.label.zh], values))
    return rows


def dispute_values(cells: Cells) -> list[str]:
    """The fifteen values of section 四."""
    return [cells[id_] for id_ in DISPUTES_2021.cells]


def _assembled(proactive: str, requests: str, disputes: str) -> str:
    second, third, fourth = HEADINGS
    return "".join((OPENING, second, proactive, "\n", third, requests, "\n", fourth, disputes, "\n", CLOSING))


def _joined(cells: Cells, separator: str) -> str:
    """Rows whose cells stand behind each other with ``separator`` between."""
    head = [[BALANCE_NOTE.zh, APPLICANTS.zh], *APPLICANT_HEAD]
    requests = [*head, *([*labels, *values] for labels, values in request_rows(cells))]
    disputes = [*DISPUTE_HEAD, dispute_values(cells)]
    tables = (proactive_rows(cells), requests, disputes)
    return _assembled(*("\n".join(separator.join(row) for row in table) for table in tables))


def columns_of_divs(cells: Cells) -> str:
    """A web page whose tables are drawn with style sheets."""
    page = "".join(map(_drawn, columns_of_tabs(cells).splitlines()))
    return f"<html><body>{page}</body></html>"


def _drawn(line: str) -> str:
    written = line.split("\t")
    if len(written) == 1:
        return f"<div>{line}</div>\n"
    return "<div class='row'>" + "".join(f"<div class='cell'>{cell}</div>" for cell in written) + "</div>\n"


def spaces(cells: Cells) -> str:
    """Columns of single spaces, as copied from a PDF."""
    return _joined(cells, " ")


def open_pipes(cells: Cells) -> str:
    """``a | b | c`` without pipes at the ends."""
    return _joined(cells, " | ")


def drawn_boxes(cells: Cells) -> str:
    """Rows between drawn uprights, a drawn level line below each."""
    boxed = [
        f"│{line.replace(' | ', '│')}│\n├{'─┼' * line.count(' | ')}─┤" if " | " in line else line
        for line in open_pipes(cells).split("\n")
    ]
    return "\n".join(boxed)


def typed_boxes(cells: Cells) -> str:
    """Rows between uprights and level lines of typewriter signs."""
    level = "+" + "-" * 40 + "+"
    boxed = [
        f"{level}\n| {line} |\n{level}" if " | " in line else line for line in open_pipes(cells).split("\n")
    ]
    return "\n".join(boxed)


def commas(cells: Cells) -> str:
    """Every merged cell unrolled and cut by commas, as a spreadsheet saves it."""
    return columns_of_tabs(cells).replace("\t", ",")


def semicolons(cells: Cells) -> str:
    """Rows cut by semicolons, merged cells only where they begin."""
    return _joined(cells, " ; ")


def columns_with_numbered_labels(cells: Cells) -> str:
    """Columns of spaces, a space behind the number of a label."""
    return re.sub(r"(?m)(?<=[ ])([1-8])\.(?=\D)", r"\1. ", _joined(cells, "  "))


def markdown(cells: Cells) -> str:
    """A Markdown table without merged cells, breaks in the words of its head."""
    rows = [
        f"| {line.replace(tab, ' | ')} |" if (tab := "\t") in line else line
        for line in columns_of_tabs(cells).split("\n")
    ]
    text = "\n".join(rows)
    for word in ("商业企业", "科研机构", *RESULTS[:-1]):
        text = text.replace(word, f"{word[:2]}<br>{word[2:]}")
    return text


def markdown_with_web_tables(cells: Cells) -> str:
    """Markdown whose tables are HTML, as converters write it."""
    lines = []
    for line in columns_of_tabs(cells).split("\n"):
        row = "".join(f"<td>{cell}</td>" for cell in line.split("\t"))
        lines.append(f"<tr>{row}</tr>" if "\t" in line else f"</table>\n\n{line}\n\n<table>")
    text = re.sub(r"<table>\s*</table>", "", "\n".join(["<table>", *lines, "</table>"]))
    return re.sub(r"(?m)^(?=[一二三四五六]、.*情况$|六、)", "## ", text).lstrip()


def values_below(cells: Cells) -> str:
    """Each label on a line of its own, its values on the next."""
    head = [BALANCE_NOTE.zh, APPLICANTS.zh, *("  ".join(row) for row in APPLICANT_HEAD)]
    requests = [*head, *("\n".join([*labels, "  ".join(values)]) for labels, values in request_rows(cells))]
    disputes = ["  ".join(row) for row in [*DISPUTE_HEAD, dispute_values(cells)]]
    proactive = ["  ".join(row) for row in proactive_rows(cells)]
    return _assembled("\n".join(proactive), "\n".join(requests), "\n".join(disputes))


def one_a_line(cells: Cells, gap: str = "\n") -> str:
    """One cell a line without any separator."""
    proactive = [cell for row in proactive_rows(cells) for cell in row]
    head = [BALANCE_NOTE.zh, APPLICANTS.zh, *APPLICANT_HEAD[0], *APPLICANT_HEAD[1]]
    requests = [*head, *(cell for labels, values in request_rows(cells) for cell in (*labels, *values))]
    disputes = [*(cell for row in DISPUTE_HEAD for cell in row), *dispute_values(cells)]
    return _assembled(gap.join(proactive), gap.join(requests), gap.join(disputes))


def one_a_line_with_gaps(cells: Cells) -> str:
    """One cell a line, a blank line between any two."""
    return one_a_line(cells, "\n\n")


def values_and_pipes(cells: Cells) -> str:
    """Cells and pipes on alternating lines."""

    def pipes(row: list[str]) -> str:
        return "".join(f"{cell}\n|\n" for cell in row)

    head = [[BALANCE_NOTE.zh, APPLICANTS.zh], *APPLICANT_HEAD]
    requests = [*head, *([*labels, *values] for labels, values in request_rows(cells))]
    disputes = [*DISPUTE_HEAD, dispute_values(cells)]
    return _assembled(*("".join(map(pipes, table)) for table in (proactive_rows(cells), requests, disputes)))


def heads_on_two_lines(cells: Cells) -> str:
    """One cell a line, the words of the head broken over two."""
    text = one_a_line(cells)
    for word in ("商业企业", "科研机构", *RESULTS[:-1]):
        text = text.replace(word, f"{word[:2]}\n{word[2:]}")
    return text


def columns_of_tabs(cells: Cells) -> str:
    """Every merged cell unrolled: labels in three columns, values in seven."""
    proactive = "\n".join("\t".join(row + [""] * (4 - len(row))) for row in proactive_rows(cells))
    lines = [
        "\t\t\t申请人情况",
        "\t\t\t自然人\t法人或其他组织\t\t\t\t\t总计",
        "\t\t\t\t" + "\t".join(APPLICANT_HEAD[1]) + "\t",
    ]
    seen: set[str] = set()
    for row, (_, values) in zip(REQUESTS_2021.rows, request_rows(cells), strict=True):
        labels = ["" if head.zh in seen else head.zh for head in row.heads] + [row.label.zh]
        seen |= {head.zh for head in row.heads}
        lines.append("\t".join([*labels, *[""] * (3 - len(labels)), *values]))
    disputes = "\n".join("\t".join(row) for row in [*DISPUTE_HEAD, dispute_values(cells)])
    return _assembled(proactive, "\n".join(lines), disputes)


def units_in_heads(cells: Cells) -> str:
    """The unit of counting behind the words of a head, where the form prints none."""
    text = columns_of_tabs(cells)
    for word in ("自然人", "商业企业", "本年制发件数", "本年处理决定数量", *RESULTS):
        text = text.replace(f"{word}\t", f"{word}（件）\t")
    return text


def serial_numbers(cells: Cells) -> str:
    """A first column that numbers the rows of section 三."""
    lines = columns_of_tabs(cells).split("\n")
    first = next(number for number, line in enumerate(lines) if line.startswith("一、本年新收"))
    last = first + len(REQUESTS_2021.rows)
    numbered = [f"{number}\t{line}" for number, line in enumerate(lines[first:last], 1)]
    return "\n".join([*lines[:first], *numbered, *lines[last:]])


def total_first(cells: Cells) -> str:
    """The columns of section 三 in another order: the total first, the last organisations changed about."""
    text = columns_of_tabs(cells)
    start, end = text.index(HEADINGS[1]) + len(HEADINGS[1]), text.index(HEADINGS[2])
    rows = [line.split("\t") for line in text[start:end].strip("\n").split("\n")[1:]]
    moved = [[*row[:-7], row[-1], *row[-7:-3], row[-2], row[-3]] for row in rows]
    head = [BALANCE_NOTE.zh, "", "", APPLICANTS.zh]
    return text[:start] + "\n".join("\t".join(row) for row in [head, *moved]) + "\n\n" + text[end:]


def page_numbers(cells: Cells) -> str:
    """Columns of TABs with a page number every 17 lines, inside the tables too."""
    lines = columns_of_tabs(cells).split("\n")
    numbered = [
        [line, f"- {number // 17} -"] if number % 17 == 16 else [line] for number, line in enumerate(lines)
    ]
    return "\n".join(line for pair in numbered for line in pair)


def turned_disputes(cells: Cells) -> str:
    """The table of section 四 turned: a row a block."""
    text = columns_of_tabs(cells)
    start, end = text.index(HEADINGS[2]) + len(HEADINGS[2]), text.index(CLOSING)
    rows = [["", *RESULTS]]
    for row in DISPUTES_2021.rows:
        rows.append([row.label.zh, *(cells[f"disputes.{row.id}.{column.id}"] for column in row.columns)])
    return text[:start] + "\n".join("\t".join(row) for row in rows) + "\n" + text[end:]


def disputes_down_the_page(cells: Cells) -> str:
    """The table of section 四 as a column of results, merged heads only where they begin."""
    text = columns_of_tabs(cells)
    start, end = text.index(HEADINGS[2]) + len(HEADINGS[2]), text.index(CLOSING)
    rows: list[list[str]] = []
    for block in DISPUTES_2021.rows:
        values = [cells[f"disputes.{block.id}.{column.id}"] for column in block.columns]
        rows += [list(pair) for pair in zip(RESULTS, values, strict=True)]
        rows[-len(RESULTS)][:0] = [*(head.zh for head in block.heads), block.label.zh]
    return text[:start] + "\n".join("\t".join(row) for row in rows) + "\n" + text[end:]


def requests_across(cells: Cells) -> str:
    """The table of section 三 on its side: a column a row of the form, no merged cells."""
    text = columns_of_tabs(cells)
    start, end = text.index(HEADINGS[1]) + len(HEADINGS[1]), text.index(HEADINGS[2])
    lines = text[start:end].strip("\n").split("\n")
    rows = [(line.split("\t") + [""] * 10)[:10] for line in lines]
    turned = ["\t".join(column) for column in zip(*rows, strict=True)]
    return text[:start] + "\n".join(turned) + "\n\n" + text[end:]


ODD_LAYOUTS: tuple[Callable[[Cells], str], ...] = (
    spaces,
    open_pipes,
    drawn_boxes,
    typed_boxes,
    commas,
    semicolons,
    columns_with_numbered_labels,
    markdown,
    markdown_with_web_tables,
    values_below,
    one_a_line,
    one_a_line_with_gaps,
    values_and_pipes,
    heads_on_two_lines,
    columns_of_tabs,
    units_in_heads,
    serial_numbers,
    total_first,
    page_numbers,
    turned_disputes,
    disputes_down_the_page,
    requests_across,
)
