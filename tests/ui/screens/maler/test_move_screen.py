"""A begun kartlegging and the new version side by side, from the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from helseansvarlig.domain.kartlegging import Kartlegging
from helseansvarlig.domain.malredigering import Ordlyd
from helseansvarlig.domain.skjema import Tekst
from helseansvarlig.domain.svar import Svar, Svarstatus, besvart
from tests.fakes.maler import approve
from tests.ui.barnerom import LOOKS, faults, words
from tests.ui.malrom import MAT, SOVN, Malrom, malrom
from tests.ui.skjermrom import settle, shown_room
from ui.theme import Look, Wishes
from ui.widgets.page import Place

Show = Callable[..., QWidget]
her = shown_room(malrom)
ORD = "barnets_egne_ord/barnets_egne_ord.1"


def begun(room: Malrom) -> Kartlegging:
    """Three answers; the new version hides one question and words another otherwise."""
    tjenester, own = room.rom.tjenester, room.published()
    row = tjenester.kartlegging.start(room.rom.add_child().id, own.skjema_id, "Rolig Bekk").value
    silent = Svar(status=Svarstatus.VIL_IKKE_SVARE, barnets_ord="Ikke i dag")
    tjenester.kartlegging.answer_all(row.id, {SOVN: besvart(4), MAT: silent, ORD: besvart("Ro")})
    service = tjenester.malredigering
    draft = service.new_version(own.skjema_id).value
    service.set_hidden(draft.id, MAT, hidden=True)
    service.reword(draft.id, SOVN, Ordlyd(Tekst("Sover du?", {"nn": "Søv du?"})))
    service.publish(draft.id)
    approve(tjenester, own.skjema_id)
    return row


def test_what_would_be_lost_stands_first_beside_what_becomes_of_it(her: Malrom) -> None:
    her.go("malbytte", begun(her).id)
    shown = words(her.vindu)
    lost = shown.index("Har matlysten endret seg, eller tenker du mye på mat og kropp?")
    assert shown[lost - 1 : lost + 4] == [
        "Nå, i versjon 1.0.0",
        "Har matlysten endret seg, eller tenker du mye på mat og kropp?",
        "Vil ikke svare\nIkke i dag",
        "I versjon 2.0.0",
        "Spørsmålet er skjult i den nye versjonen.",
    ]
    changed = shown.index("Hvordan har du sovet den siste uka?")
    assert lost < changed
    assert shown[changed + 1 : changed + 4] == ["4", "I versjon 2.0.0", "Sover du?"]
    assert "Ett svar følger med som det er." in shown


def test_one_stays_unless_one_asks_to_go_on(her: Malrom) -> None:
    row = begun(her)
    keys = her.go("malbytte", row.id)
    assert keys.focus().accessibleName() == "Behold versjon 1.0.0"
    keys.press(Qt.Key.Key_Space)
    assert her.went_to("kartlegging") == (row.id,)
    assert her.rom.tjenester.kartlegging.picture(row.id).kartlegging.skjema_versjon == "1.0.0"


def test_going_on_keeps_the_reason_and_leads_to_the_kartlegging(her: Malrom) -> None:
    row = begun(her)
    keys = her.go("malbytte", row.id)
    keys.tab_to("Hvorfor?")
    keys.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    keys.press(Qt.Key.Key_Delete)
    keys.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Skriv hvorfor, så andre forstår det senere." in words(her.vindu)
    keys.type("Vi spør ikke om mat lenger.")
    keys.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert her.went_to("kartlegging") == (row.id,)
    assert her.rom.tjenester.kartlegging.picture(row.id).kartlegging.skjema_versjon == "2.0.0"
    with her.rom.tjenester.aapent.oekt.store.read() as unit:
        assert [(one.sti, one.grunn) for one in unit.svarretting.of(row.id)] == [(MAT, "Vi spør ikke om mat lenger.")]


def test_what_has_the_newest_version_has_nothing_to_decide(her: Malrom) -> None:
    row = begun(her)
    her.rom.tjenester.malbytte.move(row.id, "Grunn")
    keys = her.go("malbytte", row.id)
    assert "Kartleggingen bruker den versjonen som er i bruk." in words(her.vindu)
    keys.tab_to("Fortsett")
    keys.press(Qt.Key.Key_Space)
    assert her.went_to("kartlegging") == (row.id,)


def test_a_finished_one_is_not_moved(her: Malrom) -> None:
    row = begun(her)
    her.rom.tjenester.kartlegging.finish(row.id)
    her.go("malbytte", row.id)
    assert her.place() == Place("malbytte", (row.id,))
    assert "Hva vil du gjøre?" not in words(her.vindu)


@pytest.mark.parametrize("wishes", LOOKS, ids=str)
def test_probes(tmp_path: Path, shown: Show, look: Look, wishes: Wishes) -> None:
    look.wish(wishes)
    with malrom(tmp_path) as room:
        shown(room.vindu)
        room.go("malbytte", begun(room).id)
        assert faults(room.vindu, wishes) == []
