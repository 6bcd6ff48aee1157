"""One door to pdfium: it is not safe for threads, and its errors are translated here."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from parser.reading.errors import Damaged, Encrypted

_ONE_AT_A_TIME = threading.RLock()


@contextmanager
def opened(data: bytes) -> Iterator[pdfium.PdfDocument]:
    """The PDF in ``data``; an empty password is tried. Raises ``Encrypted`` or ``Damaged``."""
    with _ONE_AT_A_TIME:
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            locked = getattr(error, "err_code", None) in (
                pdfium_c.FPDF_ERR_PASSWORD,
                pdfium_c.FPDF_ERR_SECURITY,
            )
            raise (Encrypted() if locked else Damaged()) from error
        try:
            yield document
        finally:
            document.close()
