"""What comes of a letter: one act over both, as the ordinary services do it; a word about a task is believed of few."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from helseansvarlig.clock import OSLO, FixedClock
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.oppfoelging import Gjentakelse, Gjentakelsesenhet, Oppfoelging
from helseansvarlig.domain.person import Rolle, Rom
from helseansvarlig.domain.rom import Frigivelsesart, Innlevering, Innleveringsart, Innleveringsstatus, Til
from helseansvarlig.errors import KnownError
from helseansvarlig.services.frigivelse import FrigivelseService
from helseansvarlig.services.innfletting import InnflettingService
from helseansvarlig.services.innlevering import InnboksService, InnleveringService
from helseansvarlig.services.oppfoelging import OppfoelgingService
from helseansvarlig.services.romutkast import RomUtkastService
from tests.fakes.romhus import Romhus

SAID = "Ringte skolen, de tar imot ham torsdag."


@pytest.fixture
def hus(tmp_path: Path, clock: FixedClock) -> Iterator[Romhus]:
    with closing(Romhus(tmp_path / "hvelv", clock)) as hus:
        hus.child()
        yield hus


@pytest.fixture
def service(hus: Romhus) -> InnflettingService:
    return InnflettingService(hus.oekt)


@pytest.fixture
def task(hus: Romhus) -> Oppfoelging:
    weekly = Gjentakelse(1, Gjentakelsesenhet.UKER)
    row = Oppfoelging("", "b1", "Ringe skolen", "Stille Vik", hus.clock.today() + timedelta(3), gjentas=weekly)
    return OppfoelgingService(hus.oekt).create(row).value


def release(hus: Romhus, til: Til | None = None) -> str:
    """The child's task is released; returns the release's id."""
    shared = FrigivelseService(hus.oekt, hus.tilgang)
    things = [one for one in shared.candidates("b1") if one.art is Frigivelsesart.OPPFOELGING]
    last = hus.clock.today() + timedelta(1)
    return shared.release(Rom.MOETE, "b1", things, "møte", last, til or Til()).value[0].id


def hand_in(hus: Romhus, art: Innleveringsart, about: str = "", ago: int = 0) -> Innlevering:
    """Somebody of the staff hands in, and the lead takes it out."""
    with hus.inside(hus.staff, Rom.MOETE) as rom:
        day = hus.clock.today() - timedelta(ago)
        InnleveringService(rom).hand_in(art, SAID, about, dag=day if art is not Innleveringsart.BESKJED else None)
    inbox = InnboksService(hus.oekt, hus.tilgang)
    inbox.fetch()
    return inbox.waiting()[0]


def stands(hus: Romhus, letter: Innlevering) -> Innleveringsstatus:
    with hus.store.read() as unit:
        return unit.innlevering.get(letter.id).status


@pytest.mark.usefixtures("task")
def test_a_done_task_is_closed_as_the_follow_ups_do_with_who_what_and_when(
    hus: Romhus, service: InnflettingService
) -> None:
    letter = hand_in(hus, Innleveringsart.GJORT, release(hus), ago=2)

    closed = service.close_task(letter.id).value

    assert (closed.gjort, closed.gjort_av, closed.resultat) == (
        hus.clock.today() - timedelta(2), "Stille Vik", SAID,
    )  # fmt: skip
    with hus.store.read() as unit:
        again = [row for row in unit.oppfoelging.of_barn("b1") if row.gjort is None]
    assert [row.frist for row in again] == [hus.clock.today() + timedelta(5)], "a week after the day it was done"
    row = hus.store.log_rows(1)[0]
    assert (row.handling, row.barn_id) == ("innlevering.lukket_oppgave", "b1")


def test_closing_is_taken_back_whole(hus: Romhus, service: InnflettingService, task: Oppfoelging) -> None:
    letter = hand_in(hus, Innleveringsart.GJORT, release(hus))
    service.close_task(letter.id)

    hus.store.undo()

    assert stands(hus, letter) is Innleveringsstatus.NY
    with hus.store.read() as unit:
        assert unit.oppfoelging.of_barn("b1") == [task]


def test_a_task_that_the_lead_has_changed_meanwhile_is_shown_as_it_was_and_as_it_is(
    hus: Romhus, service: InnflettingService, task: Oppfoelging
) -> None:
    letter = hand_in(hus, Innleveringsart.GJORT, release(hus))
    (same,) = service.look()
    changed = OppfoelgingService(hus.oekt).change(replace(task, hva="Møte skolen")).value

    (found,) = service.look()

    assert (same.er_endret, found.er_endret) == (False, True)
    assert found.delt is not None
    assert (found.delt.tekst, found.oppgave) == ("Ringe skolen", changed)
    assert service.close_task(letter.id).value.hva == "Møte skolen", "she has seen both"


def test_a_task_that_is_closed_already_is_not_closed_again(
    hus: Romhus, service: InnflettingService, task: Oppfoelging
) -> None:
    letter = hand_in(hus, Innleveringsart.GJORT, release(hus))
    done = OppfoelgingService(hus.oekt).mark_done(task.id, "Gjort av meg").value

    with pytest.raises(KnownError, match="innlevering_alt_gjort"):
        service.close_task(letter.id)

    assert service.look()[0].oppgave == done
    assert stands(hus, letter) is Innleveringsstatus.NY
    assert service.merge(letter.id, "b1").value.tekst == SAID


def test_a_task_that_is_gone_is_told_as_gone(hus: Romhus, service: InnflettingService, task: Oppfoelging) -> None:
    letter = hand_in(hus, Innleveringsart.GJORT, release(hus))
    OppfoelgingService(hus.oekt).remove(task.id)

    (found,) = service.look()

    assert (found.oppgave, found.er_endret) == (None, True)
    with pytest.raises(KnownError, match="finnes_ikke"):
        service.close_task(letter.id)


@pytest.mark.usefixtures("task")
def test_that_a_task_is_done_is_not_believed_of_one_it_was_never_released_to(
    hus: Romhus, service: InnflettingService
) -> None:
    other = hus.invite("Rask Foss", Rolle.MOETEDELTAKER).bruker().id
    letter = hand_in(hus, Innleveringsart.GJORT, release(hus, Til((other,))))

    assert (letter.status, letter.barn_id, letter.gjelder) == (Innleveringsstatus.AVVIST, "", "")
    assert "innlevering.avvist" in [row.handling for row in hus.store.log_rows(3)]
    for act in (service.close_task, lambda one: service.merge(one, "b1"), service.raise_in_meeting):
        with pytest.raises(KnownError, match="innlevering_behandlet"):
            act(letter.id)
    service.lay_aside(letter.id, "Feil person")
    assert service.look() == []


def test_what_was_withdrawn_after_it_was_done_is_believed(
    hus: Romhus, service: InnflettingService, task: Oppfoelging
) -> None:
    released = release(hus)
    with hus.inside(hus.staff, Rom.MOETE) as rom:
        InnleveringService(rom).hand_in(Innleveringsart.GJORT, SAID, released, dag=hus.clock.today())
    FrigivelseService(hus.oekt, hus.tilgang).withdraw(released)
    InnboksService(hus.oekt, hus.tilgang).fetch()

    (found,) = service.look()

    assert service.close_task(found.rad.id).value.id == task.id


def test_a_note_stands_on_the_day_it_was_seen_and_says_who_put_it_there(
    hus: Romhus, service: InnflettingService
) -> None:
    letter = hand_in(hus, Innleveringsart.NOTAT, ago=3)

    note = service.merge(letter.id, "b1", Notatart.OBSERVASJON).value

    assert note.tid.astimezone(OSLO).date() == hus.clock.today() - timedelta(3)
    assert (note.skrevet_av, note.lagt_inn_av) == ("Stille Vik", "Trygg Havn")


def test_a_quick_word_becomes_a_follow_up_or_a_matter_for_the_next_meeting(
    hus: Romhus, service: InnflettingService
) -> None:
    due = hus.clock.today() + timedelta(4)
    made = service.make_task(hand_in(hus, Innleveringsart.BESKJED).id, "b1", "Trygg Havn", due).value
    matter = service.raise_in_meeting(hand_in(hus, Innleveringsart.BESKJED).id).value

    assert (made.hva, made.hvem, made.frist, made.barn_id) == (SAID, "Trygg Havn", due, "b1")
    assert (matter.tekst, matter.meldt_av, matter.barn_id) == (SAID, "Stille Vik", "")
    assert service.look() == []


def test_laid_aside_it_is_kept_with_its_reason_and_never_without(hus: Romhus, service: InnflettingService) -> None:
    letter = hand_in(hus, Innleveringsart.BESKJED)
    with pytest.raises(KnownError, match="innlevering_mangler_grunn"):
        service.lay_aside(letter.id, "  ")

    kept = service.lay_aside(letter.id, "Snakket om på vaktskiftet").value

    assert (kept.innhold, kept.grunn) == (SAID, "Snakket om på vaktskiftet")


@pytest.mark.parametrize(
    ("about", "days", "code"), [("", 0, "innlevering_uten_oppgave"), ("f1", -1, "innlevering_dag")]
)
def test_what_cannot_be_true_is_refused_at_once(hus: Romhus, about: str, days: int, code: str) -> None:
    with hus.inside(hus.staff, Rom.MOETE) as rom, pytest.raises(KnownError, match=code):
        day = hus.clock.today() - timedelta(days)
        InnleveringService(rom).hand_in(Innleveringsart.GJORT, SAID, about, dag=day)


def test_the_draft_is_forgotten_in_the_act_that_hands_it_in(hus: Romhus) -> None:
    with hus.inside(hus.staff, Rom.MOETE) as rom:
        RomUtkastService(rom).keep("innlevering:", SAID)
        InnleveringService(rom).hand_in(Innleveringsart.NOTAT, SAID, utkast="innlevering:")

        assert RomUtkastService(rom).find("innlevering:") is None
        assert [row.handling for row in rom.store.log_rows(2)] == ["innlevering.levert", "utkast.lagret"]
