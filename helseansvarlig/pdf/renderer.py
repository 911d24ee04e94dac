"""ReportLab behind the port that the services know; loaded at the first document, never on the way to unlocking."""

from __future__ import annotations

from helseansvarlig.domain.dokumentmodell import Dokumentmodell
from helseansvarlig.domain.ordlyd import Tekst


class ReportLabRenderer:
    """Draws documents and gives their fixed wording."""

    def words(self, maalform: str) -> Tekst:
        """Return the fixed wording in one written form, nb or nn."""
        from helseansvarlig.pdf.tekster import load_tekster

        return load_tekster(maalform)

    def render(self, modell: Dokumentmodell) -> bytes:
        """Return a document as PDF."""
        from helseansvarlig.pdf.render import render

        return render(modell)

    def draw_only(self, modell: Dokumentmodell) -> bytes:
        """Return the pages as they are drawn, before others can read them aloud: what tagging is measured against."""
        from helseansvarlig.pdf.lerret import draw_pages
        from helseansvarlig.pdf.strukturtre import Strukturtre

        return draw_pages(modell, self.words(modell.spraak), Strukturtre())

    def read_as_text(self, modell: Dokumentmodell) -> str:
        """Return a document as plain text in reading order."""
        from helseansvarlig.pdf.outline import read_as_text

        return read_as_text(modell)
