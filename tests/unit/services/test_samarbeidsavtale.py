"""Agreements are kept whole, ticked topic by topic, and name no child."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.institusjon import Institusjon, Motpart, Mottakerkategori
from helseansvarlig.domain.samarbeidsavtale import Avtaletema, Foelge, Samarbeidsavtale, Temapunkt
from helseansvarlig.errors import KnownError
from helseansvarlig.tjenester import Tjenester

AKUTT = Temapunkt(Avtaletema.AKUTT, "BUP svarer samme dag.", "Varm Vind", "avtalen s. 2")


def written(tjenester: Tjenester, **facts: object) -> Samarbeidsavtale:
    base = Samarbeidsavtale("", "BUP Elvebyen", temaer=(AKUTT,))
    return tjenester.samarbeidsavtale.create(replace(base, **facts)).value  # type: ignore[arg-type]  # told as data


def test_a_new_one_begins_with_ourselves_and_the_only_bup_we_know(tjenester: Tjenester) -> None:
    tjenester.institusjon.save(Institusjon("Solbakken", telefon="61 00 00 00"))
    assert [one.virksomhet for one in tjenester.samarbeidsavtale.blank().parter] == ["Solbakken"]

    bup = Motpart("", "BUP Elvebyen", Mottakerkategori.BUP, telefon="62 00 00 00", kontaktperson="Varm Vind")
    tjenester.institusjon.add_motpart(bup)
    fresh = tjenester.samarbeidsavtale.blank()

    assert fresh.motpart == "BUP Elvebyen"
    assert [(one.virksomhet, one.kontaktperson) for one in fresh.parter] == [
        ("Solbakken", "Trygg Havn"),
        ("BUP Elvebyen", "Varm Vind"),
    ]


def test_it_is_kept_and_read_again_as_it_was_written(tjenester: Tjenester) -> None:
    kept = written(tjenester, foelge=(Foelge("Særkontakten", "ansatt"),), uenighet=("Ansvarlige", "Ledere"))

    assert tjenester.samarbeidsavtale.get(kept.id) == kept
    assert tjenester.samarbeidsavtale.list_avtaler() == [kept]


def test_a_tick_carries_the_day_and_is_taken_back_by_undo(tjenester: Tjenester, clock: FixedClock) -> None:
    kept = written(tjenester)
    ticked = tjenester.samarbeidsavtale.tick(kept.id, Avtaletema.AKUTT, paa_plass=True).value
    assert ticked.punkt(Avtaletema.AKUTT).paa_plass == clock.today()
    assert len(ticked.dekkede) == 1

    tjenester.angre.undo()
    assert tjenester.samarbeidsavtale.get(kept.id).dekkede == ()


def test_a_topic_without_words_is_not_ticked(tjenester: Tjenester) -> None:
    kept = written(tjenester)
    with pytest.raises(KnownError, match="avtaletema_mangler"):
        tjenester.samarbeidsavtale.tick(kept.id, Avtaletema.FLYTTING, paa_plass=True)
    assert tjenester.samarbeidsavtale.get(kept.id) == kept


def test_no_child_stands_in_any_of_its_words(tjenester: Tjenester, barn: Barn) -> None:
    kept = written(tjenester)
    for change in (
        {"temaer": (replace(AKUTT, tekst=f"{barn.navn} får hjelp."),)},
        {"foelge": (Foelge("Særkontakten", f"kjenner {barn.navn}"),)},
        {"uenighet": (f"Om {barn.navn}",)},
    ):
        with pytest.raises(KnownError, match="tekst_nevner_barn"):
            tjenester.samarbeidsavtale.save(replace(kept, **change))  # type: ignore[arg-type]  # told as data
    assert tjenester.samarbeidsavtale.get(kept.id) == kept


def test_one_that_is_gone_cannot_be_written(tjenester: Tjenester) -> None:
    with pytest.raises(KnownError, match="finnes_ikke"):
        tjenester.samarbeidsavtale.save(Samarbeidsavtale("ingen", "BUP"))
