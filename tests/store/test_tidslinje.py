"""One line of time: all kinds together, newest first, by the Norwegian day, and cut where it was asked to be."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helseansvarlig.domain.dokument import Dokument, Dokumenttype
from helseansvarlig.domain.forsendelse import Tilstand
from helseansvarlig.domain.hendelsesnotat import Hendelsesnotat
from helseansvarlig.domain.institusjon import Motpart, Mottakerkategori
from helseansvarlig.domain.instrument import Instrument
from helseansvarlig.domain.kartlegging import Kartlegging
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.moete import Droeftingsmodus, Moete, Moetetype, Sak
from helseansvarlig.domain.nivaabeslutning import Hjelpenivaa, Nivaabeslutning
from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.domain.oppfoelging import Oppfoelging, Vurdering
from helseansvarlig.domain.samtykke import Samtykke, Samtykketype
from helseansvarlig.domain.samtykkeforbehold import Forbehold
from helseansvarlig.domain.stoppunkt import Bedring, Faktum, Stoppunkt
from helseansvarlig.domain.tema import Tema
from helseansvarlig.domain.tidslinje import Innslagsart
from helseansvarlig.domain.utboks import Utboksrad
from helseansvarlig.store.sqlcipher_store import SqlcipherStore
from tests.store.eksempler import BLOMST, GRAN, note

DAY = date(2026, 11, 23)


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def fill(store: SqlcipherStore) -> None:
    """One of each kind, a day apart, the last of them first."""
    days = {art: DAY - timedelta(number) for number, art in enumerate(Innslagsart)}
    of = days.__getitem__
    none: frozenset[object] = frozenset()
    with store.write(Hendelse("barn.opprettet")) as unit:
        unit.barn.save(replace(BLOMST, innflyttet=of(Innslagsart.FLYTTING)))
        unit.barn.save(GRAN)
        unit.notat.save(replace(note(1), tid=at(of(Innslagsart.NOTAT))))
        unit.notat.save(note(2, "b2"))
        unit.stoppunkt.save(Stoppunkt("s1", "b1", of(Innslagsart.STOPPUNKT), "T", DAY, (Faktum("x"),), "", "Ro"))
        unit.tema.save(Tema("t1", "b1", "Søvn", of(Innslagsart.TEMA), "T"))
        unit.nivaabeslutning.save(
            Nivaabeslutning(
                "v1", "b1", Omraade.RUS, of(Innslagsart.NIVAA), Hjelpenivaa.BUP, "Fordi", "Te", "T", DAY + timedelta(9)
            )
        )
        unit.hendelsesnotat.save(Hendelsesnotat("h1", "b1", at(of(Innslagsart.HENDELSE)), "Noe", "T"))
        unit.instrument.save(Instrument("i1", "b1", "Skjema", of(Innslagsart.INSTRUMENT), "T", "lege"))
        unit.kartlegging.save(Kartlegging("k1", "b1", "m", "1", "h", at(of(Innslagsart.KARTLEGGING)), "T"))
        unit.samtykke.save(
            Samtykke("c1", "b1", Samtykketype.DELING, False, "V", none, none, "", of(Innslagsart.SAMTYKKE))  # type: ignore[arg-type] # of nothing
        )
        unit.forbehold.save(Forbehold("f1", "b1", of(Innslagsart.FORBEHOLD), frozenset(), "Ikke rus"))
        unit.moete.save(Moete("m1", Moetetype.KONTAKTMOETE, of(Innslagsart.MOETE), "BUP"))
        unit.sak.save(Sak("a1", "m1", 1, "Søvn", Droeftingsmodus.IDENTIFISERT, "b1"))
        paper = Dokument(
            "d1", Dokumenttype.REFERAT, "b1", "", Mottakerkategori.BUP, "BUP", "nb", {}, at(of(Innslagsart.DOKUMENT))
        )
        unit.dokument.save(paper)
        unit.motpart.save(Motpart("p1", "Elvebyen", Mottakerkategori.BARNEVERNSTJENESTEN))
        sent = at(of(Innslagsart.FORSENDELSE))
        unit.utboks.save(Utboksrad("u1", "b1", "d1", "p1", "3", Tilstand.UTKAST, "k", "e", 1, sent, "lov", sent))
        done = Oppfoelging("o1", "b1", "Ringe", "T", DAY, gjort=of(Innslagsart.GJORT))
        looked = Vurdering(of(Innslagsart.VURDERT), Bedring.JA, None)
        unit.oppfoelging.save(replace(done, vurdering=looked))


def test_every_kind_has_its_line_in_the_order_of_time(store: SqlcipherStore) -> None:
    fill(store)
    with store.read() as unit:
        line = unit.oversikt.timeline("b1", frozenset(Innslagsart), 50)

    assert [one.art for one in line.innslag] == list(Innslagsart)
    assert not line.er_mer
    assert {one.objekt_id for one in line.innslag} == {
        "n1", "s1", "t1", "v1", "h1", "i1", "k1", "c1", "f1", "a1", "d1", "u1", "o1", "b1",
    }  # fmt: skip


@pytest.mark.parametrize("art", Innslagsart)
def test_one_kind_alone(store: SqlcipherStore, art: Innslagsart) -> None:
    fill(store)
    with store.read() as unit:
        assert [one.art for one in unit.oversikt.timeline("b1", {art}, 50).innslag] == [art]


def test_a_note_written_after_midnight_belongs_to_the_new_day(store: SqlcipherStore) -> None:
    fill(store)
    with store.write(Hendelse("notat.skrevet")) as unit:
        unit.notat.save(replace(note(9), tid=datetime(2026, 11, 24, 23, 30, tzinfo=UTC)))
    with store.read() as unit:
        assert unit.oversikt.timeline("b1", {Innslagsart.NOTAT}, 1).innslag[0].dag == date(2026, 11, 25)


def test_a_note_that_another_put_in_the_record_says_who_wrote_it(store: SqlcipherStore) -> None:
    fill(store)
    with store.write(Hendelse("innlevering.flettet")) as unit:
        unit.notat.save(replace(note(9), skrevet_av="Stille Vik", lagt_inn_av="Trygg Havn"))
    with store.read() as unit:
        kinds = [one.underart for one in unit.oversikt.timeline("b1", {Innslagsart.NOTAT}, 9).innslag]
    assert sorted(kind.partition(":")[2] for kind in kinds) == ["", "Stille Vik"]


def test_what_was_weighed_tells_its_kind(store: SqlcipherStore) -> None:
    """A closed theme stands on the day it was closed, with what came of it; a level says its area."""
    fill(store)
    with store.write(Hendelse("stoppunkt.opprettet")) as unit:
        unit.tema.save(
            replace(unit.tema.get("t1"), lukket=DAY + timedelta(3), konklusjon="Sover nå", stoppunkt_id="s1")
        )
    with store.read() as unit:
        lines = {
            art: unit.oversikt.timeline("b1", {art}, 1).innslag[0] for art in (Innslagsart.TEMA, Innslagsart.NIVAA)
        }

    assert (lines[Innslagsart.TEMA].dag, lines[Innslagsart.TEMA].underart) == (DAY + timedelta(3), "Sover nå")
    assert (lines[Innslagsart.NIVAA].underart, lines[Innslagsart.NIVAA].tekst) == ("rus:bup", "Fordi")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 40), min_size=1, max_size=12), st.integers(1, 15))
def test_cut_anywhere_it_is_the_beginning_of_the_whole(store: SqlcipherStore, ages: list[int], most: int) -> None:
    with store.write(Hendelse("notat.skrevet")) as unit:
        unit.barn.save(BLOMST)
        for old in unit.notat.all():
            unit.notat.remove(old.id)
        for number, age in enumerate(ages):
            unit.notat.save(replace(note(number), tid=at(DAY - timedelta(age))))
            unit.oppfoelging.save(Oppfoelging(f"o{number}", "b1", "x", "T", DAY, gjort=DAY - timedelta(age)))
    with store.read() as unit:
        whole = unit.oversikt.timeline("b1", frozenset(Innslagsart), 1000)
        cut = unit.oversikt.timeline("b1", frozenset(Innslagsart), most)

    days = [one.dag for one in whole.innslag]
    assert days == sorted(days, reverse=True)
    assert [one.dag for one in cut.innslag] == days[:most]
    assert cut.er_mer == (len(days) > most)
