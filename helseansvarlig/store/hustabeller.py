"""The tables about the house itself and those it works with: what names no child."""

from __future__ import annotations

from typing import TypedDict

from helseansvarlig.domain.avvik import Avvik
from helseansvarlig.domain.brevhode import Brevhode
from helseansvarlig.domain.frist import Fristvalg
from helseansvarlig.domain.institusjon import Institusjon, Motpart
from helseansvarlig.domain.lokalnummer import Lokalnummer
from helseansvarlig.domain.mal import Mal, Malgodkjenning
from helseansvarlig.domain.rolleinnehaver import Rolleinnehaver
from helseansvarlig.domain.rutine import Rutine
from helseansvarlig.domain.samarbeidsavtale import Samarbeidsavtale
from helseansvarlig.domain.steg import Stegkryss
from helseansvarlig.domain.veiledning import Veiledning
from helseansvarlig.store.mal_repository import MalTable
from helseansvarlig.store.recorder import Recorder
from helseansvarlig.store.table_repository import TableRepository


class Hustabeller(TypedDict):
    """A part of a unit of work, by the names it has there."""

    institusjon: TableRepository[Institusjon]
    motpart: TableRepository[Motpart]
    rolleinnehaver: TableRepository[Rolleinnehaver]
    fristvalg: TableRepository[Fristvalg]
    lokalnummer: TableRepository[Lokalnummer]
    brevhode: TableRepository[Brevhode]
    mal: MalTable
    malgodkjenning: TableRepository[Malgodkjenning]
    samarbeidsavtale: TableRepository[Samarbeidsavtale]
    stegkryss: TableRepository[Stegkryss]
    rutine: TableRepository[Rutine]
    veiledning: TableRepository[Veiledning]
    avvik: TableRepository[Avvik]


def house_tables(recorder: Recorder) -> Hustabeller:
    """Return the tables about the house, each in the order people expect."""
    return Hustabeller(
        institusjon=TableRepository(recorder, Institusjon),
        motpart=TableRepository(recorder, Motpart, order="navn COLLATE norsk"),
        rolleinnehaver=TableRepository(recorder, Rolleinnehaver, order="fra, rowid", owner="motpart_id"),
        fristvalg=TableRepository(recorder, Fristvalg),
        lokalnummer=TableRepository(recorder, Lokalnummer),
        brevhode=TableRepository(recorder, Brevhode),
        mal=MalTable(recorder, Mal, order="opprettet, rowid", owner="skjema_id"),
        malgodkjenning=TableRepository(recorder, Malgodkjenning, order="foert, rowid", owner="skjema_id"),
        samarbeidsavtale=TableRepository(recorder, Samarbeidsavtale, order="motpart COLLATE norsk, rowid"),
        stegkryss=TableRepository(recorder, Stegkryss),
        rutine=TableRepository(recorder, Rutine, order="tittel COLLATE norsk, rowid"),
        veiledning=TableRepository(recorder, Veiledning, order="dato DESC, rowid DESC"),
        avvik=TableRepository(recorder, Avvik, order="dato DESC, rowid DESC"),
    )
