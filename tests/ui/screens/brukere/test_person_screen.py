"""One person's access, by keys alone: her days, a new code, and taking it away after everything has been said."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from helseansvarlig.domain.person import Bruker, Rolle
from helseansvarlig.errors import KnownError
from tests.ui.husrom import Husrom, husrom, press, words
from tests.ui.skjermrom import TODAY, shown_room

room = shown_room(husrom)


def said(room: Husrom) -> str:
    return " ".join(words(room.vindu))


def deputy(room: Husrom, role: Rolle = Rolle.STEDFORTREDER) -> Bruker:
    return room.rom.tjenester.brukere.invite("Rolig Bekk", role).value.bruker


def test_days_are_set_with_keys_and_the_list_tells_them(room: Husrom) -> None:
    person = deputy(room)
    keys = room.go("bruker", person.id)
    keys.tab_to("Siste dag")
    keys.type("om 2 uker")
    keys.press(Qt.Key.Key_Return)

    assert "Tiden er lagret." in said(room)
    assert room.rom.tjenester.brukere.get(person.id).til == TODAY + timedelta(days=14)


def test_a_period_that_ends_before_it_begins_is_said_under_the_last_day(room: Husrom) -> None:
    person = deputy(room)
    keys = room.go("bruker", person.id)
    keys.tab_to("Første dag")
    keys.type("1.12.2026")
    keys.tab_to("Siste dag")
    keys.type("25.11.2026")
    keys.press(Qt.Key.Key_Return)

    assert "Tilgangen slutter før den begynner." in said(room)
    assert keys.focus().accessibleName() == "Siste dag"


def test_a_new_start_code_is_shown_instead_of_the_cards(room: Husrom) -> None:
    keys = room.go("bruker", deputy(room).id)
    keys.tab_to("Lag ny startkode")
    keys.press(Qt.Key.Key_Return)

    assert "Startkode til Rolig Bekk" in said(room)
    assert "Ta bort tilgangen" not in said(room)
    keys.press(Qt.Key.Key_Return)
    assert room.papers[0].startswith(b"%PDF-")


def test_before_access_is_taken_away_everything_that_follows_is_said(room: Husrom) -> None:
    person = deputy(room)
    room.rom.tjenester.kopi.take()
    keys = room.go("bruker", person.id)
    assert "Her ligger 1 kopi fra før nå, tatt 23. november." in said(room)
    keys.tab_to("Ta bort tilgangen")
    keys.press(Qt.Key.Key_Return)

    (asked,) = room.asker.asked
    assert asked.what == "Ta bort tilgangen til Rolig Bekk?"
    assert "Programmet låser seg etterpå." in asked.consequence
    assert "Den kan Rolig Bekk fortsatt åpne med passordet sitt, så langt tilgangen gikk." in asked.consequence
    assert room.locked == [True]
    with pytest.raises(KnownError, match="ukjent_bruker"):
        room.rom.tjenester.brukere.get(person.id)


def test_no_changes_nothing(room: Husrom) -> None:
    person = deputy(room)
    room.asker.yes = False
    room.go("bruker", person.id)
    press(room.vindu, "Ta bort tilgangen")

    assert room.locked == []
    assert room.rom.tjenester.brukere.get(person.id) == person


def test_a_copy_from_before_her_access_never_opened_to_her(room: Husrom) -> None:
    room.rom.tjenester.kopi.take()
    room.go("bruker", deputy(room, Rolle.MOETEDELTAKER).id)

    assert "Ingen av kopiene som ligger her, kan åpnes av Rolig Bekk." in said(room)
    assert "Ser bare det som er delt til møter" in said(room)


def test_a_removal_that_fails_is_said_and_does_not_lock(room: Husrom) -> None:
    person = deputy(room)
    (room.folder / "hvelv" / "helse.ny.db").mkdir()
    (room.folder / "hvelv" / "helse.ny.db" / "noe").touch()
    room.go("bruker", person.id)
    press(room.vindu, "Ta bort tilgangen")

    assert room.locked == []
    assert room.rom.tjenester.brukere.get(person.id) == person
    assert "Maskinen klarte ikke å lese eller skrive på disken." in said(room)


def test_of_ones_own_access_there_is_only_the_password(room: Husrom) -> None:
    own = room.rom.tjenester.brukere.list()[0]
    room.go("bruker", own.id)
    assert "Dette er din egen tilgang" in said(room)
    assert "Ta bort tilgangen" not in said(room)

    press(room.vindu, "Bytt passord")
    assert "Passordet du har nå" in said(room)


def test_the_list_tells_who_when_and_who_has_not_begun(room: Husrom) -> None:
    room.rom.tjenester.brukere.invite("Stille Vind", Rolle.LEDER)
    room.rom.tjenester.brukere.invite("Rolig Bekk", Rolle.STEDFORTREDER, date(2026, 12, 1), date(2026, 12, 31))
    keys = room.go("brukere")
    told = said(room)
    assert "ikke begynt ennå. Tilgang fra 1. desember til 31. desember." in told
    assert "Helseansvarlig, det er deg" in told
    assert "Har fått startkode, men ikke begynt ennå." in told

    keys.tab_to("Endre tilgangen til Stille Vind")
    keys.press(Qt.Key.Key_Return)
    assert "Leder. Ser tall uten helseopplysninger" in said(room)
