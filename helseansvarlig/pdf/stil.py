"""How the page looks: measures in points, colours as RGB, one style per kind of text.

Black-and-white safe: nothing is told by colour alone, and the lightest text prints as 62 % black.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from helseansvarlig.domain.dokumentmodell import Skrift
from helseansvarlig.pdf.skrift import Snitt

Farge = tuple[float, float, float]

BREDDE, HOEYDE = 595.276, 841.890
"""A4."""

VENSTRE, HOEYRE = 71.0, 71.0
TOPP, BUNN = 96.0, 84.0
SATSBREDDE = BREDDE - VENSTRE - HOEYRE
SATSHOEYDE = HOEYDE - TOPP - BUNN
ETIKETTBREDDE = 126.0


def _rgb(code: str) -> Farge:
    """Return `#rrggbb` as the three fractions that PDF wants."""
    red, green, blue = (int(code[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


TEKST = _rgb("#292c30")
DEMPET = _rgb("#5b5d60")
STREK = _rgb("#77797b")
HAARSTREK = _rgb("#c9cacb")
BARN = _rgb("#674da7")
BARN_TEKST = _rgb("#312256")
VIKTIG = _rgb("#b81a1a")
VIKTIG_TEKST = _rgb("#590d0d")
VIKTIG_FLATE = _rgb("#f8e4e4")
ROLIG_FLATE = _rgb("#f3f3f4")
VANNMERKE = _rgb("#ececed")


@dataclass(frozen=True, slots=True)
class Stil:
    """One kind of text: cut, size, line height, colour, air around it and how far it is set in."""

    snitt: Snitt = Snitt.VANLIG
    punkt: float = 11
    linje: float = 15.5
    farge: Farge = TEKST
    foer: float = 0
    etter: float = 6
    innrykk: float = 0

    def grown(self, factor: float) -> Stil:
        """Return the same kind of text larger, with its line and its air; how far it is set in stays."""
        larger = {name: getattr(self, name) * factor for name in ("punkt", "linje", "foer", "etter")}
        return replace(self, **larger) if factor != 1 else self


STOERRELSE = {Skrift.VANLIG: 1.0, Skrift.STOR: 12 / 11, Skrift.STOERST: 14 / 11}
"""What a document's running text is set with: 11, 12 or 14 points."""

BROED = Stil()
DEMPET_BROED = Stil(farge=DEMPET)
TITTEL = Stil(Snitt.MEDIUM, 24, 30, etter=6)
OVERSKRIFT = {
    1: TITTEL,
    2: Stil(Snitt.HALVFET, 14, 18, foer=16, etter=5),
    3: Stil(Snitt.HALVFET, 11.5, 15.5, foer=8, etter=2),
}
DELTITTEL = Stil(Snitt.HALVFET, 11, 15.5, foer=5, etter=1)
KILDE = Stil(punkt=9, linje=12.5, farge=DEMPET, etter=6)
ETIKETT = Stil(Snitt.HALVFET, 11, 15.5, etter=3)
AVSKRIFT = Stil(Snitt.HALVFET, 17, 25, etter=3)
AVSKRIFTETIKETT = Stil(Snitt.HALVFET, 11, 29, etter=3)  # so high that it stands on the base line of what it names
SITATETIKETT = Stil(Snitt.HALVFET, 9.5, 14, BARN, etter=1, innrykk=15)
SITAT = Stil(Snitt.MEDIUM, 12.5, 18, BARN_TEKST, etter=1, innrykk=15)
SITATKILDE = Stil(punkt=9, linje=13, farge=DEMPET, etter=0, innrykk=15)
MERKNADTITTEL = Stil(Snitt.HALVFET, 11, 15.5, etter=1, innrykk=15)
MERKNAD = Stil(etter=0, innrykk=15)
VIKTIGTITTEL = Stil(Snitt.HALVFET, 15, 21, VIKTIG_TEKST, etter=3, innrykk=15)
VIKTIGTEKST = Stil(Snitt.MEDIUM, 11.5, 16.5, TEKST, etter=0, innrykk=15)
RUTE = Stil(punkt=17, linje=26, etter=0)
RUTETEKST = Stil(punkt=11.5, linje=26, etter=0)
SMAARUTE = Stil(punkt=12.5, linje=19, farge=DEMPET, etter=0)
SMAATEKST = Stil(punkt=9.5, linje=19, farge=DEMPET, etter=0)
SKRIVEETIKETT = Stil(punkt=9, linje=26, farge=DEMPET, etter=0)
SOEYLEORD = Stil(Snitt.HALVFET, 9.5, 13)
SOEYLENAVN = Stil(punkt=9, linje=12.5, farge=DEMPET)
TABELLHODE = Stil(Snitt.HALVFET, 9.5, 13)
TABELLCELLE = Stil(punkt=10, linje=13.5)
SIDEMERKE = Stil(punkt=8.5, linje=11.5, farge=DEMPET)
SIDEMERKE_STERK = Stil(Snitt.HALVFET, 8.5, 11.5, TEKST)
