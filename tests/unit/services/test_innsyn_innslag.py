"""Entries as they were written: by the one who wrote them, on the day they were, with the rest told as what it is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.innsyn import Innslag, Innslagstype
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.moete import Droeftingsmodus, Moete, Moetetype, Sak
from helseansvarlig.domain.nivaabeslutning import Hjelpenivaa, Nivaabeslutning
from helseansvarlig.domain.notat import Notat, Notatart
from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.domain.stoppunkt import Faktum, Sikkerhet, Stoppunkt
from helseansvarlig.services.innsyn_innslag import entries_of
from helseansvarlig.tjenester import Tjenester

WRITER, OTHER = "Trygg Havn", "Rolig Bekk"
"""Who is logged in, and who is responsible, decides or answers."""


@pytest.fixture
def written(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> dict[Innslagstype, Innslag]:
    """One entry of each kind that names somebody else than its writer; read a month later."""
    today = clock.today()
    with tjenester.aapent.oekt.store.write(Hendelse("notat.skrevet", barn_id=barn.id)) as unit:
        unit.notat.save(Notat("n1", barn.id, clock.now(), Notatart.OBSERVASJON, "Sov", OTHER))
        facts = (Faktum("Sov til sju", OTHER), Faktum("Om det varer", sikkerhet=Sikkerhet.VET_IKKE))
        unit.stoppunkt.save(Stoppunkt("p1", barn.id, today, OTHER, today, facts, "Bra", "Fortsett"))
        unit.oppfoelging.save(Oppfoelging("o1", barn.id, "Ny pute", OTHER, today + timedelta(days=9)))
        unit.nivaabeslutning.save(
            Nivaabeslutning("v1", barn.id, Omraade.RUS, today, Hjelpenivaa.BUP, "Fordi", "Te", OTHER, today)
        )
        unit.moete.save(Moete("m1", Moetetype.KONTAKTMOETE, today, "BUP"))
        unit.sak.save(Sak("s1", "m1", 1, "Skole", Droeftingsmodus.IDENTIFISERT, barn.id, ansvarlig=OTHER))
        unit.samtykke.save(
            Samtykke("a1", barn.id, Samtykketype.DELING, True, OTHER, frozenset(Innhold), frozenset(), "BUP", today)
        )
    clock.moment += timedelta(days=30)
    tjenester.oppfoelging.mark_done("o1", "Kjøpt")
    store = tjenester.aapent.oekt.store
    with store.read() as unit:
        return {one.type: one for one in entries_of(unit, store, barn.id)}


def test_who_is_responsible_decides_or_answers_is_not_said_to_have_written_it(
    written: dict[Innslagstype, Innslag],
) -> None:
    told = {
        Innslagstype.STOPPUNKT: "ansvarlig",
        Innslagstype.OPPFOELGING: "ansvarlig",
        Innslagstype.BESLUTNING: "besluttet_av",
        Innslagstype.AVTALE: "ansvarlig",
        Innslagstype.SAMTYKKE: "gitt_av",
    }
    for kind, field in told.items():
        assert (written[kind].skrevet_av, dict(written[kind].felter)[field]) == (WRITER, OTHER)


def test_a_note_says_itself_who_wrote_it_whoever_put_it_into_the_record(
    written: dict[Innslagstype, Innslag],
) -> None:
    assert written[Innslagstype.NOTAT].skrevet_av == OTHER


def test_a_follow_up_is_dated_by_when_it_was_written_and_its_deadline_stands_beside_it(
    written: dict[Innslagstype, Innslag],
) -> None:
    task = written[Innslagstype.OPPFOELGING]

    assert task.dag == date(2026, 11, 23)
    assert dict(task.felter)["frist"] == date(2026, 12, 2)
    assert dict(task.felter)["gjort"] == date(2026, 12, 23)


def test_notes_of_one_day_come_as_they_were_written(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    for words in ("Først", "Så", "Sist"):
        tjenester.notat.add(barn.id, Notatart.OBSERVASJON, words)
        clock.moment += timedelta(minutes=1)
    told = [one.innslag.ord for one in tjenester.innsynsmerke.go_through(barn.id).linjer]
    assert told == ["Først", "Så", "Sist"]


def test_what_nobody_knew_yet_is_not_told_as_known(written: dict[Innslagstype, Innslag]) -> None:
    told = dict(written[Innslagstype.STOPPUNKT].felter)

    assert (told["vet"], told["usikkert"], told["vet_ikke"]) == (f"Sov til sju ({OTHER})", "", "Om det varer")
