"""The page about the house by keys alone: tick, write, close, and never with a child's name in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from helseansvarlig.domain.samarbeidsavtale import Avtaletema
from helseansvarlig.domain.steg import Stegpunkt
from tests.ui.husetrom import Husetrom, husetrom
from tests.ui.husrom import press, words
from tests.ui.skjermrom import TODAY

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def her(tmp_path: Path) -> Iterator[Husetrom]:
    with husetrom(tmp_path) as room:
        room.vindu.show()
        yield room


def test_an_empty_house_is_told_what_an_agreement_is(her: Husetrom) -> None:
    her.go("institusjon")
    said = words(her.vindu)

    assert "Ingen avtaler ennå" in said
    assert "0 av 6" in said


def test_the_page_tells_how_much_is_in_place_and_what_ends(her: Husetrom) -> None:
    her.furnish()
    her.go("institusjon")
    said = words(her.vindu)

    assert "4 av 7" in said
    assert "Avtalen med BUP Elvebyen går ut 30.11.2026" in said
    assert "Trygg Havn, 01.10.2026, avtalen s. 1" in said
    assert "Legetilsyn ved akutt inntak" in said


def test_space_ticks_a_topic_and_says_when_it_was(her: Husetrom) -> None:
    her.furnish()
    keys = her.go("institusjon")
    keys.tab_to("Hjelp når det haster, BUP Elvebyen")
    keys.press(Qt.Key.Key_Space)
    (avtale,) = her.rom.tjenester.samarbeidsavtale.list_avtaler()

    assert avtale.punkt(Avtaletema.AKUTT).paa_plass == TODAY
    assert "5 av 7" in words(her.vindu)


def test_a_topic_that_lacks_something_leads_to_where_it_is_written(her: Husetrom) -> None:
    her.furnish()
    keys = her.go("institusjon")
    keys.tab_to("Oppfølging ved flytting, BUP Elvebyen")
    keys.press(Qt.Key.Key_Space)
    (avtale,) = her.rom.tjenester.samarbeidsavtale.list_avtaler()
    place = her.vindu.current_place()

    assert place is not None
    assert (place.screen, place.ids) == ("avtale", (avtale.id, "flytting_tekst"))
    assert avtale.punkt(Avtaletema.FLYTTING).paa_plass is None


def test_a_point_is_ticked_by_a_person(her: Husetrom) -> None:
    keys = her.go("institusjon")
    keys.tab_to("Bli kjent med hva de andre kan")
    keys.press(Qt.Key.Key_Space)
    done = [one for step in her.rom.tjenester.kom_i_gang.picture() for one in step.punkter if one.er_gjort]

    assert [(one.punkt, one.av) for one in done] == [(Stegpunkt.BLI_KJENT, "Trygg Havn")]


def test_an_agreement_is_written_and_keeps_its_ticks(her: Husetrom) -> None:
    her.furnish()
    (before,) = her.rom.tjenester.samarbeidsavtale.list_avtaler()
    keys = her.go("avtale", before.id, "flytting_tekst")
    keys.type("Den som har behandlet, ringer.")
    keys.press(Qt.Key.Key_Return, CTRL)
    (after,) = her.rom.tjenester.samarbeidsavtale.list_avtaler()

    assert after.punkt(Avtaletema.FLYTTING).tekst == "Den som har behandlet, ringer."
    assert after.dekkede == before.dekkede
    assert (after.parter, after.foelge, after.uenighet) == (before.parter, before.foelge, before.uenighet)


def test_a_deviation_becomes_a_follow_up(her: Husetrom) -> None:
    keys = her.go("avvik")
    for name, text in (
        ("Hva skjedde?", "Nummeret manglet."), ("Hva gjorde dere straks?", "Ringte 116117."),
        ("Hva skal gjøres?", "Henge det opp"), ("Innen når?", "om 3 dager"),
    ):  # fmt: skip
        keys.tab_to(name)
        keys.type(text)
    keys.press(Qt.Key.Key_Return, CTRL)
    (kept,) = her.rom.tjenester.avvik.list_avvik()
    task = her.rom.tjenester.oppfoelging.get(kept.oppfoelging_id)

    assert (task.hva, task.hvem, task.frist) == ("Henge det opp", "Trygg Havn", TODAY + timedelta(days=3))


def test_a_child_s_name_is_refused_in_one_plain_sentence_and_what_is_written_stays(her: Husetrom) -> None:
    her.rom.add_child("Trygve Fjellvang")
    keys = her.go("veiledning")
    for name, text in (("Hva handlet den om?", "Søvn"), ("Rådet dere fikk", "La Trygve Fjellvang sove lenge.")):
        keys.tab_to(name)
        keys.type(text)
    keys.press(Qt.Key.Key_Return, CTRL)

    assert her.rom.tjenester.veiledning.list_veiledninger() == []
    assert "Teksten nevner et barn som bor eller har bodd her." in words(her.vindu)


def test_what_may_be_a_word_is_kept_when_it_is_saved_once_more(her: Husetrom) -> None:
    her.rom.add_child("Stein Fjellvang")
    keys = her.go("veiledning")
    for name, text in (("Hva handlet den om?", "Tur"), ("Rådet dere fikk", "Kast en Stein i vannet.")):
        keys.tab_to(name)
        keys.type(text)
    keys.press(Qt.Key.Key_Return, CTRL)
    assert her.rom.tjenester.veiledning.list_veiledninger() == []

    press(her.vindu, "Lagre")
    assert [one.tema for one in her.rom.tjenester.veiledning.list_veiledninger()] == ["Tur"]


def test_what_is_half_written_comes_back(her: Husetrom) -> None:
    keys = her.go("rutine")
    keys.type("Legemidler på tur")
    her.go("institusjon")
    her.go("rutine")

    assert "Legemidler på tur" in [one.text() for one in her.vindu.findChildren(type(her.vindu.focusWidget()))]


def test_a_routine_is_read_with_one_press(her: Husetrom) -> None:
    her.furnish()
    row = her.rom.tjenester.rutine.list_rutiner()[0]
    her.go("rutine", row.id)
    press(her.vindu, "Jeg har lest den")

    assert "Trygg Havn" in {one.navn for one in her.rom.tjenester.rutine.get(row.id).lest_naa}
