"""Settings over a real vault: each choice at once, copies proved, the log in words."""

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QRadioButton, QTableView, QWidget

from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.person import Rolle, Rom
from helseansvarlig.errors import KnownError
from tests.disker import mounted
from tests.ui.husrom import Husrom, husrom, press, services_around, words
from tests.ui.skjermrom import PASSWORD, settle, shown_room
from ui.screens.innstillinger.kopi import KopiSection
from ui.widgets.fields import Choice
from ui.widgets.page import Place

NEW = "sol over stille hav i kveld"
Show = Callable[..., QWidget]
her = shown_room(husrom)


def line(room: Husrom, name: str) -> QLineEdit:
    lines = room.vindu.findChildren(QLineEdit)
    return next(one for one in lines if one.accessibleName() == name and one.isVisibleTo(room.vindu))


def radio(room: Husrom, word: str) -> QRadioButton:
    boxes = room.vindu.findChildren(QRadioButton)
    return next(one for one in boxes if one.text() == word and one.isVisibleTo(room.vindu))


def table(room: Husrom) -> list[str]:
    settle()
    shown = next(one for one in room.vindu.findChildren(QTableView) if one.isVisibleTo(room.vindu))
    model = shown.model()
    return [
        " | ".join(str(model.index(row, column).data()) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def test_the_minutes_before_it_locks_take_effect_at_once(her: Husrom) -> None:
    keys = her.go("innstillinger")
    keys.tab_to("Lås etter")
    keys.press(Qt.Key.Key_Down)
    assert her.settings[-1].laas_etter_minutter == 6


def test_a_child_or_a_meeting_has_minutes_of_its_own(her: Husrom) -> None:
    keys = her.go("innstillinger")
    keys.tab_to("Lås etter, når barnet fyller ut eller dere er i møte")
    keys.press(Qt.Key.Key_Down)
    assert (her.settings[-1].laas_avgrenset_minutter, her.settings[-1].laas_etter_minutter) == (25, 5)


def test_a_new_password_opens_and_the_old_one_no_longer_does(her: Husrom) -> None:
    her.go("innstillinger", "sikkerhet")
    line(her, "Passordet du har nå").setText(PASSWORD)
    line(her, "Nytt passord").setText(NEW)
    press(her.vindu, "Bytt passord")

    assert "Passordet er byttet." in words(her.vindu)
    assert line(her, "Nytt passord").text() == ""
    hvelv = her.rom.hvelv
    with pytest.raises(KnownError, match="feil_passord"):
        hvelv.change_password(her.rom.tjenester.aapent, PASSWORD, NEW)
    hvelv.change_password(her.rom.tjenester.aapent, NEW, PASSWORD)


def test_a_wrong_old_password_is_told_at_its_field_and_nothing_changes(her: Husrom) -> None:
    her.go("innstillinger", "sikkerhet")
    line(her, "Passordet du har nå").setText("feil passord her")
    line(her, "Nytt passord").setText(NEW)
    press(her.vindu, "Bytt passord")

    assert any("stemmer ikke" in one for one in words(her.vindu))
    assert line(her, "Nytt passord").text() == NEW, "nothing is typed twice because something failed"


def test_a_weak_new_password_is_refused_in_words(her: Husrom) -> None:
    her.go("innstillinger", "sikkerhet")
    line(her, "Passordet du har nå").setText(PASSWORD)
    line(her, "Nytt passord").setText("kort")
    press(her.vindu, "Bytt passord")

    assert any("For kort" in one for one in words(her.vindu))


def test_who_has_access_is_told_by_name_and_role(her: Husrom) -> None:
    her.go("innstillinger", "sikkerhet")
    assert "Trygg Havn, helseansvarlig" in words(her.vindu)


def test_a_copy_is_taken_and_can_be_rehearsed(her: Husrom) -> None:
    her.go("innstillinger", "kopi")
    assert "Ingen kopi ennå" in words(her.vindu)
    press(her.vindu, "Prøv gjenoppretting")
    assert "Det er ingen kopi å prøve." in words(her.vindu)
    press(her.vindu, "Ta kopi nå")
    assert {"Kopien er tatt.", "Siste kopi"} <= set(words(her.vindu))
    press(her.vindu, "Prøv gjenoppretting")

    assert "Kopien fra i dag 13.00 kan hentes fram igjen." in words(her.vindu)
    assert "Sist prøvd hentet fram: i dag 13.00." in words(her.vindu)


def test_a_damaged_copy_is_told_and_the_whole_one_before_it_is_named(her: Husrom, tmp_path: Path) -> None:
    her.rom.tjenester.kopi.take()
    her.rom.clock.moment = her.rom.clock.moment.replace(hour=15)
    newest = her.rom.tjenester.kopi.take().value
    file = next(tmp_path.rglob(newest.navn))
    raw = bytearray(file.read_bytes())
    raw[len(raw) // 2] ^= 1
    file.write_bytes(bytes(raw))
    her.go("innstillinger", "kopi")
    press(her.vindu, "Prøv gjenoppretting")

    said = " ".join(words(her.vindu))
    assert "Den nyeste kopien er skadet." in said
    assert "Kopien fra i dag 13.00 er hel." in said


@pytest.mark.parametrize(
    ("section", "word", "field", "value"),
    [
        ("utseende", "Mørkt", "tema", "moerk"),
        ("utseende", "150 %", "tekststoerrelse", 150),
        ("spraak", "Nynorsk", "spraak", "nn"),
    ],
)
def test_a_choice_of_look_or_language_is_used_at_once(
    her: Husrom, section: str, word: str, field: str, value: object
) -> None:
    her.go("innstillinger", section)
    radio(her, word).click()

    assert getattr(her.settings[-1], field) == value


def test_a_choice_that_cannot_be_kept_is_told_and_the_old_one_stands_there_again(her: Husrom) -> None:
    her.go("innstillinger", "utseende")
    with mounted(her.folder / "oppsett", "ro"):
        radio(her, "Mørkt").click()
        assert "Innstillingene er som før." in " ".join(words(her.vindu))
        assert radio(her, "Som maskinen").isChecked()
        assert not radio(her, "Mørkt").isChecked()
    radio(her, "Mørkt").click()

    assert her.settings[-1].tema == "moerk"
    assert "Innstillingene er som før." not in " ".join(words(her.vindu))


def test_minutes_that_cannot_be_kept_are_told_and_the_old_number_stands_there_again(her: Husrom) -> None:
    keys = her.go("innstillinger", "sikkerhet")
    keys.tab_to("Lås etter")
    with mounted(her.folder / "oppsett", "ro"):
        keys.press(Qt.Key.Key_Down)
        assert "Innstillingene er som før." in " ".join(words(her.vindu))
        assert keys.focus().currentText() == "5 minutter"


def test_the_institution_is_kept_and_a_strange_number_only_remarked_on(her: Husrom) -> None:
    her.go("innstillinger", "institusjon")
    line(her, "Organisasjonsnummer").setText("123")
    line(her, "Organisasjonsnummer").editingFinished.emit()
    assert any("ligner ikke et organisasjonsnummer" in one for one in words(her.vindu))
    line(her, "Telefon til legevakta der dere er").setText("62 53 00 00")
    press(her.vindu, "Lagre")

    kept = her.rom.tjenester.institusjon.get()
    assert (kept.navn, kept.orgnr, kept.legevakt) == ("Solbakken", "123", "62 53 00 00")


def test_an_institution_without_a_name_is_not_kept(her: Husrom) -> None:
    her.go("innstillinger", "institusjon")
    line(her, "Navn").setText(" ")
    press(her.vindu, "Lagre")

    assert "Skriv navnet på institusjonen." in words(her.vindu)
    assert her.rom.tjenester.institusjon.get().navn == "Solbakken"


def test_what_is_half_written_about_the_institution_comes_back(her: Husrom, shown: Show) -> None:
    her.go("innstillinger", "institusjon")
    line(her, "Avdeling eller enhet").setText("Avdeling Fjell")
    her.vindu.leave()
    again = her.new_window()
    shown(again.vindu)
    again.go("innstillinger", "institusjon")

    assert line(again, "Avdeling eller enhet").text() == "Avdeling Fjell"


def test_a_service_is_added_and_changed(her: Husrom) -> None:
    her.go("innstillinger", "mottakere")
    assert "Ingen mottakere ennå" in words(her.vindu)
    press(her.vindu, "Ny mottaker")
    press(her.vindu, "Lagre mottaker")
    assert "Skriv navnet på mottakeren." in words(her.vindu)
    line(her, "Navn").setText("BUP Hamar")
    kinds = next(one for one in her.vindu.findChildren(Choice) if one.isVisibleTo(her.vindu))
    kinds.choose(Mottakerkategori.BUP.value)
    press(her.vindu, "Lagre mottaker")
    press(her.vindu, "Endre BUP Hamar")
    line(her, "Telefon").setText("915 06 200")
    press(her.vindu, "Lagre mottaker")

    row = her.rom.tjenester.institusjon.motparter()[0]
    assert (row.navn, row.kategori, row.telefon) == ("BUP Hamar", Mottakerkategori.BUP, "915 06 200")
    assert "BUP · 915 06 200" in words(her.vindu)


def test_a_section_is_a_place_to_come_back_to_and_its_tab_has_the_focus(her: Husrom) -> None:
    services_around(her.rom)
    keys = her.go("innstillinger", "mottakere")
    assert her.vindu.leave() == Place("innstillinger", ("mottakere",))
    assert keys.focus().text() == "Mottakere"


def test_a_password_typed_and_not_used_is_forgotten(her: Husrom) -> None:
    her.go("innstillinger", "sikkerhet")
    line(her, "Passordet du har nå").setText(PASSWORD)
    her.go("samtykker")
    her.go("innstillinger", "sikkerhet")
    assert line(her, "Passordet du har nå").text() == ""


def test_a_second_place_is_chosen_and_left_again(her: Husrom, tmp_path: Path) -> None:
    stick = tmp_path / "pinne"
    stick.mkdir()
    her.rom.tjenester.kopi.take()
    her.go("innstillinger", "kopi")
    assert "Du har ikke valgt noe sted ennå." in words(her.vindu)
    section = her.vindu.findChild(KopiSection)
    assert section is not None
    section.ask_folder = lambda _parent, chosen: chosen(stick)  # nobody is there to choose in a dialog
    press(her.vindu, "Velg sted")

    assert {"Stedet er valgt.", str(stick)} <= set(words(her.vindu))
    assert [*stick.rglob("*.hakopi")] != []
    press(her.vindu, "Ikke bruk stedet lenger")
    assert "Du har ikke valgt noe sted ennå." in words(her.vindu)


def test_a_stick_that_was_taken_out_is_told_and_the_copy_is_taken_all_the_same(her: Husrom, tmp_path: Path) -> None:
    stick = tmp_path / "pinne"
    stick.mkdir()
    her.rom.tjenester.kopi.set_second_place(stick)
    shutil.rmtree(stick)
    her.go("innstillinger", "kopi")
    press(her.vindu, "Ta kopi nå")

    said = words(her.vindu)
    assert "Stedet for den andre kopien finnes ikke nå." in said
    assert "Siste kopi" in said


def test_what_is_shared_and_cannot_be_read_is_brought_back_with_one_button(her: Husrom) -> None:
    """There is no such button while all is well, and none afterwards."""
    her.rom.tjenester.brukere.invite("Stille Vind", Rolle.MOETEDELTAKER)
    her.rom.tjenester.aapent.tilgang.open(Rom.MOETE).close()
    her.rom.tjenester.kopi.take()
    her.go("innstillinger", "kopi")
    assert "Hent fram fra en kopi" not in words(her.vindu)
    (her.folder / "hvelv" / "moete.db").write_bytes(b"noe annet" * 1000)

    her.go("samtykker")
    her.go("innstillinger", "kopi")
    damaged = "Delen for møter kan ikke leses. Helseopplysningene er hele, og ingenting er slettet."
    assert damaged in words(her.vindu)
    press(her.vindu, "Hent fram fra en kopi: Delen for møter")

    said = words(her.vindu)
    assert any(one.startswith("Delen er hentet fram fra kopien fra ") for one in said)
    assert damaged not in said
    assert her.rom.tjenester.romvern.damaged() == ()


def test_what_no_copy_has_begins_anew_and_says_so(her: Husrom) -> None:
    her.rom.tjenester.aapent.tilgang.open(Rom.LEDER).close()
    (her.folder / "hvelv" / "leder.db").write_bytes(b"noe annet" * 1000)
    her.go("innstillinger", "kopi")
    press(her.vindu, "Hent fram fra en kopi: Delen for lederen")

    assert "Ingen kopi hadde delen, så den er begynt på nytt." in words(her.vindu)


def test_copies_under_an_earlier_key_are_deleted_only_when_asked_twice(her: Husrom) -> None:
    kopi = her.rom.tjenester.kopi
    kopi.take()
    _as_of_another_key(her)
    her.go("innstillinger", "kopi")
    assert "Én kopi kan ennå åpnes av den som har et gammelt passord eller ark." in words(her.vindu)

    press(her.vindu, "Slett de gamle kopiene")
    press(her.vindu, "Behold dem")
    assert len(kopi.all()) == 1
    press(her.vindu, "Slett de gamle kopiene")
    press(her.vindu, "Ja, slett dem")

    assert [one.under_gammel_noekkel for one in kopi.all()] == [False]
    assert "Kopier under en gammel nøkkel" not in words(her.vindu)


def _as_of_another_key(her: Husrom) -> None:
    """Let the one copy be from before a change of key: its manifest names another."""
    (path,) = her.folder.rglob("*.hakopi")
    with zipfile.ZipFile(path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    said = json.loads(content["kopi.json"])
    content["kopi.json"] = json.dumps({**said, "noekkel_id": "00" * 8}).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in content.items():
            archive.writestr(name, data)
