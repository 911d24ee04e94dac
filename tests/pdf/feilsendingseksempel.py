"""The report on something that went to the wrong place: nothing but what must be said, as it is used, and too long."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from helseansvarlig.domain.dokumentmodell import Dokumentmodell
from helseansvarlig.domain.utlevering import Kanal
from helseansvarlig.domain.utleveringsregister import (
    Aarsak,
    Feilsending,
    Registerlinje,
    Tilbakekalling,
    Utleveringsrad,
)
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.feilsendingsrapport import Rapport, compose_report
from tests.pdf import eksempel
from tests.pdf.breveksempel import LANGT

GIKK = datetime(2026, 11, 20, 12, 30, tzinfo=UTC)
OPPDAGET = GIKK + timedelta(hours=20)
AVTRYKK = "8b413373afc3" + "0" * 52


def rapport(maalform: str = "nb", omfang: str = "normal") -> Rapport:
    """Return what the report is made of."""
    told = {
        "tom": Feilsending(OPPDAGET, "Elvebyen skole", "Feil konvolutt."),
        "normal": Feilsending(
            OPPDAGET,
            "Elvebyen videregående skole",
            "To brev lå klare samtidig. Brevet til BUP ble lagt i konvolutten til skolen.",
            "Vi ringte skolen. De har lagt brevet i safen og gir det tilbake i dag.",
            "Hun fikk vite det samme kveld, av en voksen hun er trygg på.",
            meldt=OPPDAGET + timedelta(hours=5),
        ),
        "ekstrem": Feilsending(OPPDAGET, *([LANGT] * 4), ikke_meldt=LANGT),
    }[omfang]
    frist = next(iter(eksempel.REGELVERK.meldefrister.values()))
    return Rapport(_line(omfang), told, frist, eksempel.INSTITUSJON, eksempel.BARN, OPPDAGET, maalform)


def modell(maalform: str = "nb", omfang: str = "normal") -> Dokumentmodell:
    """Return the report, composed."""
    return compose_report(rapport(maalform, omfang), load_tekster(maalform))


def _line(omfang: str) -> Registerlinje:
    recalled = Tilbakekalling(
        OPPDAGET + timedelta(hours=1), "Trygg Havn", Aarsak.FEIL_MOTTAKER, "Bedt om å gi det tilbake."
    )
    row = Utleveringsrad(
        "hg-7f3a21:1", eksempel.BARN.id, "hg-7f3a21", "henvisningsgrunnlag", "bup", "BUP Elvebyen", tilbakekalt=recalled
    )
    return Registerlinje(
        7,
        GIKK,
        "Trygg Havn",
        "dokument.skrevet_ut",
        eksempel.BARN.id,
        eksempel.BARN.navn,
        "hg-7f3a21",
        "henvisningsgrunnlag",
        Kanal.PAPIR if omfang != "tom" else None,
        "samtykke",
        "bup",
        "BUP Elvebyen" if omfang != "tom" else "",
        AVTRYKK,
        "hg-7f3a21:1",
        eksemplar=1,
        rad=row if omfang != "tom" else None,
    )
