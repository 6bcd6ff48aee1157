"""Every bound on what one file may cost, in one place.

An annual report is a few pages; the bounds leave two orders of magnitude of
room and stop the book, the bomb and the file made to hang us.
"""

from __future__ import annotations

FILE_BYTES = 200 * 2**20
"""Size of one file, or of one member of an archive after unpacking."""

TEXT_BYTES = 20 * 2**20
"""Size of a plain text: a hundred times the longest report."""

XML_BYTES = 64 * 2**20
"""Size of one XML part of a package (DOCX, OFD, spreadsheets) after unpacking."""

UNPACKED_BYTES = 1024 * 2**20
"""Size of everything in one archive or package after unpacking."""

RATIO = 200
"""Unpacked size over packed size, once more than ``RATIO_FLOOR`` bytes come out."""

RATIO_FLOOR = 32 * 2**20

MEMBERS = 20_000
"""Members of one archive, nested archives included."""

ARCHIVE_DEPTH = 2
"""An archive, and the archives inside it; one level more is refused."""

PAGES = 300
"""Pages of one file."""

CELLS = 200_000
"""Positions of all grids of one file, covered ones included."""

COLUMNS = 1_000
"""Columns of one grid."""

TABLE_DEPTH = 30
"""Tables inside tables; deeper ones are read as plain text."""

SECONDS = 300
"""Time to read one file in a worker process."""

OFFICE_SECONDS = 60
"""Time for LibreOffice to start; each file of a batch adds ``OFFICE_SECONDS_EACH``."""

OFFICE_SECONDS_EACH = 10

OFFICE_BYTES = 4 * 2**30
"""Address space of LibreOffice, most of it never touched."""

WORKER_BYTES = 1024 * 2**20
"""Memory of one worker process."""

RECOGNITION_BYTES = 2 * WORKER_BYTES
"""Memory of one worker process that recognises text in pictures."""

CHUNKS_A_WORKER = 200
"""Chunks that a worker does before a fresh one takes its place."""
