"""An answer as it reads: the value in words, or why there is none; never a number where there was no answer."""

from __future__ import annotations

from helseansvarlig.domain.skjema import Punkt, Punkttype
from helseansvarlig.domain.svar import Svar, Svarstatus
from helseansvarlig.domain.svartekst import values_text
from ui.i18n import marked, tr, tr_marked

STATUSER = {
    Svarstatus.VET_IKKE: marked("Vet ikke"),
    Svarstatus.VIL_IKKE_SVARE: marked("Vil ikke svare"),
    Svarstatus.IKKE_SPURT: marked("Ikke spurt"),
}


def answer_words(punkt: Punkt, svar: Svar, spraak: str) -> str:
    """Return an answer in the language in force; choices in the form's own words."""
    if svar.status is not Svarstatus.BESVART:
        return tr_marked(STATUSER[svar.status])
    if punkt.type is Punkttype.JA_NEI:
        return ", ".join(tr("Ja") if verdi is True else tr("Nei") for verdi in svar.verdier)
    return values_text(punkt, svar, spraak)
