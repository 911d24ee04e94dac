"""Every noun goes into its table and comes back as it was, and the table has a column for each of its fields."""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helseansvarlig.domain.avvik import Avvik
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.brevhode import Brevhode
from helseansvarlig.domain.dokument import Dokument
from helseansvarlig.domain.frist import Fristvalg
from helseansvarlig.domain.hendelsesnotat import Hendelsesnotat
from helseansvarlig.domain.innmeldtsak import Innmeldtsak
from helseansvarlig.domain.innsynsmerke import Innsynsmerke
from helseansvarlig.domain.institusjon import Institusjon, Motpart
from helseansvarlig.domain.instrument import Instrument
from helseansvarlig.domain.kartlegging import Kartlegging, Skjemakopi, Svarrad
from helseansvarlig.domain.kartlegging_retting import Svarretting
from helseansvarlig.domain.lokalnummer import Lokalnummer
from helseansvarlig.domain.mal import Mal, Malgodkjenning
from helseansvarlig.domain.moete import Moete, Sak
from helseansvarlig.domain.nivaabeslutning import Nivaabeslutning
from helseansvarlig.domain.notat import Notat
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.referat import Referatgodkjenning, Referattillegg
from helseansvarlig.domain.rolleinnehaver import Rolleinnehaver
from helseansvarlig.domain.rutine import Rutine
from helseansvarlig.domain.saksnoekkel import Saksnoekkel
from helseansvarlig.domain.samarbeidsavtale import Samarbeidsavtale
from helseansvarlig.domain.samtykke import Samtykke
from helseansvarlig.domain.samtykkeforbehold import Forbehold
from helseansvarlig.domain.selvsvar import Selvsvar
from helseansvarlig.domain.steg import Stegkryss
from helseansvarlig.domain.stoppunkt import Stoppunkt
from helseansvarlig.domain.svar import Svar, Svarstatus
from helseansvarlig.domain.tema import Tema
from helseansvarlig.domain.utboks import Utboksrad
from helseansvarlig.domain.utleveringsregister import Utleveringsrad
from helseansvarlig.domain.veiledning import Veiledning
from helseansvarlig.store.codec import columns, from_image, from_row, image, to_row
from helseansvarlig.store.connection import Connection

NOUNS: dict[type[Any], str] = {
    Institusjon: "institusjon", Motpart: "motpart", Barn: "barn", Notat: "notat", Kartlegging: "kartlegging",
    Rolleinnehaver: "rolleinnehaver",
    Skjemakopi: "skjemakopi", Svarrad: "svar", Stoppunkt: "stoppunkt", Oppfoelging: "oppfoelging",
    Mal: "mal", Malgodkjenning: "malgodkjenning",
    Fristvalg: "fristvalg", Samtykke: "samtykke", Moete: "moete", Sak: "sak", Dokument: "dokument", Utboksrad: "utboks",
    Utleveringsrad: "utlevering",
    Hendelsesnotat: "hendelsesnotat", Instrument: "instrument", Nivaabeslutning: "nivaabeslutning", Tema: "tema",
    Innmeldtsak: "innmeldtsak", Saksnoekkel: "saksnoekkel", Referatgodkjenning: "referatgodkjenning",
    Referattillegg: "referattillegg",
    Innsynsmerke: "innsynsmerke", Brevhode: "brevhode",
    Samarbeidsavtale: "samarbeidsavtale", Stegkryss: "stegkryss", Rutine: "rutine", Veiledning: "veiledning",
    Avvik: "avvik",
    Lokalnummer: "lokalnummer", Svarretting: "svarretting", Selvsvar: "selvsvar", Forbehold: "forbehold",
}  # fmt: skip

texts = st.text(st.characters(codec="utf-8"), max_size=20)
decimals = st.decimals(allow_nan=False, allow_infinity=False, places=3)
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: texts,
    bytes: st.binary(max_size=20),
    bool: st.booleans(),
    int: st.integers(-(2**62), 2**62),
    Decimal: decimals,
    date: st.dates(),
    time: st.times(),
    datetime: st.datetimes(timezones=st.just(UTC)),
}


def of_type(hint: Any) -> st.SearchStrategy[Any]:
    """Values of any type that a noun's field may have; a type that is missing here fails the test."""
    origin, arguments = get_origin(hint), get_args(hint)
    if hint is Svar:
        return _answers()
    if hint is type(None):
        return st.none()
    if origin in (Union, types.UnionType):
        return st.one_of([of_type(a) for a in arguments])
    if origin is tuple:
        return st.lists(of_type(arguments[0]), max_size=3).map(tuple)
    if origin is frozenset:
        return st.frozensets(of_type(arguments[0]), max_size=3)
    if origin is not None and issubclass(origin, Mapping):
        return st.dictionaries(texts, of_type(arguments[1]), max_size=3)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return built(hint)
    return PLAIN[hint]


def built(cls: type[Any]) -> st.SearchStrategy[Any]:
    return st.builds(cls, **{name: of_type(hint) for name, hint in get_type_hints(cls).items()})


def _answers() -> st.SearchStrategy[Svar]:
    hints = get_type_hints(Svar)
    values = st.lists(of_type(get_args(hints["verdier"])[0]), min_size=1, max_size=3).map(tuple)
    silent = st.sampled_from([s for s in Svarstatus if s is not Svarstatus.BESVART])
    return st.builds(Svar, values, st.just(Svarstatus.BESVART), texts, texts) | st.builds(
        Svar, st.just(()), silent, texts, texts
    )


@pytest.mark.parametrize("cls", NOUNS, ids=lambda cls: cls.__name__)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(data=st.data())
def test_a_noun_comes_back_from_its_table_as_it_went_in(
    cls: type[Any], data: st.DataObject, connection: Connection
) -> None:
    value = data.draw(built(cls))
    row = to_row(value)
    insert = f"INSERT INTO {NOUNS[cls]} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"  # noqa: S608 (our own)

    connection.execute("PRAGMA foreign_keys = OFF")  # one noun at a time, without those it points to
    connection.execute("BEGIN")
    connection.execute(insert, tuple(row.values()))
    stored = dict(connection.execute(f"SELECT * FROM {NOUNS[cls]}").fetchone())  # noqa: S608 (our own table)
    connection.execute("ROLLBACK")

    assert from_row(cls, stored) == value
    assert [type(a) for a in _leaves(from_row(cls, stored))] == [type(a) for a in _leaves(value)]


def _leaves(value: Any) -> list[Any]:
    """Everything inside a value: 1, True and Decimal(1) are equal, and yet not the same answer."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return [leaf for f in dataclasses.fields(value) for leaf in _leaves(getattr(value, f.name))]
    if isinstance(value, tuple):
        return [leaf for item in value for leaf in _leaves(item)]
    return [] if isinstance(value, frozenset) else [value]


@pytest.mark.parametrize(("cls", "table"), NOUNS.items(), ids=lambda value: getattr(value, "__name__", value))
def test_a_table_has_exactly_the_columns_of_its_noun(cls: type[Any], table: str, connection: Connection) -> None:
    assert {row["name"] for row in connection.execute(f"PRAGMA table_info({table})")} == {*columns(cls)}


@given(st.dictionaries(texts, st.none() | texts | st.integers(-(2**62), 2**62) | st.binary(max_size=20)))
def test_an_image_is_the_row_whatever_the_order_of_its_columns(row: dict[str, Any]) -> None:
    assert from_image(image(row)) == row
    assert image(dict(reversed(row.items()))) == image(row)


def test_an_image_is_json_that_others_can_read() -> None:
    assert json.loads(image({"a": "å", "b": b"\x00", "c": None})) == {"a": "å", "b": {"b64": "AA=="}, "c": None}


def test_the_image_of_a_row_is_the_same_before_and_after_a_column_was_added_to_its_table() -> None:
    old, added = {"id": "b1", "navn": "Vakker"}, {"merke": "", "dato": None}

    assert image({**old, **added}, added) == image(old)
    assert from_image(image(old), added) == {**old, **added}
    written = {**old, "merke": "x", "dato": None}
    assert from_image(image(written, added), added) == written
    assert image(written, added) != image(old)
