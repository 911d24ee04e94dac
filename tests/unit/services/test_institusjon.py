"""Our own facts and the address book."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helseansvarlig.domain.institusjon import Institusjon, Motpart, Mottakerkategori
from helseansvarlig.errors import KnownError
from helseansvarlig.tjenester import Tjenester

BUP = Motpart("", "BUP Elvebyen", Mottakerkategori.BUP)


def test_our_facts_are_changed_and_can_be_taken_back(tjenester: Tjenester) -> None:
    tjenester.institusjon.save(Institusjon("Solbakken", telefon="22 22 22 22"))
    assert tjenester.institusjon.get().telefon == "22 22 22 22"

    tjenester.angre.undo()
    assert tjenester.institusjon.get() == Institusjon("Solbakken")


def test_we_have_a_name(tjenester: Tjenester) -> None:
    with pytest.raises(KnownError, match="institusjon_mangler_navn"):
        tjenester.institusjon.save(Institusjon(" "))


def test_the_address_book_is_by_name_and_by_category(tjenester: Tjenester) -> None:
    for name, category in (("Ås skole", Mottakerkategori.SKOLE_PPT), ("BUP", Mottakerkategori.BUP)):
        tjenester.institusjon.add_motpart(Motpart("", name, category))

    assert [m.navn for m in tjenester.institusjon.motparter()] == ["BUP", "Ås skole"]
    assert [m.navn for m in tjenester.institusjon.motparter(Mottakerkategori.SKOLE_PPT)] == ["Ås skole"]


def test_a_service_has_a_name_and_must_be_there_to_be_changed(tjenester: Tjenester) -> None:
    kept = tjenester.institusjon.add_motpart(BUP).value

    assert tjenester.institusjon.save_motpart(replace(kept, telefon="1")).value.telefon == "1"
    for broken, code in ((replace(kept, navn=" "), "motpart_mangler_navn"), (replace(kept, id="x"), "finnes_ikke")):
        with pytest.raises(KnownError, match=code):
            tjenester.institusjon.save_motpart(broken)
    with pytest.raises(KnownError, match="motpart_mangler_navn"):
        tjenester.institusjon.add_motpart(replace(BUP, navn=""))
