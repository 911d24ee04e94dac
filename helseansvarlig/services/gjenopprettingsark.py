"""The sheet of paper that opens the vault when the password is forgotten or the machine is gone."""

from __future__ import annotations

from datetime import date

from helseansvarlig.domain.dokumentmodell import (
    Avsnitt,
    Dokumentmodell,
    Felter,
    Liste,
    Merknad,
    Overskrift,
    Sidemerking,
)
from helseansvarlig.domain.ordlyd import Tekst


def compose_sheet(institusjon: str, kode: str, dag: date, tekst: Tekst, maalform: str) -> Dokumentmodell:
    """Return the sheet: the code in numbered groups, where to keep it, how to use it. It names no child.

    `tekst` speaks `maalform`, "nb" or "nn".
    """
    groups = tuple((tekst("ark.gruppe", nummer=str(n)), group) for n, group in enumerate(kode.split(), 1))
    return Dokumentmodell(
        tittel=tekst("ark.tittel"),
        spraak=maalform,
        dato=dag,
        merking=Sidemerking("", "", "", "", tekst("ark.fortrolighet"), institusjon),
        blokker=(
            Avsnitt(tekst("ark.innledning")),
            Felter(groups, framhevet=True, avskrift=True),
            Merknad(tekst("ark.oppbevaring"), tekst("ark.oppbevaring_tittel"), viktig=True),
            Overskrift(tekst("ark.bruk_tittel"), 2),
            Liste(tuple(tekst(f"ark.bruk.{n}") for n in range(1, 5)), nummerert=True),
        ),
        utkast=False,
    )
