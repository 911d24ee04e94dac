"""Rows of a noun as people expect them: found by id, by child, by owner, newest first, names in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.kartlegging import Kartlegging, Svarrad, answer_id
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.stoppunkt import Faktum, Stoppunkt
from helseansvarlig.domain.svar import besvart
from helseansvarlig.errors import KnownError
from helseansvarlig.store.sqlcipher_store import SqlcipherStore
from tests.store.eksempler import AT, BLOMST, GRAN, note, save_child


@pytest.fixture
def kept(store: SqlcipherStore) -> SqlcipherStore:
    save_child(store, BLOMST)
    save_child(store, GRAN)
    return store


def test_a_row_is_found_by_its_id_or_it_is_said_that_it_is_not_there(kept: SqlcipherStore) -> None:
    with kept.read() as unit:
        assert unit.barn.get("b1") == BLOMST
        assert unit.barn.find("b9") is None
        with pytest.raises(KnownError, match="finnes_ikke"):
            unit.barn.get("b9")


def test_children_stand_by_name_as_the_alphabet_has_it_here(kept: SqlcipherStore) -> None:
    with kept.write(Hendelse("barn.opprettet")) as unit:
        for number, name in enumerate(["Åpen Himmel", "Ærlig Elv", "Øm Eng", "ivrig Bie"]):
            unit.barn.save(Barn(f"x{number}", name, date(2012, 1, 1)))

    with kept.read() as unit:
        assert [b.navn for b in unit.barn.all()] == [
            "ivrig Bie", "Modig Gran", "Vakker Blomst", "Ærlig Elv", "Øm Eng", "Åpen Himmel",
        ]  # fmt: skip


def test_of_two_on_the_same_day_the_last_one_written_is_the_newest(kept: SqlcipherStore) -> None:
    day = date(2026, 11, 23)
    fact = (Faktum("Sover lite"),)
    with kept.write(Hendelse("stoppunkt.opprettet")) as unit:
        for number in ("s1", "s2", "s3"):
            unit.stoppunkt.save(Stoppunkt(number, "b1", day, "Trygg", day + timedelta(7), fact, "", number))

    with kept.read() as unit:
        assert [s.id for s in unit.stoppunkt.of_barn("b1")] == ["s3", "s2", "s1"]


def test_a_childs_rows_are_that_childs_alone(kept: SqlcipherStore) -> None:
    with kept.write(Hendelse("notat.skrevet")) as unit:
        unit.notat.save(note(1, "b1"))
        unit.notat.save(note(2, "b2"))
        unit.notat.save(replace(note(3, "b1"), tid=AT + timedelta(hours=1)))

    with kept.read() as unit:
        assert [n.id for n in unit.notat.of_barn("b1")] == ["n3", "n1"]


def test_answers_are_found_by_their_kartlegging_and_given_again_they_replace(kept: SqlcipherStore) -> None:
    with kept.write(Hendelse("svar.gitt")) as unit:
        unit.kartlegging.save(Kartlegging("k1", "b1", "s", "1", "h", AT, "Trygg"))
        for value in ("ja", "nei"):
            unit.svar.save(Svarrad(answer_id("k1", "1/2"), "k1", "1/2", besvart(value), AT, "Trygg"))

    with kept.read() as unit:
        assert [row.svar.verdier for row in unit.svar.of("k1")] == [("nei",)]
        assert unit.svar.of("k2") == []


def test_what_is_not_there_cannot_be_taken_away(kept: SqlcipherStore) -> None:
    with pytest.raises(KnownError, match="finnes_ikke"), kept.write(Hendelse("notat.slettet")) as unit:
        unit.notat.remove("n9")
