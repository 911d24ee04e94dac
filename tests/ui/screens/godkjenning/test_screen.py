"""The leader's approvals on screen; signing itself is walked through with the deletion it is for."""

from __future__ import annotations

from PySide6.QtCore import Qt

from helseansvarlig.domain.person import Rolle, Rom
from helseansvarlig.domain.rom import Frigitt, Frigivelsesart
from helseansvarlig.domain.sletting import Anmodning, Protokoll
from helseansvarlig.services.godkjenning import Forelagt
from tests.fakes.maler import FIRST
from tests.ui.conftest import TODAY
from tests.ui.delingsrom import Delingsrom, delingsrom
from tests.ui.husrom import words
from tests.ui.skjermrom import NOW, Keys, settle, shown_room
from ui.screens.godkjenning.model import cases
from ui.widgets.page import Place

her = shown_room(delingsrom)


def laid(number: int, *, answered: bool = False, registered: str = "2026-11-22T10:00:00+00:00") -> Forelagt:
    protocol = Protokoll("s", "b", NOW.isoformat(), "u", {"notat": 2, "barn": 1}, "", "", "", "", "", registered, "")
    asked = Anmodning(f"Barn Nummer{number}", "2026-11-20", protocol.to_text())
    row = Frigitt(f"f{number}", Frigivelsesart.SLETTING, "", TODAY, NOW, "Trygg Havn", asked.to_text())
    return Forelagt(row, asked, protocol, answered)


def test_nothing_waiting_says_that_nothing_is_deleted_without_her(her: Delingsrom) -> None:
    with her.session(her.invite("Høy Varde", Rolle.LEDER), Rom.LEDER) as begun:
        begun.window.show()
        begun.begin()
        settle()
        keys = Keys(begun.window)
        keys.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
        settle()

        assert begun.window.current_place() == Place("godkjenning")
        assert "Ingenting venter på godkjenning" in words(begun.window)


def test_the_leader_reads_a_template_signs_it_with_keys_and_it_can_be_used(her: Delingsrom) -> None:
    """From the health lead's hand to the leader's and back: the real vault, the real compartment, the real keys."""
    keys = her.invite("Høy Varde", Rolle.LEDER)
    tjenester = her.rom.tjenester
    forms = {one.id: one.innholdshash for one in tjenester.mal.overview().venter}
    tjenester.malforelegg.lay_before([forms[FIRST], forms["rus-16"]], "nb", "kan spørre etter hjelp straks")
    with her.session(keys, Rom.LEDER) as begun:
        begun.window.show()
        begun.begin()
        settle()
        begun.window.show_place(Place("godkjenning"))
        settle()
        hands = Keys(begun.window)
        assert hands.focus().text() == "Godkjenn alle 2"
        hands.tab_to("Les spørsmålene: Rus, fra 16 år")
        hands.press(Qt.Key.Key_Space)
        settle()
        said = words(begun.window)
        assert any("[kan spørre etter hjelp straks]" in one for one in said)
        assert hands.focus().accessibleName() == "Skjul spørsmålene: Rus, fra 16 år"
        hands.tab_to("Godkjenn malen Rus, fra 16 år")
        hands.press(Qt.Key.Key_Space)
        settle()
        assert hands.focus().accessibleName() == "Signer malen Rus, fra 16 år"
        hands.press(Qt.Key.Key_Space)
        settle()
        assert "Malen er godkjent." in words(begun.window)
        assert words(begun.window).count("Godkjent av deg") == 1

    tjenester.innboks.fetch()
    assert tjenester.malforelegg.take_approvals().value == 1
    approved = [one.skjema_id for one in tjenester.mal.overview().serier if one.godkjent is not None]
    assert approved == ["rus-16"]


def test_all_that_wait_are_signed_in_two_presses_and_esc_signs_nothing(her: Delingsrom) -> None:
    keys = her.invite("Høy Varde", Rolle.LEDER)
    tjenester = her.rom.tjenester
    tjenester.malforelegg.lay_before([one.innholdshash for one in tjenester.mal.overview().venter], "nb", "")
    with her.session(keys, Rom.LEDER) as begun:
        begun.window.show()
        begun.begin()
        begun.window.show_place(Place("godkjenning"))
        settle()
        hands = Keys(begun.window)
        hands.press(Qt.Key.Key_Space)
        hands.press(Qt.Key.Key_Escape)
        settle()
        assert "Godkjent av deg" not in words(begun.window)
        hands.press(Qt.Key.Key_Space)
        hands.press(Qt.Key.Key_Space)
        settle()

    tjenester.innboks.fetch()
    tjenester.malforelegg.take_approvals()
    assert tjenester.mal.overview().venter == ()


def test_what_waits_stands_before_what_she_has_signed() -> None:
    found = cases([laid(1, answered=True), laid(2)], TODAY)

    assert [(one.navn, one.besvart) for one in found] == [("Barn Nummer2", False), ("Barn Nummer1", True)]


def test_a_case_says_who_when_what_goes_and_what_stays() -> None:
    facts = dict(cases([laid(1)], TODAY)[0].fakta)

    assert facts["Flyttet"] == "20. november"
    assert facts["Overføringen er registrert hos mottakeren"] == "22. november"
    assert facts["Lagt fram av"] == "Trygg Havn, 23. november"
    assert facts["Slettes"] == "3 opplysninger i barnets mappe"
    assert facts["Beholdes"].startswith("Loggen")


def test_a_day_that_is_none_leaves_its_place_empty() -> None:
    assert dict(cases([laid(1, registered="i går")], TODAY)[0].fakta)["Overføringen er registrert hos mottakeren"] == ""
