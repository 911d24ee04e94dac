"""Everything written is found by its words and by nothing else; a search ends when nobody waits for it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.dokument import Dokument, Dokumenttype
from helseansvarlig.domain.hendelsesnotat import Anrop, Ettersamtale, Hendelsesnotat, Varsling, Vurdert
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.instrument import Instrument, Tall
from helseansvarlig.domain.kartlegging import Kartlegging, Svarrad, answer_id
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.medvirkning import Medvirkning, Medvirkningsrad
from helseansvarlig.domain.moete import Deltaker, Droeftingsmodus, Moete, Moetetype, Sak
from helseansvarlig.domain.nivaabeslutning import Hjelpenivaa, Nivaabeslutning
from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.domain.oppfoelging import Oppfoelging, Venting, Vurdering
from helseansvarlig.domain.samtykke import Informasjon, Innhold, Samtykke, Samtykketype
from helseansvarlig.domain.samtykkeforbehold import Forbehold
from helseansvarlig.domain.samtykketrekk import Tilbaketrekking
from helseansvarlig.domain.soek import Ordformer, Soek, Treff, Treffart
from helseansvarlig.domain.stoppunkt import Faktum, Stoppunkt
from helseansvarlig.domain.svar import Svar, Svarstatus, besvart
from helseansvarlig.domain.tema import Tema
from helseansvarlig.domain.verdi import Koding
from helseansvarlig.store import soek
from helseansvarlig.store.connection import Connection
from helseansvarlig.store.migrering import open_migrated
from helseansvarlig.store.sqlcipher_store import SqlcipherStore
from tests.store.conftest import KEY, LEAD
from tests.store.eksempler import AT, BLOMST, GRAN, note, save_child, save_note
from tests.store.foerste_skjema import make_first
from tests.store.soekeproeve import faults
from tests.store.test_rensing import decrypted_pages

FORMER = Ordformer(ledd=(("henvisning", "tilvising"), ("barneverns", "barnevern"), ("ansvarlig", "ansvarleg")))
DAY = date(2026, 12, 1)
ANSWERS = {
    "p/1": Svar((True,), barnets_ord="Bølgene slår", voksnes_observasjon="Pustet rolig"),
    "p/2": besvart("Drømmer om seilbåt", "og fyrtårn"),
    "p/3": besvart(Koding("ofte", "urn:x", "Titt")),
    "p/4": Svar(status=Svarstatus.VIL_IKKE_SVARE, barnets_ord="Spør heller søstera"),
}
"""Both voices, words as the value, something chosen among ready words, and no value but words."""


def found(store: SqlcipherStore, text: str) -> list[Treff]:
    hits = store.find(FORMER.read(text), lambda: False)
    assert hits is not None
    return hits


def ids(store: SqlcipherStore, text: str) -> list[str]:
    return [hit.id for hit in found(store, text)]


@pytest.fixture
def house(store: SqlcipherStore) -> SqlcipherStore:
    """Two children, and one thing of each kind with a word that nothing else has."""
    save_child(store, replace(BLOMST, identnummer="14820997841"))
    save_child(store, replace(GRAN, flyttet=date(2026, 11, 1)))
    save_note(store, note(1, text="Våknet av mareritt"))
    with store.write(Hendelse("moete.opprettet")) as unit:
        unit.moete.save(
            Moete("m1", Moetetype.KONTAKTMOETE, DAY, "Poliklinikken", "Storgata", (Deltaker("Klok Stein", "", "BUP"),))
        )
        unit.sak.save(
            Sak("s1", "m1", 1, "Nattevakt", Droeftingsmodus.IDENTIFISERT, "b1", vet="Trenger lys", gjoer="Lampe")
        )
        unit.oppfoelging.save(
            Oppfoelging("o1", "b1", "Ringe fysioterapeuten", "Rolig Bekk", DAY, behov="Stiv nakke",
                        stedfortreder="Klar Dag", venter=Venting("Sykehuset", DAY, DAY),
                        vurdering=Vurdering(DAY, None, None, "Smertene avtar"))
        )  # fmt: skip
        unit.stoppunkt.save(
            Stoppunkt("p1", "b1", DAY, "u1", DAY, (Faktum("Liker stjerner"), Faktum("Hater ananas")), "Jeg vil ut",
                      "Vi går tur", beslutning="Kjøpe gummistøvler", burde_ogsaa="Speiderleder")
        )  # fmt: skip
        unit.tema.save(Tema("t1", "b1", "Hjemlengsel", DAY, "u1"))
        unit.nivaabeslutning.save(
            Nivaabeslutning("v1", "b1", Omraade.RUS, DAY, Hjelpenivaa.KOMMUNE, "Trives ikke", "Aktivitetskort",
                            "Varde", DAY, "Helst ikke")
        )  # fmt: skip
        called = (Anrop("Ambulansen", "113", AT, "u1", "Kommer straks"),)
        unit.hendelsesnotat.save(
            Hendelsesnotat("h1", "b1", AT, "Besvimte i dusjen", "u1", anrop=called,
                           statsforvalter=Vurdert(Varsling.IKKE_AKTUELT, "Kom seg fort"),
                           samtale=Ettersamtale(DAY, "u1", "Jeg ble kvalm"))
        )  # fmt: skip
        unit.instrument.save(
            Instrument("i1", "b1", "Trivselsskjema", DAY, "Viktor", "lege", "3", (Tall("Delsum", "4"),), "Lite uro")
        )
        unit.samtykke.save(
            Samtykke("c1", "b1", Samtykketype.DELING, False, "Fosterfar", frozenset(), frozenset(), "Utredning", DAY,
                     barnets_syn="Er lei intervjuer", avslagsgrunn="Altfor mange", navngitte=("Kvikk Elv",),
                     vitne="Lystig Li", ja_hvis="Hunden følger", hjalp="Leirskolen", hjalp_ikke="Gruppa",
                     informasjon=Informasjon("Brosjyren", "Tigrinja", "Gjenfortalte"),
                     tilbaketrekking=Tilbaketrekking("Ventetid"))
        )  # fmt: skip
        unit.kartlegging.save(Kartlegging("k1", "b1", "mal", "1", "h", AT, "u1"))
        for sti, svar in ANSWERS.items():
            unit.svar.save(Svarrad(answer_id("k1", sti), "k1", sti, svar, AT, "u1"))
        unit.forbehold.save(
            Forbehold("f1", "b1", DAY, frozenset({Innhold.RUS}), "Ikke si det til mormor", svar_til_barnet="Vi lover")
        )
        unit.medvirkning.save(
            Medvirkningsrad("samtykke:x", "b1", DAY, Medvirkning("Hva poden er", "Om deling", "Bare om matlaging"))
        )
        unit.dokument.save(
            Dokument("d1", Dokumenttype.OVERFOERING, "b1", "", Mottakerkategori.BUP, "Fjellklinikken", "nb",
                     {"det_viktigste": "Trenger ro\nog en skrue", "merknad": "Ring først"}, AT)
        )  # fmt: skip
    return store


@pytest.mark.parametrize(
    ("typed", "art", "opens"),
    [
        ("blomst", Treffart.BARN, "b1"),
        ("14820997841", Treffart.BARN, "b1"),
        ("148209 97841", Treffart.BARN, "b1"),
        ("mareritt", Treffart.NOTAT, "n1"),
        ("MARERITT", Treffart.NOTAT, "n1"),
        ("marer", Treffart.NOTAT, "n1"),
        ("poliklinikk", Treffart.MOETE, "m1"),
        ("storgata", Treffart.MOETE, "m1"),
        ("stein bup", Treffart.MOETE, "m1"),
        ("kontaktmøte", Treffart.MOETE, "m1"),
        ("nattevakt", Treffart.MOETE, "m1"),
        ("lampe", Treffart.MOETE, "m1"),
        ("fysio", Treffart.OPPFOELGING, "o1"),
        ("bekk", Treffart.OPPFOELGING, "o1"),
        ("nakke", Treffart.OPPFOELGING, "o1"),
        ("klar", Treffart.OPPFOELGING, "o1"),
        ("sykehuset", Treffart.OPPFOELGING, "o1"),
        ("smertene avtar", Treffart.OPPFOELGING, "o1"),
        ("stjerner", Treffart.STOPPUNKT, "p1"),
        ("ananas tur", Treffart.STOPPUNKT, "p1"),
        ("gummistøvler", Treffart.STOPPUNKT, "p1"),
        ("speider", Treffart.STOPPUNKT, "p1"),
        ("hjemlengsel", Treffart.TEMA, "t1"),
        ("trives", Treffart.NIVAA, "v1"),
        ("aktivitetskort", Treffart.NIVAA, "v1"),
        ("helst", Treffart.NIVAA, "v1"),
        ("dusjen", Treffart.HENDELSE, "h1"),
        ("ambulansen", Treffart.HENDELSE, "h1"),
        ("straks", Treffart.HENDELSE, "h1"),
        ("kvalm", Treffart.HENDELSE, "h1"),
        ("seg fort", Treffart.HENDELSE, "h1"),
        ("trivselsskjema", Treffart.INSTRUMENT, "i1"),
        ("viktor", Treffart.INSTRUMENT, "i1"),
        ("delsum", Treffart.INSTRUMENT, "i1"),
        ("lite uro", Treffart.INSTRUMENT, "i1"),
        ("fosterfar", Treffart.SAMTYKKE, "c1"),
        ("utredning", Treffart.SAMTYKKE, "c1"),
        ("intervjuer mange", Treffart.SAMTYKKE, "c1"),
        ("kvikk elv", Treffart.SAMTYKKE, "c1"),
        ("lystig", Treffart.SAMTYKKE, "c1"),
        ("hunden", Treffart.SAMTYKKE, "c1"),
        ("leirskolen gruppa", Treffart.SAMTYKKE, "c1"),
        ("brosjyren tigrinja gjenfort", Treffart.SAMTYKKE, "c1"),
        ("ventetid", Treffart.SAMTYKKE, "c1"),
        ("bølgene", Treffart.SVAR, "k1|p/1"),
        ("pustet", Treffart.SVAR, "k1|p/1"),
        ("seilbåt fyrtårn", Treffart.SVAR, "k1|p/2"),
        ("søstera", Treffart.SVAR, "k1|p/4"),
        ("mormor", Treffart.BARNETS_ORD, "f1"),
        ("lover", Treffart.BARNETS_ORD, "f1"),
        ("matlaging", Treffart.BARNETS_ORD, "samtykke:x"),
        ("poden deling", Treffart.BARNETS_ORD, "samtykke:x"),
        ("fjellklinikken", Treffart.DOKUMENT, "d1"),
        ("skrue", Treffart.DOKUMENT, "d1"),
        ("overføring", Treffart.DOKUMENT, "d1"),
    ],
)
def test_each_kind_is_found_by_its_own_words(house: SqlcipherStore, typed: str, art: Treffart, opens: str) -> None:
    hits = [(hit.art, hit.id) for hit in found(house, typed)]
    assert hits[0] == (art, opens)
    assert art is Treffart.BARN or len(hits) == 1


@pytest.mark.parametrize(
    "typed",
    [
        "det_viktigste",
        "merknad",
        "Faktum",
        "sikkerhet",
        "til_stede",
        "generell",
        "u1",
        "barnet_sa",
        "rus",
        "titt",
        "ofte",
        "besvart",
        "Koding",
    ],
)
def test_what_only_the_program_calls_things_finds_nothing(house: SqlcipherStore, typed: str) -> None:
    assert ids(house, typed) == []


def test_a_find_tells_whom_when_what_kind_and_where_it_stands(house: SqlcipherStore) -> None:
    (hit,) = found(house, "mareritt")
    assert hit == Treff(Treffart.NOTAT, "n1", "b1", "Vakker Blomst", AT.date(), "barnet_sa", "Våknet av mareritt")


def test_an_answer_tells_whose_it_is_and_follows_its_correction(house: SqlcipherStore, connection: Connection) -> None:
    (hit,) = found(house, "seilbåt")
    assert (hit.art, hit.barn_id, hit.barn, hit.dag) == (Treffart.SVAR, "b1", "Vakker Blomst", AT.date())
    with house.write(Hendelse("svar.gitt")) as unit:
        row = unit.svar.get("k1|p/2")
        unit.svar.save(replace(row, svar=besvart(4)))
    assert (ids(house, "seilbåt"), faults(connection)) == ([], [])
    house.undo()
    assert (ids(house, "seilbåt"), faults(connection)) == (["k1|p/2"], [])


def test_the_day_of_a_note_is_the_day_here(store: SqlcipherStore) -> None:
    save_child(store)
    save_note(store, replace(note(1), tid=datetime(2026, 11, 23, 23, 30, tzinfo=UTC)))
    assert [hit.dag for hit in found(store, "sove")] == [date(2026, 11, 24)]


def test_a_childs_name_finds_what_is_written_about_the_child(house: SqlcipherStore) -> None:
    assert set(ids(house, "vakker")) == {
        "b1", "n1", "o1", "d1", "m1", "p1", "t1", "v1", "h1", "i1", "c1",
        "k1|p/1", "k1|p/2", "k1|p/4", "f1", "samtykke:x",
    }  # fmt: skip
    assert ids(house, "vakker mareritt") == ["n1"]
    assert ids(house, "modig mareritt") == []


def test_a_full_name_is_looked_for_in_the_record_of_who_bears_it_whole(store: SqlcipherStore) -> None:
    """Also where so many bear the first name that it alone is not looked for in every record."""
    for number in range(30):
        save_child(store, replace(BLOMST, id=f"c{number}", navn=f"Vakker Fugl{number:02}"))
        save_note(store, note(number, f"c{number}"))
    assert ids(store, "vakker fugl17 sove") == ["n17"]
    assert len(ids(store, "vakker")) == 30 + 12


def test_a_word_that_is_somebodys_name_is_still_a_word(store: SqlcipherStore) -> None:
    save_child(store)
    save_child(store, replace(GRAN, navn="Stille Vind"))
    save_note(store, note(1, text="Det er verst når det blir stille"))
    assert ids(store, "vakker stille") == ["n1"]


def test_those_who_live_here_come_first_then_by_the_alphabet(store: SqlcipherStore) -> None:
    names = {"b1": "Åpen Bekk", "b2": "Ærlig Bekk", "b3": "Øde Bekk", "b4": "Aktiv Bekk"}
    for barn_id, navn in names.items():
        save_child(store, replace(BLOMST, id=barn_id, navn=navn, flyttet=DAY if barn_id == "b4" else None))
    assert ids(store, "bekk") == ["b2", "b3", "b1", "b4"]


@pytest.mark.parametrize(
    ("written", "finds", "not_by"),
    [("Går på skøyter", "GÅR", "gar"), ("Ærlig og åpen", "ærl", "aer"), ("Øver på fløyte", "øv", "ov"),
     ("En kafé i byen", "kafé", "kafe")],
)  # fmt: skip
def test_a_norwegian_letter_is_itself_in_any_size(store: SqlcipherStore, written: str, finds: str, not_by: str) -> None:
    save_child(store)
    save_note(store, note(1, text=written))
    assert (ids(store, finds), ids(store, finds.upper()), ids(store, not_by)) == (["n1"], ["n1"], [])


def test_a_letter_and_its_mark_apart_are_found(store: SqlcipherStore) -> None:
    save_child(store)
    save_note(store, note(1, text=unicodedata.normalize("NFD", "Går på skolen")))
    assert ids(store, "går") == ["n1"]


@pytest.mark.parametrize("typed", ["tilvising", "henvisning", "tilvis", "barnevernansvarleg", "barnevernsansvarlig"])
def test_every_spelling_finds_every_spelling(store: SqlcipherStore, typed: str) -> None:
    save_child(store)
    save_note(store, note(1, text="Henvisning til barnevernansvarlig"))
    save_note(store, note(2, text="Tilvisinga til barnevernsansvarleg"))
    assert ids(store, typed) == ["n2", "n1"]


def test_what_is_still_to_be_done_comes_before_what_is_done(house: SqlcipherStore) -> None:
    with house.write(Hendelse("oppfoelging.ny")) as unit:
        unit.oppfoelging.save(Oppfoelging("o2", "b1", "Fysioterapeuten igjen", "Rolig Bekk", DAY, gjort=DAY))
    assert ids(house, "fysio") == ["o1", "o2"]


def test_the_newest_come_first_and_not_more_than_anybody_reads(store: SqlcipherStore) -> None:
    save_child(store)
    for number in range(soek.LIMIT + 5):
        save_note(store, note(number))
    assert ids(store, "sove") == [f"n{number}" for number in range(soek.LIMIT + 4, 4, -1)]


QUERIES = st.text(max_size=40) | st.text('ab barn tekst:"*()^+-{}\\ANDORNOTNEAR\0 ', max_size=40)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(QUERIES)
def test_whatever_is_typed_is_words_and_never_a_query(house: SqlcipherStore, typed: str) -> None:
    found(house, typed)


@pytest.mark.parametrize("word", ['"', 'x" OR "mareritt', "tekst:mareritt", "(", "x\x00y", "NOT", "*", "^mareritt"])
def test_a_word_with_syntax_in_it_is_quoted(house: SqlcipherStore, word: str) -> None:
    """Words are letters and digits by then; the store does not rely on it."""
    assert house.find(Soek(((word, "finnesikke"),)), lambda: False) in ([], found(house, "mareritt"))


def test_a_search_that_nobody_waits_for_ends_and_the_next_one_does_not_hear_of_it(store: SqlcipherStore) -> None:
    fill(store, 200)
    asked = count()
    whole = store.find(FORMER.read("ord"), lambda: next(asked) < 0)
    times = next(asked)

    assert times > 10
    for patience in range(times):
        asked = count()
        assert store.find(FORMER.read("ord"), lambda: next(asked) >= patience) is None  # noqa: B023 (asked at once)
        assert found(store, "ord") == whole


def test_an_act_is_not_stopped_by_a_search_that_was(store: SqlcipherStore) -> None:
    fill(store, 200)
    store.find(FORMER.read("ord"), lambda: True)
    save_note(store, note(201, text="Jeg vil sove"))
    assert ids(store, "sove") == ["n201"]


def fill(store: SqlcipherStore, notes: int) -> None:
    """Many notes in one act."""
    save_child(store)
    with store.write(Hendelse("notat.skrevet")) as unit:
        for number in range(notes):
            unit.notat.save(note(number, text=f"ord nummer {number}"))


def test_the_index_follows_every_change_and_every_undo(house: SqlcipherStore, connection: Connection) -> None:
    for _ in steps(house):
        assert faults(connection) == []


def steps(house: SqlcipherStore) -> Iterator[None]:
    yield
    save_note(house, note(1, text="Sov godt"))
    assert (ids(house, "mareritt"), ids(house, "godt")) == ([], ["n1"])
    yield
    house.undo()
    assert (ids(house, "mareritt"), ids(house, "godt")) == (["n1"], [])
    yield
    house.redo()
    yield
    with house.write(Hendelse("moete.endret")) as unit:
        unit.sak.remove("s1")
        unit.moete.save(replace(unit.moete.get("m1"), motpart="Distriktet"))
    assert (ids(house, "nattevakt"), ids(house, "distriktet")) == ([], ["m1"])
    yield
    house.undo()
    assert ids(house, "nattevakt") == ["m1"]
    yield
    with house.write(Hendelse("barn.endret")) as unit:
        unit.barn.save(replace(unit.barn.get("b1"), navn="Stille Vind"))
    assert (ids(house, "vakker"), ids(house, "stille godt")) == ([], ["n1"])
    yield


def test_an_act_that_is_refused_leaves_nothing_to_find(house: SqlcipherStore, connection: Connection) -> None:
    with pytest.raises(ZeroDivisionError), house.write(Hendelse("notat.skrevet")) as unit:
        unit.notat.save(note(9, text="Aldri lagret"))
        raise ZeroDivisionError
    assert ids(house, "aldri") == []
    assert faults(connection) == []


def test_the_comparison_finds_a_word_too_many_and_one_too_few(house: SqlcipherStore, connection: Connection) -> None:
    connection.execute("INSERT INTO soek_notat (rowid, barn, tekst) VALUES (77, 'b1', 'spøkelse')")
    connection.execute("INSERT INTO soek_moete (soek_moete) VALUES ('delete-all')")

    told = faults(connection)
    assert "notat: «spøkelse» is left" in told
    assert "moete: «poliklinikken» lacks" in told
    soek.rebuild(connection)
    assert faults(connection) == []
    house.check_integrity()


def test_the_index_is_no_record_and_is_left_out_of_what_is_held_against_history(
    house: SqlcipherStore, connection: Connection
) -> None:
    before = house.verify_rows()
    soek.rebuild(connection)
    assert house.verify_rows() == before


def words_in_file(database: Path, words: list[str]) -> set[str]:
    """Return the words that stand anywhere in the decrypted file, free pages and all; a shared beginning is cut."""
    pages = list(decrypted_pages(database))
    return {word for word in words if any(word[3:].encode() in page for page in pages)}


def test_a_purge_leaves_no_word_of_the_child_in_the_index(
    store: SqlcipherStore, connection: Connection, database: Path
) -> None:
    chance = Random(4)
    words = ["".join(chance.choices("bdfgklmnprst", k=14)) for _ in range(300)]
    save_child(store)
    save_child(store, GRAN)
    save_note(store, note(900, "b2", "Granen trives"))
    for number, word in enumerate(words):
        save_note(store, note(number, text=f"{word} {chance.choice(words)}"))
    for number in range(0, 300, 7):
        save_note(store, note(number, text="endret"))
    store.check_integrity()
    assert words_in_file(database, words) == {*words}

    connection.execute("BEGIN")
    connection.execute("PRAGMA defer_foreign_keys=ON")
    for table, column in (("notat", "barn_id"), ("barn", "id")):
        connection.execute(f"DELETE FROM {table} WHERE {column} = 'b1'")  # noqa: S608 (our own names)
    connection.execute("DELETE FROM endring")
    connection.execute("COMMIT")
    store.check_integrity()
    left = words_in_file(database, words)
    assert left, "the control: the index itself forgets nothing"

    soek.rebuild(connection)
    store.check_integrity()
    assert words_in_file(database, words) == set()
    assert ids(store, "granen") == ["n900"]


def test_what_was_written_under_the_first_schema_is_found_after_the_step(tmp_path: Path, clock: FixedClock) -> None:
    make_first(tmp_path / "helse.db", KEY)
    connection = open_migrated(tmp_path / "helse.db", KEY, before=lambda _: None)
    old = SqlcipherStore(connection, LEAD, clock)
    with old.read() as unit:
        (first, *_) = unit.notat.all()
    assert first.id in ids(old, first.tekst)
    assert faults(connection) == []
    connection.close()
