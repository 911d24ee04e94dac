"""Releasing for a meeting: what its agenda holds, to those who come, all of it through the gate or none."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.moete import Deltaker, Droeftingsmodus, Moete, Moetetype, Sak
from helseansvarlig.domain.person import Rolle
from helseansvarlig.domain.rom import Frigivelse, Frigivelsesart, Til
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.errors import KnownError
from helseansvarlig.services.moetedeling import meeting_named
from helseansvarlig.tjenester import Tjenester

NAME = "Kontaktmøte 3. desember"


@pytest.fixture
def moete(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> Moete:
    """A meeting with a general matter, one without a name and one that names a child who has a task."""
    t, today = tjenester, clock.today()
    for person in ("Stille Vik", "Rask Foss"):
        t.brukere.invite(person, Rolle.MOETEDELTAKER)
    to = frozenset({Mottakerkategori.BUP})
    t.samtykke.register(
        Samtykke("", barn.id, Samtykketype.DELING, True, barn.navn, frozenset(Innhold), to, "møte", today)
    )
    day = today + timedelta(10)
    made = t.moete.create(Moete("", Moetetype.KONTAKTMOETE, day, "BUP", deltakere=(Deltaker("stille vik"),))).value
    for title, mode, child, about in (
        ("Rutiner for natt", Droeftingsmodus.GENERELL, "", ""),
        ("Søvn", Droeftingsmodus.UTEN_NAVN, "", barn.id),
        ("Ny skole", Droeftingsmodus.IDENTIFISERT, barn.id, ""),
    ):
        t.moete.add_sak(Sak("", made.id, 0, title, mode, barn_id=child), om=about)
    t.oppfoelging.add(barn.id, "Avtale besøk", "Stille Vik", day)
    return made


def people(t: Tjenester) -> dict[str, str]:
    return {one.navn: one.id for one in t.aapent.tilgang.people()}


def release(t: Tjenester, moete: Moete, *chosen: str, to: tuple[str, ...] | None = None) -> list[Frigivelse]:
    til = Til((people(t)["Stille Vik"],) if to is None else to, meeting_named(moete, NAME))
    offered = t.moetedeling.offer(moete.id)
    keys = [one.ting.kilde for one in offered.ting if one.ting.delt.tittel in chosen or one.ting.delt.tekst in chosen]
    return t.moetedeling.release(til, keys, NAME, offered.siste_dag).value


def test_the_agenda_its_childrens_tasks_and_those_who_come_are_offered(
    tjenester: Tjenester, moete: Moete, barn: Barn
) -> None:
    offered = tjenester.moetedeling.offer(moete.id)

    found = [(one.barn_id, one.ting.art, one.ting.delt.om, one.ting.delt.tittel) for one in offered.ting]
    assert found == [
        ("", Frigivelsesart.SAKSLISTE, "", "Rutiner for natt"),
        ("", Frigivelsesart.SAKSLISTE, "ungdom 1", "Søvn"),
        (barn.id, Frigivelsesart.SAKSLISTE, barn.fornavn, "Ny skole"),
        (barn.id, Frigivelsesart.OPPFOELGING, barn.fornavn, "Stille Vik"),
    ]
    assert offered.siste_dag == moete.dato + timedelta(1), "the day after the meeting"
    assert {one.navn for one in offered.folk} == {"Stille Vik", "Rask Foss"}
    assert offered.ventet == {people(tjenester)["Stille Vik"]}


def test_what_is_chosen_is_released_for_that_meeting_to_those_people(tjenester: Tjenester, moete: Moete) -> None:
    rows = release(tjenester, moete, "Rutiner for natt", "Ny skole", "Avtale besøk")

    assert {row.kilde.partition(":")[0] for row in rows} == {"sak", "oppfoelging"}
    assert {row.moete.navn for row in rows if row.moete is not None} == {NAME}
    assert {row.mottakere for row in rows} == {(people(tjenester)["Stille Vik"],)}
    assert len(tjenester.frigivelse.shared()) == 3


def test_a_matter_without_a_name_leads_to_no_child(tjenester: Tjenester, moete: Moete, barn: Barn) -> None:
    (row,) = release(tjenester, moete, "Søvn")

    assert (row.barn_id, barn.fornavn in row.innhold) == ("", False)


def test_a_childs_name_in_a_matter_about_nobody_stops_it(tjenester: Tjenester, moete: Moete, barn: Barn) -> None:
    """Whoever gets the name after the matter was written."""
    tjenester.barn.save(replace(barn, navn="Rutiner For Natt"))

    with pytest.raises(KnownError, match="sak_nevner_barn"):
        release(tjenester, moete, "Rutiner for natt")


@pytest.mark.parametrize(
    ("chosen", "to", "code"), [("Ny skole", (), "frigivelse_uten_folk"), ("", None, "frigivelse_tom")]
)
def test_nobody_and_nothing_are_refused(
    tjenester: Tjenester, moete: Moete, chosen: str, to: tuple[str, ...] | None, code: str
) -> None:
    with pytest.raises(KnownError, match=code):
        release(tjenester, moete, chosen or "finnes ikke", to=to)


def test_somebody_without_access_is_refused(tjenester: Tjenester, moete: Moete) -> None:
    with pytest.raises(KnownError, match="ukjent_bruker"):
        release(tjenester, moete, "Ny skole", to=("fremmed",))

    assert tjenester.frigivelse.shared() == []
