"""The recipient of a new document out of the address book: who is offered, what is known of them, who is meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.institusjon import Motpart, Mottakerkategori
from helseansvarlig.domain.moete import Moete, Moetetype
from tests.ui.husrom import press, words
from tests.ui.papirrom import Papirrom, papirrom
from tests.ui.skjermrom import Keys, settle, shown_room
from ui.screens.dokumenter.new_book import TYPED, book_field, named_in_book, only_one

TODAY = date(2026, 11, 23)
BUP, BARNEVERN, SKOLE = Mottakerkategori.BUP, Mottakerkategori.BARNEVERNSTJENESTEN, Mottakerkategori.SKOLE_PPT
her = shown_room(papirrom)


def service(id_: str, navn: str, kategori: Mottakerkategori = BUP, checked_ago: int | None = None) -> Motpart:
    checked = None if checked_ago is None else TODAY - timedelta(checked_ago)
    return Motpart(id_, navn, kategori, telefon="55 00 00 60", sted="Nord", sjekket=checked, sjekket_av="Trygg Havn")


def test_each_row_says_name_place_and_when_it_was_checked_and_the_old_is_said_to_be_old() -> None:
    field = book_field([service("1", "BUP A", checked_ago=10), service("2", "BUP B", checked_ago=500)], "", TODAY)
    assert field is not None
    assert dict(field.rader)["1"] == "BUP A · Nord · Sjekket 13.11.2026 av Trygg Havn"
    assert dict(field.rader)["2"] == "BUP B · Nord · Sjekket 11.07.2025, for over ett år siden"
    assert [key for key, _ in field.rader] == ["", "1", "2", TYPED]


def test_only_what_nobody_has_checked_for_a_year_asks_for_a_call() -> None:
    book = [service("1", "BUP A", checked_ago=10), service("2", "BUP B", checked_ago=500), service("3", "BUP C")]
    shown = {one.id: book_field(book, one.id, TODAY) for one in book}
    asks = {key for key, field in shown.items() if field is not None and "Spør dem" in field.sagt}
    assert asks == {"2", "3"} == {key for key, field in shown.items() if field is not None and not field.er_fersk}
    assert all(field is not None and "55 00 00 60" in field.sagt for field in shown.values()), "whom to ask"


def test_a_book_without_anybody_of_the_kind_is_no_field() -> None:
    assert book_field([], "", TODAY) is None


def test_a_name_that_two_bear_is_nobody_s_and_stays_as_it_was_typed() -> None:
    book = [service("1", "BUP A"), service("2", "BUP A"), service("3", "BUP B")]
    assert [named_in_book(book, name) for name in ("BUP B", "BUP A", "BUP C", "")] == ["3", TYPED, TYPED, ""]


def test_the_child_s_own_barnevernstjeneste_is_meant_and_another_municipality_s_never() -> None:
    book = [service("1", "Elvebyen barnevernstjeneste", BARNEVERN), service("2", "BUP Hamar")]
    own = only_one(book, BARNEVERN, "Elvebyen")
    assert own is not None and own.id == "1"
    assert only_one(book, BARNEVERN, "Fjordvik") is None
    assert only_one(book, BARNEVERN, "") is None


def test_one_bup_alone_is_meant_and_of_two_only_the_one_of_the_child_s_municipality() -> None:
    two = [service("1", "BUP Elvebyen"), service("2", "BUP Fjordvik")]
    alone, own = only_one(two[:1], BUP, "Fjordvik"), only_one(two, BUP, "Fjordvik")
    assert alone is not None and alone.id == "1"
    assert own is not None and own.id == "2"
    assert only_one(two, BUP, "Skogmo") is None


def two_schools(her: Papirrom, today: Callable[[], date]) -> Motpart:
    """The second was last checked long ago."""
    book = her.rom.tjenester.institusjon
    long_ago = today() - timedelta(500)
    book.add_motpart(Motpart("", "Bakken skole", SKOLE, sted="Nord", sjekket=today(), sjekket_av="Trygg Havn"))
    old = Motpart("", "Lia skole", SKOLE, sted="Sør", sjekket=long_ago, sjekket_av="Trygg Havn")
    return book.add_motpart(old).value


def letter_to_a_school(her: Papirrom, barn: Barn) -> Keys:
    """A letter begun with keys alone, with the hand in the list of schools."""
    keys = her.go("nytt_dokument", "brev", barn.id, "")
    keys.tab_to("Fastlegen")
    for _ in range(3):
        keys.press(Qt.Key.Key_Right)
        settle()
    keys.tab_to("Hva heter mottakeren?")
    return keys


def test_with_keys_alone_the_recipient_is_taken_from_the_book_or_typed_and_kept_with_the_document(
    her: Papirrom,
) -> None:
    barn, old = her.child(), two_schools(her, her.rom.today)
    keys = letter_to_a_school(her, barn)
    keys.press(Qt.Key.Key_Down)
    settle()
    keys.press(Qt.Key.Key_Down)
    settle()
    assert isinstance(keys.focus(), QComboBox), "the hand stays in the list that was drawn anew"
    assert any("for over ett år siden. Spør dem" in one for one in words(her.vindu))
    keys.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    made = her.rom.tjenester.dokument.list_dokumenter()[0].dokument
    assert (made.mottaker, made.mottaker_navn, made.motpart_id) == (SKOLE, "Lia skole", old.id)


def test_somebody_who_is_not_in_the_book_is_typed_with_keys_alone(her: Papirrom) -> None:
    barn, _ = her.child(), two_schools(her, her.rom.today)
    keys = letter_to_a_school(her, barn)
    keys.press(Qt.Key.Key_End)
    settle()
    keys.tab_to("Navnet på mottakeren")
    keys.type("Strand skole")
    press(her.vindu, "Lag dokumentet")
    made = her.rom.tjenester.dokument.list_dokumenter()[0].dokument
    assert (made.mottaker_navn, made.motpart_id) == ("Strand skole", "")


def test_the_papers_of_a_whole_meeting_are_for_the_kind_of_service_that_was_met(her: Papirrom) -> None:
    """They were once always for BUP, so that a barnevernstjeneste stood as a stranger on the way out."""
    met = her.rom.tjenester.institusjon.add_motpart(Motpart("", "Hamar barnevernstjeneste", BARNEVERN)).value
    made_meeting = her.rom.tjenester.moete.create(Moete("", Moetetype.STATUSMOETE, TODAY, met.navn)).value
    her.go("nytt_dokument", "agenda", "", made_meeting.id)
    press(her.vindu, "Lag dokumentet")
    made = her.rom.tjenester.dokument.list_dokumenter()[0].dokument
    assert (made.mottaker, made.mottaker_navn, made.motpart_id) == (BARNEVERN, met.navn, met.id)


def test_the_composer_stands_on_the_service_that_was_chosen_though_another_could_have_it(her: Papirrom) -> None:
    barn, chosen = her.child(), her.trusted_service()
    her.rom.tjenester.barn.save(replace(barn, omsorgskommune="Fjordvik"))
    her.go("nytt_dokument", "helsedel", barn.id, "")
    choice = next(one for one in her.screen().findChildren(QComboBox) if one.findData(chosen.id) >= 0)
    choice.setCurrentIndex(choice.findData(chosen.id))
    press(her.vindu, "Lag dokumentet")
    settle()
    said = [" ".join(one.split()) for one in words(her.vindu)]
    assert f"Legg i utboks: Vakker Blomst til {chosen.navn}" in said
