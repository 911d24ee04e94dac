"""The house's logo: set beside a document's title, and drawn from bare points that were cleaned elsewhere."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from helseansvarlig.domain.brevhode import Brevhode
from helseansvarlig.pdf import stil
from helseansvarlig.pdf.element import Element, Rolle
from helseansvarlig.pdf.rad import Bilde
from helseansvarlig.pdf.tegn import clean_text

LOGOBREDDE, LOGOHOEYDE = 170.0, 40.0
"""The most room it gets on the page, in points: what its own points fill at 300 to the inch."""

_PUNKT = 72 / 150
"""A small picture is not blown up past this: half as fine as print, and still sharp."""

LOGOLUFT = 18.0
"""Between it and the title."""


def set_logo(brevhode: Brevhode, title: float) -> Bilde:
    """Return the logo at the right of a title whose first line is `title` high, with its words for who does not see it.

    It stands in the middle of that line, or on it when it is higher: there is room above.
    """
    share = min(LOGOBREDDE / brevhode.bredde, LOGOHOEYDE / brevhode.hoeyde, _PUNKT)
    width, height = brevhode.bredde * share, brevhode.hoeyde * share
    words = clean_text(brevhode.alternativ).replace("\n", " ").strip()
    figure = Element(Rolle.FIGUR, alternativ=words)
    return Bilde(brevhode, width, height, stil.SATSBREDDE - width, min((title - height) / 2, title - height), figure)


def draw_picture(canvas: Canvas, bilde: Bilde, left: float, lower: float) -> None:
    """Draw a picture with its lower left corner there. It has no transparency and no colour space of its own."""
    from PIL.Image import frombytes
    from reportlab.lib.utils import ImageReader

    size = (bilde.brevhode.bredde, bilde.brevhode.hoeyde)
    picture = frombytes("RGB", size, bilde.brevhode.points())
    canvas.drawImage(ImageReader(picture), left, lower, bilde.bredde, bilde.hoeyde)
