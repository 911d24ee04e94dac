"""The list of templates from the keyboard, over a real vault: approvals, and forms from files."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from helseansvarlig.domain.malserie import Serietilstand
from helseansvarlig.domain.person import Rolle
from helseansvarlig.domain.person import Rom as Romnavn
from helseansvarlig.services.godkjenning import GodkjenningService
from helseansvarlig.services.innlevering import InnleveringService
from helseansvarlig.services.ports import OpenKeys
from helseansvarlig.services.ports.rom import RomAapent
from tests.fakes.maler import FIRST, approve
from tests.ui import probes
from tests.ui.barnerom import LOOKS, faults, words
from tests.ui.malrom import Malrom, malrom
from tests.ui.skjermrom import PASSWORD, Keys, settle, shown_room
from tests.unit.services.test_mal import DATA
from ui.i18n import Language, use_language
from ui.screens.maler.list_screen import MalerScreen
from ui.theme import Look, Wishes
from ui.widgets.page import Place

Show = Callable[..., QWidget]
her = shown_room(malrom)


def state(room: Malrom, skjema_id: str) -> Serietilstand:
    return next(one.tilstand for one in room.rom.tjenester.mal.overview().serier if one.skjema_id == skjema_id)


def screen(room: Malrom) -> MalerScreen:
    found = room.vindu.current_screen()
    assert isinstance(found, MalerScreen)
    return found


def test_templates_stand_by_what_can_be_done_with_them(her: Malrom) -> None:
    approve(her.rom.tjenester, FIRST)
    her.draft("Morgensamtalen")
    her.rom.tjenester.mal.retire("livskvalitet-0-5")
    her.go("maler")

    heads = [one for one in probes.headings(screen(her)) if one != "Maler"]
    assert heads == ["Utkast", "I bruk", "Venter på leder", "Ute av bruk"]
    shown = words(screen(her))
    assert "Morgensamtalen" in shown
    assert "versjon 1.0.0 · følger med programmet · godkjent av Høy Varde 23. november" in shown


def invite_leader(room: Malrom) -> OpenKeys:
    """Somebody is given access as leader, and begins."""
    knippe = room.rom.tjenester.aapent.knippe
    made = room.rom.tjenester.brukere.invite("Høy Varde", Rolle.LEDER).value
    keys = knippe.noekler.begin(made.bruker.id, made.startkode, PASSWORD)
    knippe.noekler.commit(keys)
    return keys


def sign_all(room: Malrom, keys: OpenKeys) -> None:
    """The leader signs all that lies before her, in her own compartment."""
    aapent = room.rom.tjenester.aapent
    with closing(aapent.rom.open(Romnavn.LEDER, keys)) as store:
        opened = RomAapent(Romnavn.LEDER, store, keys.bruker(), keys, room.rom.clock, aapent.oekt.new_id)
        service = GodkjenningService(opened, InnleveringService(opened))
        service.approve_templates([one.frigitt.id for one in service.templates()])


def test_where_there_is_a_leader_they_are_laid_before_her_and_her_answer_is_fetched(her: Malrom) -> None:
    leader = invite_leader(her)
    keys = her.go("maler")
    assert keys.focus().text() == "Legg fram for leder"
    keys.press(Qt.Key.Key_Space)
    settle()
    assert "Malene er lagt fram for lederen." in words(her.vindu)
    waiting = her.rom.tjenester.mal.overview().venter
    laid = [one for one in words(screen(her)) if one.endswith("lagt fram for leder 23. november")]
    assert len(laid) == len(waiting) > 0

    keys = her.go("maler")
    assert keys.focus().text() == "Hent leders svar"
    keys.press(Qt.Key.Key_Space)
    settle()
    assert "Lederen har ikke svart ennå." in words(her.vindu)
    sign_all(her, leader)
    keys.press(Qt.Key.Key_Space)
    settle()
    assert f"Lederen har signert {len(waiting)} maler." in words(her.vindu)
    assert her.rom.tjenester.mal.overview().venter == ()
    her.go("malen", FIRST)
    assert "Høy Varde 23. november, signert i programmet" in words(her.vindu)


def test_where_there_is_none_only_the_paper_is_offered(her: Malrom) -> None:
    her.go("maler")
    offered = [one.text() for one in screen(her).findChildren(QPushButton) if one.isVisible()]
    assert "Før leders godkjenning" in offered
    assert "Legg fram for leder" not in offered


def test_the_leaders_yes_to_all_that_waits_is_written_down_with_her_name(her: Malrom) -> None:
    keys = her.go("maler", "godkjenning")
    assert keys.focus().accessibleName() == "Hvem godkjente?"
    keys.type("Høy Varde")
    keys.press(Qt.Key.Key_Return)
    settle()

    assert "Godkjenningen er ført." in words(her.vindu)
    overview = her.rom.tjenester.mal.overview()
    assert overview.venter == ()
    yes = overview.serier[0].godkjenning
    assert yes is not None
    assert (yes.godkjent_av, yes.foert_av, yes.dato) == ("Høy Varde", "Trygg Havn", her.rom.today())


def test_only_what_is_ticked_is_approved(her: Malrom) -> None:
    keys = her.go("maler", "godkjenning")
    keys.tab_to("Velg ingen")
    keys.press(Qt.Key.Key_Space)
    boxes = screen(her).findChildren(QCheckBox)
    title = "Psykisk helse, livskvalitet og barnets egne ord, versjon 1.0.0"
    next(box for box in boxes if box.text() == title).setChecked(True)
    keys = her_name(her, "Høy Varde")
    keys.press(Qt.Key.Key_Return)

    assert state(her, FIRST) is Serietilstand.I_BRUK
    assert state(her, "livskvalitet-0-5") is Serietilstand.VENTER


def her_name(room: Malrom, name: str) -> Keys:
    keys = Keys(room.vindu)
    keys.tab_to("Hvem godkjente?")
    keys.type(name)
    return keys


@pytest.mark.parametrize(
    ("name", "day", "said"),
    [
        ("", "", "Skriv hvem som har godkjent."),
        ("Høy Varde", "snart", "Skriv datoen som 4.3.2026, «fredag» eller «om 3 dager»."),
        ("Høy Varde", "i morgen", "Datoen for godkjenningen er ikke kommet ennå."),
    ],
)
def test_an_approval_that_cannot_be_kept_says_why(her: Malrom, name: str, day: str, said: str) -> None:
    keys = her.go("maler", "godkjenning")
    keys.type(name)
    if day:
        keys.tab_to("Når?")
        keys.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        keys.type(day)
    keys.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert said in words(her.vindu)
    assert state(her, FIRST) is Serietilstand.VENTER


def test_a_half_written_name_comes_back_after_a_restart(her: Malrom, shown: Show) -> None:
    her.go("maler", "godkjenning").type("Høy Va")
    her.rom.drafts.flush()
    later = her.new_window()
    shown(later.vindu)
    keys = later.go("maler", "godkjenning")
    assert keys.focus().property("text") == "Høy Va"


def test_esc_closes_the_question_first(her: Malrom) -> None:
    keys = her.go("maler", "godkjenning")
    keys.press(Qt.Key.Key_Escape)
    assert "Hvem godkjente?" not in words(her.vindu)
    assert her.place() == Place("maler")


def test_a_file_is_looked_at_before_it_is_brought_in(her: Malrom, tmp_path: Path) -> None:
    path = tmp_path / "tannpuss.json"
    path.write_bytes(DATA)
    keys = her.go("maler")
    screen(her)._presenter.read_file(path)
    settle()
    assert "Tannpuss" in words(her.vindu)
    assert all(one.skjema_id != "tannpuss" for one in her.rom.tjenester.mal.overview().serier)
    assert keys.focus().accessibleName() == "Hent inn"
    keys.press(Qt.Key.Key_Space)

    assert "Malen er hentet inn og venter på leder." in words(her.vindu)
    assert state(her, "tannpuss") is Serietilstand.VENTER


def test_a_file_that_cannot_be_used_names_each_fault_and_offers_nothing(her: Malrom, tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    broken = {"resourceType": "Questionnaire", "status": "active", "item": [{"linkId": "1", "type": "hva"}]}
    path.write_text(json.dumps(broken), encoding="utf-8")
    keys = her.go("maler")
    screen(her)._presenter.read_file(path)
    settle()
    shown_words = words(her.vindu)
    assert "Skjemaet kan ikke brukes" in shown_words
    assert "Slaget spørsmål er ukjent." in shown_words
    assert any("1 · Questionnaire.item[0].type · skjema_ukjent_type" in one for one in shown_words)
    assert keys.focus().accessibleName() == "Avbryt"


def test_something_that_is_no_form_is_said(her: Malrom, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text("ikke json", encoding="utf-8")
    her.go("maler")
    screen(her)._presenter.read_file(path)
    assert any("Skjemafilen" in one for one in words(her.vindu))


def test_a_line_opens_its_template(her: Malrom) -> None:
    approve(her.rom.tjenester)
    keys = her.go("maler")
    keys.press(Qt.Key.Key_Return)
    place = her.place()
    assert place is not None
    assert place.screen == "malen"


@pytest.mark.parametrize("wishes", LOOKS, ids=str)
@pytest.mark.parametrize("question", [(), ("godkjenning",)], ids=["lukket", "spør"])
def test_probes(tmp_path: Path, shown: Show, look: Look, wishes: Wishes, question: tuple[str, ...]) -> None:
    look.wish(wishes)
    with malrom(tmp_path) as room:
        approve(room.rom.tjenester, FIRST)
        room.draft()
        shown(room.vindu)
        room.go("maler", *question)
        assert faults(room.vindu, wishes) == []


@pytest.mark.parametrize("language", [Language.NYNORSK, Language.ENGLISH])
def test_probes_in_other_languages(tmp_path: Path, shown: Show, language: Language) -> None:
    use_language(language)
    with malrom(tmp_path) as room:
        shown(room.vindu)
        room.go("maler", "godkjenning")
        assert probes.clipping_faults(room.vindu) == []
