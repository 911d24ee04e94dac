"""The house's logo: set above a document's title, and drawn from bare points that were cleaned elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.pdfgen.canvas import Canvas

from helseansvarlig.domain.brevhode import Brevhode
from helseansvarlig.pdf.element import Element, Rolle
from helseansvarlig.pdf.rad import Bilde, Rad, air
from helseansvarlig.pdf.tegn import clean_text

LOGOBREDDE, LOGOHOEYDE = 192.0, 40.0
"""The most room it gets on the page, in points: what its own points fill at 300 to the inch."""

_PUNKT = 72 / 150
"""A small picture is not blown up past this: half as fine as print, and still sharp."""

_LUFT = 18.0


def set_logo(brevhode: Brevhode) -> Iterator[Rad]:
    """Yield the row that holds the logo, and the air below it; with its words for who does not see it."""
    share = min(LOGOBREDDE / brevhode.bredde, LOGOHOEYDE / brevhode.hoeyde, _PUNKT)
    width, height = brevhode.bredde * share, brevhode.hoeyde * share
    words = clean_text(brevhode.alternativ).replace("\n", " ").strip()
    yield Rad(height, bilder=(Bilde(brevhode, width, height, element=Element(Rolle.FIGUR, alternativ=words)),))
    yield air(_LUFT)


def draw_picture(canvas: Canvas, bilde: Bilde, left: float, lower: float) -> None:
    """Draw a picture with its lower left corner there. It has no transparency and no colour space of its own."""
    from PIL.Image import frombytes
    from reportlab.lib.utils import ImageReader

    size = (bilde.brevhode.bredde, bilde.brevhode.hoeyde)
    picture = frombytes("RGB", size, bilde.brevhode.points())
    canvas.drawImage(ImageReader(picture), left, lower, bilde.bredde, bilde.hoeyde)
