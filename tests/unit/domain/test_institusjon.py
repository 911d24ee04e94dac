"""What kind of service somebody is: told, or what its category usually is; whom the gate asks about never differs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helseansvarlig.domain.institusjon import KATEGORI, Motpart, Mottakerkategori, Tjeneste, service_of

NOBODYS = {Mottakerkategori.FORELDRE, Mottakerkategori.NYTT_OPPHOLDSSTED}
"""Whom something may be shared with, and who are no service."""


@pytest.mark.parametrize("kategori", Mottakerkategori)
def test_an_entry_from_before_is_what_its_category_usually_is(kategori: Mottakerkategori) -> None:
    usual = service_of(Motpart("m", "Navn", kategori))

    assert (usual is None) is (kategori in NOBODYS)
    assert usual is None or KATEGORI[usual] is kategori


@pytest.mark.parametrize("tjeneste", Tjeneste)
def test_what_somebody_told_stands_when_it_fits_the_category(tjeneste: Tjeneste) -> None:
    assert service_of(Motpart("m", "Navn", KATEGORI[tjeneste], tjeneste=tjeneste)) is tjeneste


def test_a_category_that_was_changed_elsewhere_is_believed() -> None:
    told = Motpart("m", "Navn", Mottakerkategori.BUP, tjeneste=Tjeneste.AMBULANT_TEAM)

    assert service_of(replace(told, kategori=Mottakerkategori.TANNKLINIKK)) is Tjeneste.TANNKLINIKK
