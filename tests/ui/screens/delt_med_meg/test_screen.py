"""Somebody in the meeting compartment: she reads what was shared, hands in, and sees no more than that."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from helseansvarlig.domain.person import Rolle
from helseansvarlig.domain.rom import Til
from helseansvarlig.services.innlevering import InnleveringService
from helseansvarlig.services.moetedeling import meeting_named
from tests.ui.delingsrom import Delingsrom, child_with_notes, delingsrom
from tests.ui.husrom import words
from tests.ui.skjermrom import TODAY, Keys, settle, shown_room
from ui.rom_session import RomSession
from ui.widgets.page import Place

her = shown_room(delingsrom)
CTRL = Qt.KeyboardModifier.ControlModifier


def sit_down(begun: RomSession) -> Keys:
    begun.window.show()
    begun.window.activateWindow()
    begun.begin()
    settle()
    return Keys(begun.window)


def test_each_childs_pile_says_what_why_and_how_long(her: Delingsrom) -> None:
    staff = her.invite("Stille Vik", Rolle.MOETEDELTAKER)
    her.share(child_with_notes(her.rom))

    with her.session(staff) as begun:
        sit_down(begun)
        said = words(begun.window)

    assert said.index("Barnet sa 23.11.2026") < said.index("Observasjon 23.11.2026"), "the child's own words first"
    assert {"Vakker", "Barnet sa 23.11.2026", "Jeg sover best når det er lys i gangen."} <= set(said)
    assert "Ukas møte · delt av Trygg Havn · til 30. november" in said
    assert "Vakker Blomst" not in said, "a first name is enough"


def test_there_is_no_search_no_quick_note_and_no_place_but_two(her: Delingsrom) -> None:
    with her.session(her.invite("Stille Vik", Rolle.MOETEDELTAKER)) as begun:
        keys = sit_down(begun)
        said = words(begun.window)
        for chord in (Qt.Key.Key_K, Qt.Key.Key_J, Qt.Key.Key_Z):
            keys.press(chord, CTRL)
        settle()

        assert begun.window.current_place() == Place("delt_med_meg")
        assert not {"Hurtiglogg", "Finn barn, frist, dokument …", "Finn", "Barn", "I dag"} & set(said)
        assert {"Delt med meg", "Lever inn", "Lås", "Møtedeltaker"} <= set(said)


def test_what_has_run_out_is_gone_on_the_next_day(her: Delingsrom) -> None:
    staff = her.invite("Stille Vik", Rolle.MOETEDELTAKER)
    her.share(child_with_notes(her.rom))
    her.rom.clock.moment += timedelta(days=8)

    with her.session(staff) as begun:
        sit_down(begun)
        assert "Ingenting er delt med deg nå" in words(begun.window)


def test_something_is_handed_in_about_what_was_shared_with_the_keyboard_alone(her: Delingsrom) -> None:
    staff = her.invite("Stille Vik", Rolle.MOETEDELTAKER)
    barn = child_with_notes(her.rom)
    her.share(barn)
    with her.session(staff) as begun:
        keys = sit_down(begun)
        keys.tab_to("Skriv om Vakker: Oppgave for Stille Vik, frist 27.11.2026")
        keys.press(Qt.Key.Key_Return)
        settle()
        keys.type("Skolen ringte. Besøk torsdag.")
        keys.press(Qt.Key.Key_Return, CTRL)
        settle()
        assert "Bare den helseansvarlige kan lese det nå. Du ser i lista når det er hentet." in words(begun.window)
        assert "Skolen ringte. Besøk torsdag." not in words(begun.window)
        assert keys.presses == 2

    her.rom.tjenester.innboks.fetch()
    (letter,) = her.rom.tjenester.innboks.waiting()
    assert (letter.innhold, letter.barn_id) == ("Skolen ringte. Besøk torsdag.", barn.id)


def test_nothing_written_is_said_at_the_field(her: Delingsrom) -> None:
    with her.session(her.invite("Stille Vik", Rolle.MOETEDELTAKER)) as begun:
        keys = sit_down(begun)
        begun.window.show_place(Place("lever_inn"))
        settle()
        keys.press(Qt.Key.Key_Return, CTRL)
        settle()

        assert "Skriv det du vil levere." in words(begun.window)


def test_what_is_half_written_comes_back_in_the_same_place_after_a_lock(her: Delingsrom) -> None:
    staff = her.invite("Stille Vik", Rolle.MOETEDELTAKER)
    with her.session(staff) as begun:
        keys = sit_down(begun)
        begun.window.show_place(Place("lever_inn"))
        settle()
        keys.type("Hun sa at")
        assert begun.leave(), "something half written waits"

    with her.session(staff) as begun:
        sit_down(begun)
        assert begun.window.current_place() == Place("lever_inn")
        assert getattr(QApplication.focusWidget(), "text")() == "Hun sa at"  # noqa: B009 - a field of any kind


def test_the_list_says_when_it_has_been_fetched(her: Delingsrom) -> None:
    staff = her.invite("Stille Vik", Rolle.MOETEDELTAKER)
    her.hand_in(staff, "Hei")
    her.rom.tjenester.innboks.fetch()

    with her.session(staff) as begun:
        sit_down(begun)
        begun.window.show_place(Place("lever_inn"))
        assert "Hentet" in words(begun.window)
    with her.inside(staff) as aapent:
        assert InnleveringService(aapent).own()[0].forseglet == b""


def test_her_draft_can_be_read_by_nobody_in_the_health_records(her: Delingsrom) -> None:
    """It lies in the compartment, under the compartment's key."""
    staff = her.invite("Stille Vik", Rolle.MOETEDELTAKER)
    with her.session(staff) as begun:
        keys = sit_down(begun)
        begun.window.show_place(Place("lever_inn"))
        settle()
        keys.type("utkast")
        begun.drafts.flush()

    kept = her.rom.tjenester.utkast.keys()
    assert not [key for key in kept if key.startswith("innlevering")]


def test_a_task_is_reported_done_with_two_presses_and_the_lead_closes_it_with_one(her: Delingsrom) -> None:
    staff = her.invite("Stille Vik", Rolle.MOETEDELTAKER)
    barn = child_with_notes(her.rom)
    her.share_task(barn)
    with her.session(staff) as begun:
        keys = sit_down(begun)
        keys.tab_to("Meld gjort om Vakker: Oppgave for Stille Vik, frist 27.11.2026")
        keys.press(Qt.Key.Key_Return)
        settle()
        keys.type("Besøket er avtalt til torsdag.")
        keys.press(Qt.Key.Key_Return, CTRL)
        settle()
        assert "Det er levert." in " ".join(words(begun.window))
        assert keys.presses == 2

    lead = her.go("innlevert")
    lead.tab_to("Lukk oppgaven: Gjort oppgave fra Stille Vik, i dag 13.00")
    lead.press(Qt.Key.Key_Return)
    settle()

    with her.rom.tjenester.aapent.oekt.store.read() as unit:
        (task,) = unit.oppfoelging.of_barn(barn.id)
    assert (task.gjort_av, task.resultat, task.gjort) == ("Stille Vik", "Besøket er avtalt til torsdag.", TODAY)
    assert lead.presses == 1


def test_done_asks_for_a_task_a_day_and_what_was_done(her: Delingsrom) -> None:
    with her.session(her.invite("Stille Vik", Rolle.MOETEDELTAKER)) as begun:
        keys = sit_down(begun)
        begun.window.show_place(Place("lever_inn", ("", "gjort")))
        settle()
        keys.tab_to("Når ble det gjort?")
        getattr(keys.focus(), "setText")("30.11.2026")  # noqa: B009 - a field of any kind
        keys.press(Qt.Key.Key_Return, CTRL)
        settle()

        said = words(begun.window)
        assert {"Velg hvilken oppgave som er gjort.", "Skriv hva som er gjort."} <= {*said}
        assert "Skriv dagen, i dag eller tidligere." in said


def test_what_is_shared_stands_under_the_meeting_it_is_for_and_only_to_those_who_come(her: Delingsrom) -> None:
    staff, other = her.invite("Stille Vik", Rolle.MOETEDELTAKER), her.invite("Rask Foss", Rolle.MOETEDELTAKER)
    barn = child_with_notes(her.rom)
    her.share(barn)
    moete, service = her.meeting(barn), her.rom.tjenester.moetedeling
    named = meeting_named(moete, "Kontaktmøte 3. desember")
    offered = service.offer(moete.id)
    chosen = [one.ting.kilde for one in offered.ting]
    service.release(Til((staff.bruker().id,), named), chosen, named.navn, offered.siste_dag)

    with her.session(staff) as begun:
        sit_down(begun)
        said = words(begun.window)
    with her.session(other) as begun:
        sit_down(begun)
        others = words(begun.window)

    assert said.index("Kontaktmøte 3. desember") < said.index("På sakslista 03.12.2026") < said.index("Ukas møte")
    assert {"Gjelder flere", "Rutiner for natt\nMange våkner."} <= {*said}
    assert "Kontaktmøte 3. desember" not in others
    assert "Ukas møte" in others, "what is for nobody in particular is for all"
