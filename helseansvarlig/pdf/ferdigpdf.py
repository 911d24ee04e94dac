"""Finished documents behind the port that the services know; pikepdf is loaded at the first one."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO


class PikepdfFerdigpdf:
    """Counts pages and makes locked copies."""

    def lock(self, pdf: bytes, passord: str) -> bytes:
        """Return a copy that only this password opens."""
        from helseansvarlig.pdf.passordkopi import lock_copy

        return lock_copy(pdf, passord)

    def join(self, pdfs: Sequence[bytes]) -> bytes:
        """Return several documents as one, for the printer alone: it is neither tagged nor archivable."""
        from pikepdf import Pdf

        joined, target = Pdf.new(), BytesIO()
        for pdf in pdfs:
            with Pdf.open(BytesIO(pdf)) as opened:
                joined.pages.extend(opened.pages)
        joined.save(target)
        return target.getvalue()

    def count_pages(self, pdf: bytes) -> int:
        """Return how many pages a document has."""
        from pikepdf import Pdf

        with Pdf.open(BytesIO(pdf)) as opened:
            return len(opened.pages)
