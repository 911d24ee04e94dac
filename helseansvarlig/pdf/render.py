"""From the document model to PDF bytes, in memory alone.

The drawing library is imported on first use: it costs a tenth of a second that the unlock screen shall not pay.
"""

from __future__ import annotations

from helseansvarlig.domain.dokumentmodell import Dokumentmodell


def render(modell: Dokumentmodell) -> bytes:
    """Return the document as PDF; the same model gives the same bytes. Raises `ukjent_maalform`.

    Every string is plain text: it is cleaned, measured and placed, never parsed. No file is written.
    """
    from helseansvarlig.pdf.lerret import draw_document
    from helseansvarlig.pdf.tekster import load_tekster

    return draw_document(modell, load_tekster(modell.spraak))
