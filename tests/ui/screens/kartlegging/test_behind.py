"""«Hva kan ligge bak?»: two voices where a theme closes, at the keyboard, and never in the way of an answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from helseansvarlig.domain.bakom import path_behind
from helseansvarlig.domain.svar import Svar, Svarstatus, besvart
from tests.ui import probes
from tests.ui.kartleggingsrom import (
    LIVSKVALITET,
    ORD,
    PSYKISK,
    Kartleggingsrom,
    kartleggingsrom,
    press,
    settle,
    sti,
    texts,
)
from tests.ui.skjermrom import Keys
from ui.drafts import DELAY_MS
from ui.theme import Look, Scheme, Wishes

K = Qt.Key
BEHIND = path_behind(LIVSKVALITET)
WRITE = "Hva kan ligge bak? Skriv hva dere tror"


@pytest.fixture
def rom(tmp_path: Path) -> Iterator[Kartleggingsrom]:
    with kartleggingsrom(tmp_path) as made:
        yield made


def write_both(keys: Keys, child: str, adults: str) -> None:
    keys.tab_to(WRITE)
    press(keys, K.Key_Return)
    assert keys.focus().accessibleName() == "Vakker tror"
    QTest.keyClicks(keys.focus(), child)
    keys.tab_to("Vi voksne tror")
    QTest.keyClicks(keys.focus(), adults)


def test_both_voices_are_kept_and_neither_touches_the_other(rom: Kartleggingsrom) -> None:
    k = rom.start()
    write_both(rom.go("kartlegging", k.id, LIVSKVALITET), "Jeg savner katten", "Uro etter samvær")
    rom.vindu.leave()

    assert rom.svar(k, BEHIND) == Svar((), Svarstatus.IKKE_SPURT, "Jeg savner katten", "Uro etter samvær")

    keys = rom.go("kartlegging", k.id, BEHIND)
    QTest.keyClicks(keys.focus(), " og bestemor")
    rom.vindu.leave()
    told = rom.svar(k, BEHIND)
    assert (told.barnets_ord, told.voksnes_observasjon) == ("Jeg savner katten og bestemor", "Uro etter samvær")


def test_what_was_written_a_second_before_the_program_was_cut_off_is_there(rom: Kartleggingsrom) -> None:
    k = rom.start()
    write_both(rom.go("kartlegging", k.id, LIVSKVALITET), "Jeg savner katten", "Uro etter samvær")
    rom.cut_off()

    rom.go("kartlegging", k.id, LIVSKVALITET)
    written = {one.accessibleName(): one.toPlainText() for one in rom.screen().findChildren(QPlainTextEdit)}
    assert (written["Vakker tror"], written["Vi voksne tror"]) == ("Jeg savner katten", "Uro etter samvær")


def test_each_theme_has_its_own_and_a_form_without_themes_has_none(rom: Kartleggingsrom) -> None:
    k = rom.start()
    write_both(rom.go("kartlegging", k.id, LIVSKVALITET), "Jeg savner katten", "Uro etter samvær")
    rom.go("kartlegging", k.id, PSYKISK)
    assert "Hva kan ligge bak?" in texts(rom.screen())
    assert rom.svar(k, path_behind(PSYKISK)).barnets_ord == ""
    assert not [
        one for one in rom.screen().findChildren(QPlainTextEdit) if one.isVisible() and "katten" in one.toPlainText()
    ]


def test_it_costs_nobody_a_key_who_does_not_want_it(rom: Kartleggingsrom) -> None:
    """After the last question comes the button that leads on, as before."""
    k = rom.start()
    keys = rom.go("kartlegging", k.id, sti(LIVSKVALITET, "10"))
    press(keys, "9")
    assert keys.focus().accessibleName() == "Neste"


def test_page_up_from_there_leads_to_the_last_question_and_page_down_on(rom: Kartleggingsrom) -> None:
    k = rom.start()
    keys = rom.go("kartlegging", k.id, BEHIND)
    press(keys, K.Key_PageDown)
    assert keys.focus().accessibleName() == "Neste"
    keys = rom.go("kartlegging", k.id, BEHIND)
    press(keys, K.Key_PageUp)
    assert rom.vindu.current_place().ids[1] == sti(LIVSKVALITET, "10")


def test_it_is_read_through_kept_back_and_corrected_like_an_answer(rom: Kartleggingsrom) -> None:
    k = rom.start()
    told = Svar((), Svarstatus.IKKE_SPURT, "Jeg savner katten", "Uro etter samvær")
    rom.service.answer_all(k.id, {sti(ORD, "1"): besvart("Ro"), BEHIND: told})
    keys = rom.go("kartlegging", k.id, "til-slutt")
    for words in ("Hva kan ligge bak?", "Vakker tror", "«Jeg savner katten»", "Vi voksne tror", "Uro etter samvær"):
        assert words in texts(rom.screen())

    keys.tab_to("Ikke del dette: Hva kan ligge bak?")
    press(keys, K.Key_Return)
    keys.tab_to("Hold tilbake")
    press(keys, K.Key_Return)
    assert rom.picture(k).om.forbehold.keys() == {BEHIND}

    rom.service.finish(k.id)
    keys = rom.go("kartlegging", k.id)
    keys.tab_to("Rett svaret: Hva kan ligge bak?")
    press(keys, K.Key_Return)
    keys.tab_to("Vakker tror")
    QTest.keyClicks(keys.focus(), " mest")
    keys.tab_to("Hvorfor rettes svaret?")
    QTest.keyClicks(keys.focus(), "Barnet ville ha det slik")
    press(keys, K.Key_Return)
    QTest.qWait(DELAY_MS)

    picture = rom.picture(k)
    assert picture.svar.get(BEHIND).barnets_ord == "Jeg savner katten mest"
    assert [one.svar for one in picture.om.rettinger[BEHIND]] == [told]
    assert "«Jeg savner katten»" in texts(rom.screen()), "what stood before can be read"
    assert "Ikke spurt" not in texts(rom.screen()).split("Før sto det")[1].split("\n")[0]


def test_names_order_contrast_and_room(rom: Kartleggingsrom, look: Look) -> None:
    k = rom.start()
    rom.service.answer(k.id, BEHIND, Svar((), Svarstatus.IKKE_SPURT, "Jeg savner katten", "Uro etter samvær"))
    for wishes in (Wishes(Scheme.LIGHT), Wishes(Scheme.DARK), Wishes(Scheme.LIGHT, 200)):
        look.wish(wishes)
        rom.reopen()
        rom.vindu.resize(1280, 720)
        rom.go("kartlegging", k.id, BEHIND)
        settle()
        assert probes.missing_names(rom.screen()) == []
        assert probes.tab_faults(rom.vindu) == []
        assert probes.order_faults(rom.vindu) == []
        assert probes.contrast_faults(rom.screen()) == []
        assert probes.clipping_faults(rom.screen()) == []
