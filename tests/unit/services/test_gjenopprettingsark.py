"""The recovery sheet: eight groups, each numbered as it is asked for, in either written form."""

from __future__ import annotations

from datetime import date

import pytest

from helseansvarlig.domain.dokumentmodell import Felter
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.gjenopprettingsark import compose_sheet

KODE = "8F3K 2MQ7 XW4D 90TB H6VC 5JRA N1ZE YG38"


@pytest.mark.parametrize(("maalform", "tittel"), [("nb", "Gjenopprettingsark"), ("nn", "Attopprettingsark")])
def test_every_group_stands_by_its_number_large_enough_to_copy(maalform: str, tittel: str) -> None:
    sheet = compose_sheet("Solbakken", KODE, date(2026, 11, 23), load_tekster(maalform), maalform)
    groups = next(one for one in sheet.blokker if isinstance(one, Felter))
    assert (sheet.tittel, sheet.spraak) == (tittel, maalform)
    assert groups.rader == tuple((f"Gruppe {n}", group) for n, group in enumerate(KODE.split(), 1))
    assert groups.avskrift
