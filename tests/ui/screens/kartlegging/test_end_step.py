"""From the reading through to the correction: what is told, kept back, followed up, printed and corrected, by keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.kartlegging import Kartlegging, Kartleggingsstatus, LestSammen
from helseansvarlig.domain.svar import Svar, Svarstatus, besvart
from tests.pdf.lesere import flowing_text_of, needs_poppler
from tests.ui import probes
from tests.ui.kartleggingsrom import Kartleggingsrom, kartleggingsrom, next_step, press, settle, sti, texts
from tests.ui.skjermrom import Keys
from ui.i18n import Language, use_language
from ui.theme import Look, Scheme, Wishes
from ui.widgets.choices import CheckBox

K = Qt.Key
SOVN, TRIST, MAT = sti("psykisk", "1"), sti("psykisk", "2"), sti("psykisk", "7")
TRYGG, IGJEN = sti("livskvalitet", "4"), sti("barnets_egne_ord", "8")
END = "til-slutt"


@pytest.fixture
def rom(tmp_path: Path) -> Iterator[Kartleggingsrom]:
    with kartleggingsrom(tmp_path) as made:
        yield made


@pytest.fixture
def begun(rom: Kartleggingsrom) -> Kartlegging:
    row = rom.start()
    given = {SOVN: Svar((8,), barnets_ord="Som en stein"), TRIST: Svar(status=Svarstatus.VIL_IKKE_SVARE)}
    rom.service.answer_all(row.id, {**given, TRYGG: besvart(3), MAT: besvart(True)})
    return row


@pytest.fixture
def ferdig(rom: Kartleggingsrom, begun: Kartlegging) -> Kartlegging:
    return rom.service.finish(begun.id).value


def go_to(keys: Keys, start: str, about: str = "") -> None:
    """Tab on to what is called something that begins so, and is described so."""
    for _ in range(120):
        focus = keys.focus()
        called = focus.accessibleName().startswith(start) or getattr(focus, "text", str)() == start
        if called and focus.accessibleDescription().startswith(about):
            return
        QTest.keyClick(focus, K.Key_Tab)
    raise AssertionError(f"Tab never reaches «{start}»")


def shown(rom: Kartleggingsrom) -> str:
    settle()
    return texts(rom.screen())


def fresh(rom: Kartleggingsrom, row: Kartlegging) -> Kartlegging:
    rom.vindu.leave()  # what waits for a pause is sent
    return rom.picture(row).kartlegging


def field(rom: Kartleggingsrom, name: str) -> QLineEdit:
    found = rom.screen().findChildren(QLineEdit)
    return next(one for one in found if one.accessibleName() == name and one.isVisible())


def test_what_is_told_about_the_talk_is_kept_as_it_is_told(rom: Kartleggingsrom, begun: Kartlegging) -> None:
    keys = rom.go("kartlegging", begun.id, END)
    field(rom, "Hvem spør?").clear()
    field(rom, "Hvor er dere?").clear()
    keys.tab_to("Hvor er dere?")
    keys.type("Ved elva")
    assert fresh(rom, begun).sted == "På rommet", "nobody is asked by nobody: not kept while the name is missing"
    assert "Skriv hvem som spør." in shown(rom)

    field(rom, "Hvem spør?").setFocus()
    keys.type("Stille Vind")
    kept = fresh(rom, begun)
    assert (kept.spurt_av, kept.sted) == ("Stille Vind", "Ved elva")


def test_read_together_has_a_day_a_reader_and_the_childs_remark(rom: Kartleggingsrom, begun: Kartlegging) -> None:
    keys = rom.go("kartlegging", begun.id, END)
    keys.tab_to("Ikke ennå")
    press(keys, K.Key_Right, K.Key_Space)
    assert field(rom, "Hvem leste sammen med barnet?").text() == "Rolig Bekk", "who asked is suggested"
    keys.tab_to("Hva sa barnet om det som står?")
    keys.type("Det stemmer")

    today = rom.rom.clock.today()
    assert fresh(rom, begun).lest_sammen == LestSammen(today, "Rolig Bekk", "Det stemmer")


def test_what_was_on_paper_says_so_wherever_it_is_shown(rom: Kartleggingsrom, begun: Kartlegging) -> None:
    keys = rom.go("kartlegging", begun.id, END)
    go_to(keys, "Nei", "Ble skjemaet")
    press(keys, K.Key_Right, K.Key_Space)
    keys.tab_to("Når snakket dere sammen?")
    keys.type("20.11.2026")

    kept = fresh(rom, begun).fra_papir
    assert kept is not None
    assert (kept.samtaledag, kept.foert_av) == (rom.rom.clock.today() - timedelta(3), "Trygg Havn")
    for place in (END, SOVN):
        rom.go("kartlegging", begun.id, place)
        assert "Ført fra papir av Trygg Havn. Samtalen var 20.11.2026." in shown(rom)


def test_a_child_that_does_not_recognise_itself_stops_the_finishing(rom: Kartleggingsrom, begun: Kartlegging) -> None:
    rom.service.answer(begun.id, IGJEN, besvart(False))
    keys = rom.go("kartlegging", begun.id, END)
    next_step(keys)
    assert "Rett det som ikke stemmer, sammen med barnet, og spør en gang til." in shown(rom)
    assert not rom.picture(begun).kartlegging.er_ferdig

    rom.service.answer(begun.id, IGJEN, besvart(True))
    keys = rom.go("kartlegging", begun.id, END)
    next_step(keys)
    assert rom.picture(begun).kartlegging.er_ferdig


def test_a_refusal_has_its_day_and_can_be_asked_again(rom: Kartleggingsrom, begun: Kartlegging) -> None:
    keys = rom.go("kartlegging", begun.id, TRIST)
    assert "Sagt 23.11.2026. Dere kan spørre igjen en annen dag." in shown(rom)
    press(keys, "2")
    assert rom.svar(begun, TRIST).status is Svarstatus.BESVART


def test_an_answer_is_kept_back_from_all_and_freed_again(rom: Kartleggingsrom, begun: Kartlegging) -> None:
    keys = rom.go("kartlegging", begun.id, SOVN)
    keys.tab_to("Ikke del dette")
    press(keys, K.Key_Return)
    keys.tab_to("Hold tilbake")
    press(keys, K.Key_Return)
    assert rom.picture(begun).om.forbehold[SOVN].mottakere == frozenset()
    assert "Vakker vil ikke at dette deles med noen. Sagt 23.11.2026." in shown(rom)

    keys.tab_to("Kan deles likevel")
    press(keys, K.Key_Return)
    assert rom.picture(begun).om.forbehold == {}


def test_an_answer_is_kept_from_those_the_child_names(rom: Kartleggingsrom, ferdig: Kartlegging) -> None:
    keys = rom.go("kartlegging", ferdig.id)
    go_to(keys, "Ikke del dette: Hvordan")
    press(keys, K.Key_Return, K.Key_Right, K.Key_Space)
    keys.tab_to("Hold tilbake")
    press(keys, K.Key_Return)
    assert "Velg minst én." in shown(rom)
    assert rom.picture(ferdig).om.forbehold == {}

    next(one for one in rom.screen().findChildren(CheckBox) if one.text().startswith("foreldre")).setFocus()
    press(keys, K.Key_Space)
    keys.tab_to("Hold tilbake")
    press(keys, K.Key_Return)
    assert rom.picture(ferdig).om.forbehold[SOVN].mottakere == frozenset({Mottakerkategori.FORELDRE})


def test_a_follow_up_can_be_made_before_all_is_finished(rom: Kartleggingsrom, begun: Kartlegging) -> None:
    keys = rom.go("kartlegging", begun.id, END)
    go_to(keys, "Lag oppfølging nå: Føler")
    press(keys, K.Key_Return)
    assert list(rom.picture(begun).om.oppfoelginger) == [TRYGG]
    assert "Oppfølging innen 26.11.2026: Trygg Havn." in shown(rom)


def test_a_finished_answer_is_corrected_with_a_reason_and_the_old_one_stays(
    rom: Kartleggingsrom, ferdig: Kartlegging
) -> None:
    keys = rom.go("kartlegging", ferdig.id)
    go_to(keys, "Rett svaret: Hvordan")
    press(keys, K.Key_Return, "3")
    keys.tab_to("Hvorfor rettes svaret?")
    press(keys, K.Key_Return)
    assert "Det står ikke hvorfor svaret rettes." in shown(rom)

    keys.tab_to("Hvorfor rettes svaret?")
    keys.type("Skrev feil tall")
    press(keys, K.Key_Return)
    after = rom.picture(ferdig)
    assert (after.svar.get(SOVN).verdier, after.kartlegging.status) == ((3,), Kartleggingsstatus.RETTET)
    assert after.svar.get(SOVN).barnets_ord == "Som en stein", "what the child said beside it stays"
    words = shown(rom)
    assert rom.title() == "Kartleggingen er rettet"
    assert "Rettet 23.11.2026 av Trygg Havn: Skrev feil tall" in words
    assert "Før sto det: 8 (23.11.2026, Trygg Havn)" in words


def test_a_half_written_correction_comes_back_after_a_lock(rom: Kartleggingsrom, ferdig: Kartlegging) -> None:
    keys = rom.go("kartlegging", ferdig.id)
    go_to(keys, "Rett svaret: Er du trist")
    press(keys, K.Key_Return, "3")
    keys.tab_to("Hvorfor rettes svaret?")
    keys.type("Barnet omb")
    rom.reopen()

    keys = rom.go("kartlegging", ferdig.id)
    assert field(rom, "Hvorfor rettes svaret?").text() == "Barnet omb"
    keys.tab_to("Hvorfor rettes svaret?")
    press(keys, K.Key_End, "estemte seg")
    press(keys, K.Key_Return)
    (before,) = rom.picture(ferdig).om.rettinger[TRIST]
    assert (before.svar.status, before.grunn) == (Svarstatus.VIL_IKKE_SVARE, "Barnet ombestemte seg")


def test_a_correction_that_is_let_be_changes_nothing(rom: Kartleggingsrom, ferdig: Kartlegging) -> None:
    keys = rom.go("kartlegging", ferdig.id)
    go_to(keys, "Rett svaret: Er du trist")
    press(keys, K.Key_Return, "3")
    keys.tab_to("Avbryt")
    press(keys, K.Key_Return)
    assert rom.picture(ferdig).kartlegging == ferdig
    rom.reopen()
    rom.go("kartlegging", ferdig.id)
    assert "Hvorfor rettes svaret?" not in shown(rom)


@needs_poppler
def test_an_empty_form_is_printed_with_the_name_only_when_it_is_asked_for(
    rom: Kartleggingsrom, begun: Kartlegging
) -> None:
    keys = rom.go("kartlegging", begun.id, END)
    keys.tab_to("Skriv ut tomt skjema")
    press(keys, K.Key_Return)
    keys.tab_to("Sett navnet på arket")
    press(keys, K.Key_Space)
    rom.go("kartlegging", begun.id, END)
    without = flowing_text_of(rom.printed[0])
    assert "Hvordan har du sovet den siste uka?" in without
    assert "Vakker Blomst" not in without
    assert "Som en stein" not in without


def test_one_that_was_cut_off_says_whose_it_is_and_what_is_being_filled_in(
    rom: Kartleggingsrom, begun: Kartlegging
) -> None:
    keys = rom.go("kartlegging", begun.id, SOVN)
    assert "Programmet stanset" not in shown(rom)
    rom.cut_off()

    keys = rom.go("kartlegging", begun.id)
    words = shown(rom)
    assert "Programmet stanset midt i kartleggingen." in words
    assert "Dere er tilbake hos Vakker Blomst: Psykisk helse, livskvalitet og barnets egne ord, versjon 1.0.0." in words
    press(keys, "7")
    rom.reopen()
    rom.go("kartlegging", begun.id)
    assert "Programmet stanset" not in shown(rom), "this time it was left as it should be"


@pytest.mark.parametrize("state", ["slutt", "ferdig", "rettes", "holdes"])
def test_names_order_contrast_and_room(rom: Kartleggingsrom, look: Look, begun: Kartlegging, state: str) -> None:
    if state in ("ferdig", "rettes"):
        rom.service.finish(begun.id)
    for wishes in (Wishes(Scheme.LIGHT), Wishes(Scheme.DARK), Wishes(Scheme.LIGHT, 200)):
        look.wish(wishes)
        rom.reopen()
        rom.vindu.resize(1280, 720)
        keys = rom.go("kartlegging", begun.id, SOVN if state == "holdes" else END)
        if state == "rettes" and "Hvorfor rettes svaret?" not in shown(rom):  # it comes back after a lock
            go_to(keys, "Rett svaret: Hvordan")
            press(keys, K.Key_Return)
        if state == "holdes":
            keys.tab_to("Ikke del dette")
            press(keys, K.Key_Return)
        settle()
        settle()
        assert probes.missing_names(rom.screen()) == []
        assert probes.tab_faults(rom.vindu) == []
        assert probes.contrast_faults(rom.screen()) == []
        assert probes.clipping_faults(rom.screen()) == []


@pytest.mark.parametrize("language", [Language.NYNORSK, Language.ENGLISH])
def test_no_bokmaal_is_left_over_in_other_languages(
    rom: Kartleggingsrom, ferdig: Kartlegging, language: Language
) -> None:
    use_language(language)
    try:
        rom.reopen()
        rom.go("kartlegging", ferdig.id)
        assert "Ikke del dette" not in shown(rom)
    finally:
        use_language(Language.BOKMAAL)
