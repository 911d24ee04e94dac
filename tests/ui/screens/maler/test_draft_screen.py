"""The editor of an own checklist from the keyboard, over a real vault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from helseansvarlig.domain.mal import Mal
from helseansvarlig.domain.malredigering import Ordlyd, find_item
from helseansvarlig.domain.skjema import Punkt, Punkttype, Tekst
from helseansvarlig.services.malredigering import Nyttpunkt
from tests.ui import probes
from tests.ui.barnerom import LOOKS, faults, words
from tests.ui.malrom import MAT, SOVN, Malrom, malrom
from tests.ui.skjermrom import Keys, settle, shown_room
from ui.i18n import Language, use_language
from ui.screens.maler.item_list import ItemRow
from ui.theme import Look, Wishes
from ui.widgets.page import Place

Show = Callable[..., QWidget]
her = shown_room(malrom)
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def utkast(her: Malrom) -> Mal:
    return her.draft()


def paths(room: Malrom, mal: Mal) -> list[str]:
    return [line.sti for line in room.rom.tjenester.malredigering.open(mal.id).linjer]


def item(room: Malrom, mal: Mal, sti: str) -> Punkt:
    return find_item(room.rom.tjenester.malredigering.open(mal.id).skjema, sti)


def stand_at(room: Malrom, sti: str) -> Keys:
    """Stand on an item's line, as Tab would lead there."""
    row = next(one for one in room.vindu.findChildren(ItemRow) if one.rad.sti == sti and one.isVisible())
    row.setFocus()
    return Keys(room.vindu)


def at(keys: Keys) -> str:
    focus = keys.focus()
    assert isinstance(focus, ItemRow), focus
    return focus.rad.sti


def test_every_item_stands_with_what_it_is(her: Malrom, utkast: Mal) -> None:
    keys = her.go("mal_utkast", utkast.id)
    assert "Utkast. Blir versjon 1.0.0 når du tar den i bruk." in words(her.vindu)
    assert at(keys) == "psykisk"
    rows = [one.rad for one in her.vindu.findChildren(ItemRow)]
    assert [row.sti for row in rows] == paths(her, utkast)
    assert rows[1].spoken == "Hvordan har du sovet den siste uka?, tall"


def test_alt_and_an_arrow_moves_an_item_and_the_focus_goes_along(her: Malrom, utkast: Mal) -> None:
    her.go("mal_utkast", utkast.id)
    keys = stand_at(her, "livskvalitet")
    keys.press(Qt.Key.Key_Up, ALT)
    settle()
    assert [sti for sti in paths(her, utkast) if "/" not in sti] == ["livskvalitet", "psykisk", "barnets_egne_ord"]
    assert at(keys) == "livskvalitet"
    keys.press(Qt.Key.Key_Up, ALT)
    assert "Punktet kan ikke flyttes lenger den veien." in words(her.vindu)


def test_delete_hides_an_item_and_shows_it_again(her: Malrom, utkast: Mal) -> None:
    her.go("mal_utkast", utkast.id)
    keys = stand_at(her, MAT)
    keys.press(Qt.Key.Key_Delete)
    settle()
    assert item(her, utkast, MAT).er_skjult
    assert keys.focus().accessibleName().endswith("ja eller nei · skjult")
    keys.press(Qt.Key.Key_Delete)
    assert not item(her, utkast, MAT).er_skjult


def test_undo_takes_back_the_last_step_and_the_list_follows(her: Malrom, utkast: Mal) -> None:
    her.go("mal_utkast", utkast.id)
    stand_at(her, MAT).press(Qt.Key.Key_Delete)
    her.rom.jobs.run(her.rom.tjenester.angre.undo)
    settle()
    assert not item(her, utkast, MAT).er_skjult
    row = next(one for one in her.vindu.findChildren(ItemRow) if one.rad.sti == MAT)
    assert not row.rad.is_hidden


def test_words_are_changed_in_both_written_forms(her: Malrom, utkast: Mal) -> None:
    her.go("mal_utkast", utkast.id)
    keys = stand_at(her, SOVN)
    keys.press(Qt.Key.Key_Return)
    settle()
    assert keys.focus().accessibleName() == "Ordene"
    keys.press(Qt.Key.Key_A, CONTROL)
    keys.type("Sover du?")
    keys.tab_to("Ordene på nynorsk")
    keys.press(Qt.Key.Key_A, CONTROL)
    keys.type("Søv du?")
    keys.press(Qt.Key.Key_Return, CONTROL)
    settle()
    assert item(her, utkast, SOVN).tekst == Tekst("Sover du?", {"nn": "Søv du?"})
    assert at(keys) == SOVN
    assert her.rom.tjenester.malredigering.open(utkast.id).linjer[1].punkt.grenser == item(her, utkast, SOVN).grenser


def test_words_that_are_missing_are_asked_for(her: Malrom, utkast: Mal) -> None:
    her.go("mal_utkast", utkast.id)
    keys = stand_at(her, SOVN)
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_A, CONTROL)
    keys.press(Qt.Key.Key_Delete)
    keys.press(Qt.Key.Key_Return, CONTROL)
    assert "Skriv ordene." in words(her.vindu)
    assert item(her, utkast, SOVN).tekst.tekst == "Hvordan har du sovet den siste uka?"


def test_what_was_half_written_is_there_after_a_restart(her: Malrom, utkast: Mal, shown: Show) -> None:
    her.go("mal_utkast", utkast.id)
    keys = stand_at(her, SOVN)
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_A, CONTROL)
    keys.type("Sover du go")
    her.rom.drafts.flush()
    later = her.new_window()
    shown(later.vindu)
    again = later.go("mal_utkast", utkast.id)
    settle()
    assert again.focus().property("plainText") == "Sover du go"
    again.press(Qt.Key.Key_Escape)
    later.go("mal_utkast", utkast.id)
    assert "Ordene" not in words(later.vindu)


def test_a_choice_is_added_in_a_theme_and_can_be_taken_away(her: Malrom, utkast: Mal) -> None:
    keys = her.go("mal_utkast", utkast.id)
    keys.tab_to("Legg til punkt")
    keys.press(Qt.Key.Key_Space)
    settle()
    keys.press(Qt.Key.Key_Right)
    keys.press(Qt.Key.Key_Right)
    settle()
    keys.tab_to("Ordene")
    keys.type("Hva gjorde du i går?")
    keys.tab_to("Ordene på nynorsk")
    keys.type("Kva gjorde du i går?")
    keys.tab_to("Valg, ett på hver linje")
    keys.type("Tur")
    keys.press(Qt.Key.Key_Return)
    keys.type("Kino")
    keys.press(Qt.Key.Key_Return, CONTROL)
    settle()

    sti = at(keys)
    own = item(her, utkast, sti)
    assert sti.startswith("psykisk/egen-")
    assert (own.type, own.tekst.paa("nn")) == (Punkttype.VALG, "Kva gjorde du i går?")
    assert [one.tekst.tekst for one in own.alternativer] == ["Tur", "Kino"]
    keys.press(Qt.Key.Key_Return)
    keys.tab_to("Fjern")
    keys.press(Qt.Key.Key_Space)
    assert sti not in paths(her, utkast)


def test_a_problem_leads_to_its_item(her: Malrom, utkast: Mal) -> None:
    nytt = Nyttpunkt("livskvalitet", Punkttype.VALG, Ordlyd(Tekst("Hva likte du?", {"nn": "Kva likte du?"})))
    her.rom.tjenester.malredigering.add(utkast.id, nytt)
    keys = her.go("mal_utkast", utkast.id)
    assert "Skriv minst to valg." in words(her.vindu)
    keys.tab_to("Ta i bruk")
    keys.press(Qt.Key.Key_Space)
    assert "1 ting må rettes før malen kan tas i bruk." in words(her.vindu)
    keys.tab_to("Må rettes: Skriv minst to valg. Hva likte du?")
    keys.press(Qt.Key.Key_Space)
    settle()
    assert keys.focus().accessibleName() == "Ordene"
    assert keys.focus().property("plainText") == "Hva likte du?"


def test_put_to_use_it_waits_for_the_leader_on_its_own_page(her: Malrom, utkast: Mal) -> None:
    keys = her.go("mal_utkast", utkast.id)
    keys.tab_to("Ta i bruk")
    keys.press(Qt.Key.Key_Space)
    settle()
    assert her.place() == Place("malen", (utkast.skjema_id,))
    assert keys.focus().accessibleName() == "Før leders godkjenning"
    assert her.rom.tjenester.mal.overview().utkast == ()


def test_a_draft_is_renamed_and_discarded(her: Malrom, utkast: Mal) -> None:
    keys = her.go("mal_utkast", utkast.id)
    keys.tab_to("Endre navn")
    keys.press(Qt.Key.Key_Space)
    keys.press(Qt.Key.Key_A, CONTROL)
    keys.type("Kveldssamtalen")
    keys.press(Qt.Key.Key_Return)
    settle()
    assert "Kveldssamtalen" in probes.headings(her.vindu)
    keys.tab_to("Forkast utkastet")
    keys.press(Qt.Key.Key_Space)
    assert her.place() == Place("maler")
    assert her.rom.tjenester.mal.overview().utkast == ()


def test_a_draft_that_is_gone_leads_to_the_list(her: Malrom, utkast: Mal) -> None:
    her.go("mal_utkast", utkast.id)
    her.rom.jobs.run(lambda: her.rom.tjenester.malredigering.discard(utkast.id))
    settle()
    assert her.place() == Place("maler")


def test_it_is_tried_before_it_is_used(her: Malrom, utkast: Mal) -> None:
    her.rom.tjenester.malredigering.set_hidden(utkast.id, MAT, hidden=True)
    keys = her.go("mal_utkast", utkast.id)
    keys.tab_to("Forhåndsvis og prøv")
    keys.press(Qt.Key.Key_Space)
    shown = words(her.vindu)
    assert "Hvordan har du sovet den siste uka?" in shown
    assert "Har matlysten endret seg, eller tenker du mye på mat og kropp?" not in shown


@pytest.mark.parametrize("wishes", LOOKS, ids=str)
@pytest.mark.parametrize("what", ["liste", "punkt", "nytt", "prøv"])
def test_probes(tmp_path: Path, shown: Show, look: Look, wishes: Wishes, what: str) -> None:
    look.wish(wishes)
    with malrom(tmp_path) as room:
        draft = room.draft()
        room.rom.tjenester.malredigering.set_hidden(draft.id, "psykisk/psykisk.14", hidden=True)
        room.rom.tjenester.malredigering.set_hidden(draft.id, "livskvalitet", hidden=True)
        shown(room.vindu)
        keys = room.go("mal_utkast", draft.id)
        if what == "punkt":
            stand_at(room, "psykisk/psykisk.2").press(Qt.Key.Key_Return)
        elif what != "liste":
            keys.tab_to({"nytt": "Legg til punkt", "prøv": "Forhåndsvis og prøv"}[what])
            keys.press(Qt.Key.Key_Space)
        assert faults(room.vindu, wishes) == []


@pytest.mark.parametrize("language", [Language.NYNORSK, Language.ENGLISH])
def test_probes_in_other_languages(tmp_path: Path, shown: Show, language: Language) -> None:
    use_language(language)
    with malrom(tmp_path) as room:
        shown(room.vindu)
        room.go("mal_utkast", room.draft().id)
        stand_at(room, SOVN).press(Qt.Key.Key_Return)
        assert probes.clipping_faults(room.vindu) == []
