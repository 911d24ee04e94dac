"""The sheet of paper that opens the vault when the password is forgotten or the machine is gone."""

from __future__ import annotations

from datetime import date

from helseansvarlig.domain.dokumentmodell import (
    Avsnitt,
    Dokumentmodell,
    Liste,
    Merknad,
    Overskrift,
    Sidemerking,
    Tabell,
)
from helseansvarlig.domain.ordlyd import Tekst

_PER_LINE = 4


def compose_sheet(institusjon: str, kode: str, dag: date, tekst: Tekst) -> Dokumentmodell:
    """Return the sheet: the code in numbered groups, where to keep it, how to use it. It names no child."""
    groups = kode.split()
    numbered = [f"{number}: {group}" for number, group in enumerate(groups, 1)]
    rows = tuple(tuple(numbered[i : i + _PER_LINE]) for i in range(0, len(numbered), _PER_LINE))
    return Dokumentmodell(
        tittel=tekst("ark.tittel"),
        spraak="nb",
        dato=dag,
        merking=Sidemerking(institusjon, "", "", "", tekst("ark.fortrolighet"), institusjon),
        blokker=(
            Avsnitt(tekst("ark.innledning")),
            Tabell(tuple(tekst("ark.gruppe", nummer=str(n)) for n in range(1, _PER_LINE + 1)), rows),
            Merknad(tekst("ark.oppbevaring"), tekst("ark.oppbevaring_tittel"), viktig=True),
            Overskrift(tekst("ark.bruk_tittel"), 2),
            Liste(tuple(tekst(f"ark.bruk.{n}") for n in range(1, 5)), nummerert=True),
        ),
        utkast=False,
    )
