"""Synthetic snapshots for the guide on how to complain."""

from __future__ import annotations

from dataclasses import replace

from helseansvarlig.domain.delingsregel import Innad, Mottakertype
from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from tests.pdf import eksempel
from tests.pdf.breveksempel import LANGT

FELTER = {
    "klage_gjelder": "BUP sa nei til time",
    "klage_svar_kom": "2026-11-16",
    "klage_hjelpere": "Rolig Bekk, her hos oss\nVarm Vind, barnevernansvarlig i BUP",
}


def klageveiledning(
    maalform: str = "nb", omfang: str = "normal", mottaker: Mottakertype = Innad.BARNET_SELV
) -> Grunnlag:
    """Return a snapshot for the guide: `tom`, `normal` or `ekstrem`."""
    base = eksempel.henvisning(maalform, "tom" if omfang == "tom" else "normal")
    felter = {"tom": {}, "normal": FELTER, "ekstrem": dict.fromkeys(FELTER, LANGT)}[omfang]
    paper = replace(
        base.dokument,
        dokumenttype=Dokumenttype.KLAGEVEILEDNING,
        mottaker=mottaker,
        mottaker_navn="",
        felter=felter,
    )
    return replace(
        base,
        dokument=paper,
        deling=eksempel.judge(Innad.BARNET_SELV),
        telefoner=() if omfang == "tom" else tuple(eksempel.REGELVERK.telefoner.values()),
        fristregler={} if omfang == "tom" else eksempel.REGELVERK.frister,
        rettigheter={} if omfang == "tom" else eksempel.REGELVERK.rettigheter,
    )
