"""The incident note from the keyboard, over a real vault: begun at once, filled in later, ended when all is done."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.hendelsesnotat import Hendelsesnotat, Varsling, missing
from helseansvarlig.services.lokalnummer import Nummersvar
from tests.ui.husrom import Husrom, husrom, press, words
from tests.ui.skjermrom import TODAY, Keys, settle, shown_room
from ui.widgets.page import Place

CTRL = Qt.KeyboardModifier.ControlModifier
her = shown_room(husrom)


def kept(room: Husrom, barn: Barn) -> list[Hendelsesnotat]:
    return room.rom.tjenester.hendelsesnotat.of_barn(barn.id)


def fill(keys: Keys, *lines: tuple[str, str]) -> None:
    for name, text in lines:
        keys.tab_to(name)
        keys.type(text)


def choose(room: Husrom, text: str) -> None:
    next(one for one in room.vindu.findChildren(QRadioButton) if one.text() == text).click()
    settle()


def begun(room: Husrom) -> tuple[Barn, Hendelsesnotat]:
    """A note with one call in it, as it stands the same evening."""
    barn = room.rom.add_child()
    keys = room.go("hendelsesnotat", barn.id, "", "livsfare", "k1")
    fill(keys, ("Klokkeslett, samtale 1", "21.40"), ("Hva ble avtalt, samtale 1", "De kommer"))
    keys.press(Qt.Key.Key_Return, CTRL)
    (row,) = kept(room, barn)
    return barn, row


def test_from_a_red_flag_whom_to_call_stands_there_and_only_a_time_must_be_typed(her: Husrom) -> None:
    barn, row = begun(her)

    (call,) = row.anrop
    assert (call.hvem, call.nummer, call.ringt_av, call.avtalt) == (
        "Medisinsk nødtelefon", "113", "Trygg Havn", "De kommer",
    )  # fmt: skip
    assert call.naar.astimezone(OSLO).strftime("%d.%m %H.%M") == "23.11 21.40"
    assert (row.flagg, row.kartlegging_id, row.hva) == ("livsfare", "k1", "")
    assert her.went_to("barnet") == (barn.id,)
    tasks = her.rom.tjenester.ett_barn.picture(barn.id).oppfoelginger
    assert {(one.hva, one.frist) for one in tasks} == {
        ("Fortell barnevernstjenesten om hendelsen", TODAY),
        ("Vurder varsel til statsforvalteren (§ 13-5 a)", TODAY),
        ("Snakk med barnet om det som skjedde", TODAY + timedelta(days=1)),
        ("Se på kriseplanen igjen sammen med barnet", TODAY + timedelta(days=1)),
    }


def test_it_is_gone_on_with_and_ends_when_everything_is_done(her: Husrom) -> None:
    barn, row = begun(her)
    keys = her.go("hendelsesnotat", barn.id, row.id)
    assert words(her.vindu).count("Ikke gjort ennå") == 4
    press(her.vindu, "Alt er gjort: avslutt notatet")
    assert "Noe er ikke gjort ennå (4)." in " ".join(words(her.vindu))

    fill(keys, ("Dagen de fikk vite det", "i dag"), ("Klokkeslettet de fikk vite det", "22.15"))
    choose(her, "Ja, varslet")
    fill(
        keys, ("Hvorfor, eller hvorfor ikke?", "Livet var i fare"), ("Dagen dere snakket sammen", "i dag"),
        ("Hvem snakket med barnet?", "Rolig Bekk"), ("Hva sa barnet?", "Jeg ville bare sove"),
        ("Dagen dere så på planen", "i dag"),
    )  # fmt: skip
    press(her.vindu, "Alt er gjort: avslutt notatet")

    (done,) = kept(her, barn)
    assert (done.ferdig, missing(done)) == (TODAY, ())
    assert (done.statsforvalter.utfall, done.samtale.barnets_ord) == (Varsling.VARSLET, "Jeg ville bare sove")
    assert len(done.anrop) == 1, "who could have been called and was not, is no call"
    assert all(one.gjort for one in her.rom.tjenester.ett_barn.picture(barn.id).oppfoelginger)


def test_an_ended_note_is_opened_again_before_it_is_written_in(her: Husrom) -> None:
    test_it_is_gone_on_with_and_ends_when_everything_is_done(her)
    place = her.elsewhere("barnet")[-1]
    barn = her.rom.tjenester.barn.get(place[0])
    (row,) = kept(her, barn)
    her.go("hendelsesnotat", barn.id, row.id)
    assert "Lagre så langt" not in words(her.vindu)

    press(her.vindu, "Åpne igjen")
    assert kept(her, barn)[0].ferdig is None
    assert "Lagre så langt" in words(her.vindu)


def test_what_is_half_written_is_there_after_a_restart(her: Husrom, shown: object) -> None:
    barn = her.rom.add_child()
    keys = her.go("hendelsesnotat", barn.id)
    fill(keys, ("Kort om det som skjedde", "Falt i trappa"))
    her.vindu.leave()

    again = her.new_window()
    shown(again.vindu)  # type: ignore[operator] # the fixture shows a window
    again.go("hendelsesnotat", barn.id)
    keys = Keys(again.vindu)
    keys.tab_to("Kort om det som skjedde")
    assert keys.focus().toPlainText() == "Falt i trappa"  # type: ignore[attr-defined] # it is a text area


def test_without_a_child_one_is_chosen_first(her: Husrom) -> None:
    barn = her.rom.add_child()
    her.rom.add_child("Modig Gran")
    keys = her.go("hendelsesnotat")
    press(her.vindu, "Lagre så langt")
    said = words(her.vindu)
    assert said.count("Velg hvem det gjelder.") == 2
    assert said.count("Skriv kort hva som skjedde, eller velg hva det gjaldt.") == 2

    assert keys.focus().accessibleName() == "Hvem gjelder det?"
    while keys.focus().currentText() != "Vakker Blomst":  # type: ignore[attr-defined] # it is a list
        keys.press(Qt.Key.Key_Down)
    fill(keys, ("Kort om det som skjedde", "Besvimte"))
    press(her.vindu, "Lagre så langt")
    assert [one.hva for one in kept(her, barn)] == ["Besvimte"]


def test_a_time_or_day_that_cannot_be_read_is_asked_about_where_it_stands(her: Husrom) -> None:
    barn = her.rom.add_child()
    keys = her.go("hendelsesnotat", barn.id, "", "livsfare")
    fill(keys, ("Klokkeslett, samtale 1", "halv ti"), ("Dagen de fikk vite det", "om 3 dager"))
    press(her.vindu, "Lagre så langt")

    said = words(her.vindu)
    assert said.count("Medisinsk nødtelefon: Skriv klokkeslettet som 21.40.") == 2
    assert said.count("Skriv en dag som har vært.") == 2
    assert kept(her, barn) == []


def test_the_law_stands_with_its_source_and_the_day_it_was_checked(her: Husrom) -> None:
    her.go("hendelsesnotat", her.rom.add_child().id)
    assert any("barnevernsloven § 13-5 a. Kontrollert 02.07.2026." in one for one in words(her.vindu))


def test_the_houses_own_number_stands_where_it_is_called(her: Husrom) -> None:
    her.rom.tjenester.lokalnummer.save({"vakthavende_leder": Nummersvar("62 00 00 00")})
    room = her.new_window()
    rules = room.rom.tjenester.lokalnummer.regelverk()
    assert [phone.nummer for phone in rules.telefoner_for(rules.roede_flagg["livsfare"])][1] == "62 00 00 00"


def test_locking_and_coming_back_leads_to_the_same_note(her: Husrom) -> None:
    barn, row = begun(her)
    her.go("hendelsesnotat", barn.id, row.id)
    assert her.vindu.leave() == Place("hendelsesnotat", (barn.id, row.id))
