"""The health lead's place for what goes in and out of the house, with keys alone, over real compartments."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton

from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.person import Rolle
from helseansvarlig.domain.rom import Delt, Innleveringsart, Innlevert, Romstatus
from helseansvarlig.services.frigivelse import DeltService
from helseansvarlig.services.innlevering import InnleveringService
from tests.ui.delingsrom import Delingsrom, child_with_notes, delingsrom
from tests.ui.husrom import press, words
from tests.ui.skjermrom import TODAY, Keys, settle, shown_room
from ui.i18n import Language, use_language
from ui.screens.barnet.timeline_model import event_of
from ui.widgets.page import Place

her = shown_room(delingsrom)
CTRL = Qt.KeyboardModifier.ControlModifier


def read_by(her: Delingsrom, staff: object) -> list[str]:
    with her.inside(staff) as aapent:  # type: ignore[arg-type] # keys of the test's own making
        return [Delt.from_text(row.innhold).tekst for row in DeltService(aapent).shared()]


def test_something_is_shared_with_the_keyboard_alone_and_nothing_but_what_is_ticked(her: Delingsrom) -> None:
    barn = child_with_notes(her.rom)
    staff = her.invite("Stille Vik", Rolle.MOETEDELTAKER)
    keys = her.go("del_noe", barn.id)

    keys.tab_to("Oppgave for Stille Vik, frist 27.11.2026")
    keys.press(Qt.Key.Key_Space)
    keys.tab_to("Hva trenger de det til?")
    keys.type("Ukas møte")
    keys.press(Qt.Key.Key_Return, CTRL)
    settle()

    assert her.vindu.current_place() == Place("innlevert")
    assert read_by(her, staff) == ["Avtale besøk hos ny skole"]
    assert "Ukas møte · til og med 30. november · delt av Trygg Havn" in words(her.vindu)


def test_nothing_is_ticked_beforehand(her: Delingsrom) -> None:
    barn = child_with_notes(her.rom)
    her.go("del_noe", barn.id)

    assert [box.isChecked() for box in her.vindu.findChildren(QCheckBox)] == [False] * 3


def test_what_is_missing_is_said_at_each_field_and_nothing_is_shared(her: Delingsrom) -> None:
    barn = child_with_notes(her.rom)
    her.go("del_noe", barn.id)
    press(her.vindu, "Del med møtedeltakerne")

    said = words(her.vindu)
    assert {"Velg hva som skal deles.", "Skriv hva de trenger det til."} <= set(said)
    assert her.rom.tjenester.frigivelse.shared() == []


def test_what_is_half_chosen_is_there_after_a_lock(her: Delingsrom) -> None:
    barn = child_with_notes(her.rom)
    keys = her.go("del_noe", barn.id)
    keys.tab_to("Hva trenger de det til?")
    keys.type("Ukas")
    her.vindu.leave()
    again = her.go("innlevert")
    again = her.go("del_noe")

    again.tab_to("Hva trenger de det til?")
    assert getattr(again.focus(), "text")() == "Ukas"  # noqa: B009 - a field of any kind
    assert her.vindu.findChildren(QComboBox)[-1].currentText() == "Vakker Blomst"


def test_what_is_shared_is_taken_back_with_one_press(her: Delingsrom) -> None:
    barn = child_with_notes(her.rom)
    staff = her.invite("Stille Vik", Rolle.MOETEDELTAKER)
    her.share(barn)
    keys = her.go("innlevert")
    keys.tab_to("Trekk tilbake om Vakker Blomst: Oppgave for Stille Vik, frist 27.11.2026")
    keys.press(Qt.Key.Key_Return)
    settle()

    assert keys.presses == 1
    assert sorted(read_by(her, staff)) == [
        "Jeg sover best når det er lys i gangen.", "Kom opp to ganger i natt og ville snakke.",
    ]  # fmt: skip


def test_coming_here_takes_out_what_was_handed_in_and_it_goes_into_the_childs_record(her: Delingsrom) -> None:
    barn = child_with_notes(her.rom)
    staff = her.invite("Stille Vik", Rolle.MOETEDELTAKER)
    row = her.share(barn)[0]
    her.hand_in(staff, "Gruer seg til ny skole.", row.id)
    keys = her.go("innlevert")
    assert "Observasjon fra Stille Vik, i dag 13.00" in words(her.vindu)

    keys.tab_to("Dette er barnets egne ord")
    keys.press(Qt.Key.Key_Space)
    keys.tab_to("Legg i mappen: Observasjon fra Stille Vik, i dag 13.00")
    keys.press(Qt.Key.Key_Return)
    settle()

    line = next(one for one in her.rom.tjenester.ett_barn.picture(barn.id).tidslinje.innslag if "Gruer" in one.tekst)
    assert event_of(line, TODAY).text == "«Gruer seg til ny skole.» (levert av Stille Vik)"
    notes = her.rom.tjenester.notat.of_barn(barn.id)
    assert ("Gruer seg til ny skole.", "Stille Vik", Notatart.BARNET_SA) in [
        (one.tekst, one.skrevet_av, one.art) for one in notes
    ]


def test_a_letter_about_nobody_in_particular_asks_for_the_child_first(her: Delingsrom) -> None:
    child_with_notes(her.rom)
    her.hand_in(her.invite("Stille Vik", Rolle.MOETEDELTAKER), "Hvem ringer skolen?")
    her.go("innlevert")
    press(her.vindu, "Legg i mappen")
    assert "Velg hvem det gjelder." in words(her.vindu)

    press(her.vindu, "Legg til side")
    press(her.vindu, "Legg til side")
    assert "Skriv en grunn. Den står sammen med det som ble levert." in words(her.vindu)
    keys = Keys(her.vindu)
    keys.tab_to("Hvorfor legges det til side?")
    keys.type("Snakket om på vaktskiftet")
    press(her.vindu, "Legg til side")

    assert her.rom.tjenester.innboks.waiting() == []
    assert "Hvem ringer skolen?" not in words(her.vindu)


@pytest.mark.parametrize(
    ("art", "first"), [(Innleveringsart.NOTAT, "Legg i mappen"), (Innleveringsart.SPOERSMAAL, "Legg til side")]
)
def test_a_note_is_kept_and_a_question_laid_aside_with_the_filled_button(
    her: Delingsrom, art: Innleveringsart, first: str
) -> None:
    with her.inside(her.invite("Stille Vik", Rolle.MOETEDELTAKER)) as aapent:
        InnleveringService(aapent).hand_in(art, "Får jeg bli med til tannlegen?", "")
    her.go("innlevert")
    filled = [one for one in her.vindu.findChildren(QPushButton) if one.property("kind") == "primary"]
    assert [one.text() for one in filled if one.isVisibleTo(her.vindu)] == [first]


def test_what_could_not_be_read_is_said_once_with_what_is_safe(her: Delingsrom) -> None:
    staff = her.invite("Stille Vik", Rolle.MOETEDELTAKER)
    with her.inside(staff) as aapent, aapent.store.write(Hendelse("innlevering.levert")) as unit:
        unit.innlevert.save(
            Innlevert(
                "x", aapent.bruker.id, Innleveringsart.NOTAT, her.rom.clock.now(), Romstatus.VENTER, b"<b>nei</b>"
            )
        )
    her.go("innlevert")
    assert "Én innlevering kunne ikke leses." in words(her.vindu)

    her.go("barn")
    her.go("innlevert")

    assert "Én innlevering kunne ikke leses." not in words(her.vindu)


def test_foreign_words_are_shown_as_they_are(her: Delingsrom) -> None:
    child_with_notes(her.rom)
    her.hand_in(her.invite("Stille Vik", Rolle.MOETEDELTAKER), "<img src=x> & <b>fet</b>")
    her.go("innlevert")

    assert "<img src=x> & <b>fet</b>" in words(her.vindu)


@pytest.mark.parametrize("language", [Language.NYNORSK, Language.ENGLISH])
def test_it_speaks_every_language(her: Delingsrom, language: Language) -> None:
    use_language(language)
    child_with_notes(her.rom)
    her.go("innlevert")
    her.go("del_noe")

    assert not {"Hva trenger de det til?", "Siste dag det vises"} & set(words(her.vindu))


def test_a_task_changed_meanwhile_is_shown_as_it_was_shared_and_as_it_stands(her: Delingsrom) -> None:
    barn, staff = child_with_notes(her.rom), her.invite("Stille Vik", Rolle.MOETEDELTAKER)
    her.hand_in(staff, "Avtalt.", her.share_task(barn), Innleveringsart.GJORT)
    with her.rom.tjenester.aapent.oekt.store.read() as unit:
        (task,) = unit.oppfoelging.of_barn(barn.id)
    her.rom.tjenester.oppfoelging.mark_done(task.id, "Gjort på telefon")
    her.go("innlevert")

    said = words(her.vindu)
    assert said.index("Slik ble den delt") < said.index("Avtale besøk hos ny skole (Stille Vik, frist 27. november)")
    assert said.index("Slik står den nå") < said.index("Merket som gjort 23. november av Trygg Havn. Gjort på telefon")
    assert "Lukk oppgaven" not in said

    press(her.vindu, "Legg i mappen")

    assert "Avtalt." in [one.tekst for one in her.rom.tjenester.notat.of_barn(barn.id)]


def test_done_about_what_was_never_shared_is_told_and_can_only_be_laid_aside(her: Delingsrom) -> None:
    barn, staff = child_with_notes(her.rom), her.invite("Stille Vik", Rolle.MOETEDELTAKER)
    other = her.invite("Rask Foss", Rolle.MOETEDELTAKER)
    her.hand_in(staff, "Gjort.", her.share_task(barn, (other.bruker().id,)), Innleveringsart.GJORT)
    her.go("innlevert")

    said = words(her.vindu)
    assert "Oppgaven er ikke delt med den som skriver. Ingenting er endret." in said
    assert not {"Lukk oppgaven", "Legg i mappen", "Hvilket barn gjelder det?"} & {*said}


def test_a_quick_word_becomes_a_follow_up_with_keys(her: Delingsrom) -> None:
    barn, staff = child_with_notes(her.rom), her.invite("Stille Vik", Rolle.MOETEDELTAKER)
    note = her.share(barn)[0]
    her.hand_in(staff, "Noen må ringe skolen", note.id, Innleveringsart.BESKJED)
    keys = her.go("innlevert")
    keys.tab_to("Notat i mappen")
    keys.press(Qt.Key.Key_Right)
    assert "Hvem gjør det?" in words(her.vindu)
    keys.tab_to("Frist")
    keys.type("30.11.2026")
    keys.tab_to("Ta imot: Kort beskjed fra Stille Vik, i dag 13.00")
    keys.press(Qt.Key.Key_Return)
    settle()

    with her.rom.tjenester.aapent.oekt.store.read() as unit:
        rows = unit.oppfoelging.of_barn(barn.id)
    assert ("Noen må ringe skolen", "Trygg Havn") in [(row.hva, row.hvem) for row in rows]


def test_an_agenda_is_shared_with_keys_and_purpose_day_and_people_stand_there(her: Delingsrom) -> None:
    barn, staff = child_with_notes(her.rom), her.invite("Stille Vik", Rolle.MOETEDELTAKER)
    her.invite("Rask Foss", Rolle.MOETEDELTAKER)
    moete = her.meeting(barn)
    keys = her.go("del_til_moete", moete.id)
    keys.tab_to("Vakker: Oppgave for Stille Vik, frist 27.11.2026")
    keys.press(Qt.Key.Key_Space)
    keys.press(Qt.Key.Key_Return, CTRL)
    settle()

    (shared,) = her.rom.tjenester.frigivelse.shared()
    row = shared.frigivelse
    assert (row.formaal, row.utloeper.isoformat()) == ("Kontaktmøte 3. desember", "2026-12-04")
    assert row.mottakere == (staff.bruker().id,), "those in the meeting's list are ticked beforehand"
    assert her.vindu.current_place() == Place("innlevert")
    assert keys.presses == 2


def test_nothing_and_nobody_are_said_at_each_field_of_an_agenda(her: Delingsrom) -> None:
    barn = child_with_notes(her.rom)
    her.invite("Rask Foss", Rolle.MOETEDELTAKER)
    her.go("del_til_moete", her.meeting(barn).id)
    press(her.vindu, "Del med dem som er valgt")

    assert {"Velg hva som skal deles.", "Velg hvem som skal være med."} <= {*words(her.vindu)}


def test_what_it_promises_and_what_not_is_one_press_away(her: Delingsrom) -> None:
    her.go("innlevert")
    press(her.vindu, "Hva dette lover")

    assert {"Det du kan stole på", "Det ingen kan love"} <= {*words(her.vindu)}
    press(her.vindu, "Tilbake")
    assert her.vindu.current_place() == Place("innlevert")
