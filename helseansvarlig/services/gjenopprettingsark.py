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

_PER_LINE = 4


def compose_sheet(institusjon: str, kode: str, dag: date, tekst: Tekst) -> Dokumentmodell:
    """Return the sheet: the code in numbered groups, where to keep it, how to use it. It names no child."""
    groups = kode.split()
    rows = tuple(
        (tekst("ark.grupper", fra=str(i + 1), til=str(i + _PER_LINE)), "    ".join(groups[i : i + _PER_LINE]))
        for i in range(0, len(groups), _PER_LINE)
    )
    return Dokumentmodell(
        tittel=tekst("ark.tittel"),
        spraak="nb",
        dato=dag,
        merking=Sidemerking("", "", "", "", tekst("ark.fortrolighet"), institusjon),
        blokker=(
            Avsnitt(tekst("ark.innledning")),
            Felter(rows, framhevet=True),
            Merknad(tekst("ark.oppbevaring"), tekst("ark.oppbevaring_tittel"), viktig=True),
            Overskrift(tekst("ark.bruk_tittel"), 2),
            Liste(tuple(tekst(f"ark.bruk.{n}") for n in range(1, 5)), nummerert=True),
        ),
        utkast=False,
    )
