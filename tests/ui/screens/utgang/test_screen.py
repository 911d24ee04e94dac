"""The last look from the keyboard: who and to whom, what is confirmed, and the six words seen once."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import PasswordError, Pdf
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from helseansvarlig.domain.barn import Adressegrad, Barn
from helseansvarlig.domain.dokument import Dokument, Dokumenttype
from helseansvarlig.domain.institusjon import Motpart, Mottakerkategori
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.domain.utgang import Varsko
from helseansvarlig.domain.utlevering import Kanal
from tests.ui import probes
from tests.ui.husrom import consent, press, words
from tests.ui.papirrom import Papirrom, papirrom
from tests.ui.skjermrom import Keys, settle, shown_room
from ui.screens.utgang import screen as utgang_screen
from ui.theme import Look, Scheme, Wishes
from ui.utlevering_words import BEKREFTET

CTRL = Qt.KeyboardModifier.ControlModifier
BUP = Mottakerkategori.BUP
NAME = "Første gang hit: Skriv navnet på mottakeren"
Show = Callable[..., QWidget]
her = shown_room(papirrom)


def letter(her: Papirrom, name: str = "BUP Elvebyen", **facts: object) -> tuple[Barn, Dokument]:
    barn = her.child()
    if facts:
        barn = her.rom.tjenester.barn.save(replace(barn, **facts)).value
    consent(her.rom, barn, innhold=frozenset(Innhold))
    return barn, her.rom.tjenester.dokument.create(Dokumenttype.BREV, BUP, name, barn_id=barn.id).value


def checked(her: Papirrom, name: str = "BUP Elvebyen") -> Motpart:
    book = her.rom.tjenester.institusjon
    return book.check_motpart(book.add_motpart(Motpart("", name, BUP, telefon="55 00 00 00")).value.id).value


def last_look(her: Papirrom, dokument: Dokument, kanal: Kanal, motpart_id: str = "") -> Keys:
    keys = her.go("utgang", dokument.id, kanal.value, motpart_id)
    settle()
    return keys


def save_as(monkeypatch: pytest.MonkeyPatch, path: Path) -> list[str]:
    """Answer where to save, and return what was suggested."""
    suggested: list[str] = []

    def answer(_parent: QWidget, name: str, _kind: str, chosen: Callable[[Path], None]) -> None:
        suggested.append(name)
        chosen(path)

    monkeypatch.setattr(utgang_screen, "ask_where_to_save", answer)
    return suggested


@pytest.mark.parametrize(
    ("kanal", "verb"), [(Kanal.PAPIR, "Skriv ut"), (Kanal.FIL, "Lagre PDF"), (Kanal.PASSORD, "Lagre med passord")]
)
def test_the_page_and_the_filled_button_name_child_and_recipient(her: Papirrom, kanal: Kanal, verb: str) -> None:
    checked(her)
    _, dokument = letter(her)
    last_look(her, dokument, kanal)

    said = words(her.vindu)
    assert f"{verb}: Vakker Blomst til BUP Elvebyen" in [" ".join(one.split()) for one in said]  # a button folds
    assert {"Vakker Blomst", "V.B. født 2011", "BUP Elvebyen"} <= set(said)
    assert any(one.startswith("Sjekket ") for one in said)
    assert any(re.fullmatch(r"\d+ sider?, ingen vedlegg", one) for one in said)


def test_the_first_time_the_name_is_typed_and_another_name_prints_nothing(her: Papirrom) -> None:
    checked(her)
    _, dokument = letter(her)
    keys = last_look(her, dokument, Kanal.PAPIR)
    keys.type("BUP Fjordvik")
    keys.press(Qt.Key.Key_Return)
    settle()
    assert "Navnet du skrev, er ikke navnet på mottakeren." in words(her.vindu)
    assert her.printed == []

    keys.focus().clear()
    keys.type("bup elvebyen")
    keys.press(Qt.Key.Key_Return)
    settle()
    assert len(her.printed) == 1
    last_look(her, dokument, Kanal.PAPIR)
    assert NAME not in words(her.vindu), "they are no longer new to us"


def test_a_protected_address_and_an_unknown_recipient_are_confirmed_one_by_one(her: Papirrom) -> None:
    _, dokument = letter(her, "BUP Ukjent", adressegrad=Adressegrad.FORTROLIG)
    keys = last_look(her, dokument, Kanal.PAPIR)
    keys.tab_to(NAME)
    keys.type("BUP Ukjent")
    for one in (Varsko.ADRESSE_SPERRET, Varsko.IKKE_I_BOKEN):
        keys.press(Qt.Key.Key_Return, CTRL)
        settle()
        assert her.printed == []
        assert "Noe må bekreftes først." in words(her.vindu)
        keys.tab_to(BEKREFTET[one])
        keys.press(Qt.Key.Key_Space)
    keys.press(Qt.Key.Key_Return, CTRL)
    settle()
    assert len(her.printed) == 1


def test_the_six_words_open_the_copy_are_seen_once_and_stand_in_no_log(
    her: Papirrom, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked(her)
    _, dokument = letter(her)
    suggested = save_as(monkeypatch, her.folder / "kopi.pdf")
    keys = last_look(her, dokument, Kanal.PASSORD)
    keys.type("BUP Elvebyen")
    keys.press(Qt.Key.Key_Return)
    settle()

    copy = (her.folder / "kopi.pdf").read_bytes()
    press(her.vindu, "Kopier ordene")
    password = QApplication.clipboard().text()
    assert len(password.split()) == 6
    assert set(password.split()) <= set(words(her.vindu))
    assert any("en annen vei enn filen" in one for one in words(her.vindu))
    with pytest.raises(PasswordError):
        Pdf.open(BytesIO(copy))
    with Pdf.open(BytesIO(copy), password=password) as opened:
        assert opened.encryption.R == 6
    assert suggested == [f"dokument-{dokument.id[:8]}.pdf"]

    press(her.vindu, "Jeg har gitt ordene videre")
    last_look(her, dokument, Kanal.PASSORD)
    assert not set(password.split()) <= set(words(her.vindu))
    log = her.rom.tjenester.logg.export().decode()
    assert password not in log
    assert her.rom.tjenester.utleveringsregister.lines()[0].kanal is Kanal.PASSORD


def test_a_folder_that_cannot_be_written_in_is_said(her: Papirrom, monkeypatch: pytest.MonkeyPatch) -> None:
    checked(her)
    _, dokument = letter(her)
    save_as(monkeypatch, her.folder / "finnes-ikke" / "ut.pdf")
    keys = last_look(her, dokument, Kanal.FIL)
    keys.type("BUP Elvebyen")
    keys.press(Qt.Key.Key_Return)
    settle()
    assert any("disken" in one for one in words(her.screen().bar))


def test_what_may_not_leave_says_why_and_leads_back(her: Papirrom) -> None:
    dokument = her.document(her.child(), BUP)
    keys = last_look(her, dokument, Kanal.PAPIR)
    assert "Skriv ut" not in words(her.screen())
    keys.press(Qt.Key.Key_Return)
    settle()
    assert her.screen().place().screen == "dokument"


def test_another_signed_document_about_the_child_goes_along(her: Papirrom, monkeypatch: pytest.MonkeyPatch) -> None:
    checked(her)
    barn, dokument = letter(her)
    other = her.rom.tjenester.dokument.create(Dokumenttype.BREV, BUP, "BUP Elvebyen", barn_id=barn.id).value
    her.rom.tjenester.dokument.freeze(other.id)
    save_as(monkeypatch, her.folder / "ut.pdf")
    keys = last_look(her, dokument, Kanal.FIL)
    keys.tab_to("Brev, signert 23. november")
    keys.press(Qt.Key.Key_Space)
    settle()
    assert any("1 vedlegg" in one for one in words(her.vindu))
    keys.tab_to(NAME)
    keys.type("BUP Elvebyen")
    keys.press(Qt.Key.Key_Return)
    settle()

    frozen = her.rom.tjenester.dokument.picture(other.id).dokument.pdf
    assert (her.folder / "ut-vedlegg-1.pdf").read_bytes() == frozen
    assert len(her.rom.tjenester.utleveringsregister.lines(barn.id)) == 2


@pytest.mark.parametrize("wish", [Wishes(Scheme.LIGHT), Wishes(Scheme.DARK), Wishes(Scheme.LIGHT, 200)])
def test_each_page_reads_well(tmp_path: Path, shown: Show, look: Look, wish: Wishes) -> None:
    look.wish(wish)
    with papirrom(tmp_path) as her:
        shown(her.vindu)
        service = her.trusted_service()
        _, dokument = letter(her)
        sent = her.document(her.child("Modig Gran"))
        for way in ((dokument.id, "passord", ""), (sent.id, "sendt", service.id)):
            her.go("utgang", *way)
            settle()
            assert probes.missing_names(her.screen()) == []
            assert probes.tab_faults(her.vindu) == []
            assert probes.order_faults(her.vindu) == []
            assert probes.contrast_faults(her.screen()) == []
            assert probes.clipping_faults(her.screen()) == []
