"""What one needs to plan a meeting, from one reading: what is usual here, and when the next one is with whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from helseansvarlig.domain.institusjon import Enhetstype, Institusjon, Motpart, Mottakerkategori
from helseansvarlig.domain.moete import Moete, Moetetype
from helseansvarlig.domain.moeterytme import Moetestand
from helseansvarlig.services.frister import Bestemmelse
from helseansvarlig.tjenester import Tjenester

DAY = date(2026, 11, 23)


def hold(tjenester: Tjenester, dato: date, motpart: str = "BUP Elvebyen", **facts: object) -> Moete:
    row = replace(Moete("", Moetetype.KONTAKTMOETE, dato, motpart), **facts)  # type: ignore[arg-type] # tests name fields
    return tjenester.moete.finish(tjenester.moete.create(row).value.id).value


def how_often(tjenester: Tjenester) -> int | None:
    rytme = tjenester.moeterytme.basis().valg[Moetetype.KONTAKTMOETE].rytme
    return rytme.antall if rytme is not None and rytme.er_i_bruk else None


def test_every_kind_of_meeting_has_its_usual_agenda_and_says_where_it_comes_from(tjenester: Tjenester) -> None:
    valg = tjenester.moeterytme.basis().valg

    assert set(valg) == set(Moetetype)
    assert all(one.oppsett.saksliste and one.oppsett.innkalte and one.oppsett.kilde.tekst for one in valg.values())


@pytest.mark.parametrize(
    ("enhet", "days"),
    [(None, 30), (Enhetstype.AKUTT, 15), (Enhetstype.OMSORG, 60), (Enhetstype.UTREDNING, 30)],
)
def test_how_often_depends_on_the_kind_of_unit(tjenester: Tjenester, enhet: Enhetstype | None, days: int) -> None:
    tjenester.institusjon.save(Institusjon("Solbakken", enhetstype=enhet))

    assert how_often(tjenester) == days


def test_the_house_decides_its_own_rhythm_or_none(tjenester: Tjenester) -> None:
    tjenester.frister.decide("kontaktmoete", Bestemmelse(brukes=True, begrunnelse="Avtalen", antall=10))
    assert how_often(tjenester) == 10
    tjenester.frister.decide("kontaktmoete", Bestemmelse(brukes=False, begrunnelse="Vi møtes daglig"))
    assert how_often(tjenester) is None


def test_a_meeting_from_before_the_service_stood_in_the_book_is_of_the_same_series(tjenester: Tjenester) -> None:
    hold(tjenester, DAY - timedelta(days=20))
    tjenester.institusjon.add_motpart(Motpart("", "BUP Elvebyen", Mottakerkategori.BUP))
    later = hold(tjenester, DAY - timedelta(days=2))

    assert later.motpart_id
    assert [one.sist for one in tjenester.moeterytme.next_meetings()] == [later.dato]


def test_two_services_of_one_name_are_told_apart_by_nobody_and_neither_is_guessed(tjenester: Tjenester) -> None:
    for sted in ("Nord", "Sør"):
        tjenester.institusjon.add_motpart(Motpart("", "BUP Elvebyen", Mottakerkategori.BUP, sted=sted))

    assert hold(tjenester, DAY).motpart_id == ""


def test_a_kind_without_a_rhythm_is_told_of_when_a_day_was_agreed(tjenester: Tjenester) -> None:
    facts = {"moetetype": Moetetype.STATUSMOETE, "neste_moete": DAY - timedelta(days=1)}
    hold(tjenester, DAY - timedelta(days=30), **facts)

    found = tjenester.moeterytme.next_meetings()
    assert [(one.stand, one.rytmedag) for one in found] == [(Moetestand.FORFALT, None)]
    assert tjenester.i_dag.picture().moeter == found


def test_a_planned_meeting_whose_day_passed_is_opened_from_the_late_one(tjenester: Tjenester) -> None:
    hold(tjenester, DAY - timedelta(days=90))
    never = tjenester.moete.create(Moete("", Moetetype.KONTAKTMOETE, DAY - timedelta(days=5), "BUP Elvebyen")).value

    found = tjenester.moeterytme.basis().next_with(Moetetype.KONTAKTMOETE, " bup elvebyen ")
    assert found is not None
    assert (found.er_forfalt, found.moete_id) == (True, never.id)


def test_a_meeting_begins_with_the_agenda_it_is_given_and_both_are_taken_back_together(tjenester: Tjenester) -> None:
    made = tjenester.moete.create(Moete("", Moetetype.FAGMOETE, DAY, "BUP Elvebyen"), ("Først", "Så")).value
    assert [(sak.nummer, sak.tittel) for sak in tjenester.moete.get(made.id).saker] == [(1, "Først"), (2, "Så")]

    tjenester.angre.undo()
    assert tjenester.moete.list_moeter() == []
