"""An answer's value as people read it, in one written form. Why there is no value is said by whoever shows it."""

from __future__ import annotations

from decimal import Decimal

from helseansvarlig.domain.skjema import Punkt
from helseansvarlig.domain.svar import Svar
from helseansvarlig.domain.verdi import Dato, Koding, Mengde, Verdi, is_equal


def values_text(punkt: Punkt, svar: Svar, spraak: str) -> str:
    """Return the values parted by commas; choices in the template's own words. Empty when there is no value."""
    return ", ".join(_value_text(punkt, verdi, spraak) for verdi in svar.verdier)


def _value_text(punkt: Punkt, verdi: Verdi, spraak: str) -> str:
    for choice in punkt.valg:
        if is_equal(choice.verdi, verdi):
            return choice.tekst.paa(spraak) or _plain(verdi)
    return _plain(verdi)


# The same in both written forms of Norwegian.
_JA_NEI = {True: "Ja", False: "Nei"}


def _plain(verdi: Verdi) -> str:
    if isinstance(verdi, bool):
        return _JA_NEI[verdi]
    if isinstance(verdi, Koding):
        return verdi.tekst or verdi.kode
    if isinstance(verdi, Mengde):
        return f"{_plain(verdi.verdi)} {verdi.enhet}".strip()
    if isinstance(verdi, Decimal):
        return str(verdi).replace(".", ",")
    if isinstance(verdi, Dato):
        return ".".join(reversed(verdi.tekst.split("-")))
    if isinstance(verdi, (str, int)):
        return str(verdi)
    return str(getattr(verdi, "tekst", "") or getattr(verdi, "tittel", ""))
