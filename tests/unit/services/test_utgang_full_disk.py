"""On a full disk nothing new leaves the house, but the sheet one calls from is printed all the same."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.dokument import Dokument, Dokumenttype
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.utgang import Bekreftelse, Oensket
from helseansvarlig.domain.utlevering import Kanal
from helseansvarlig.errors import KnownError
from helseansvarlig.services.dokument import EMERGENCY
from helseansvarlig.services.dokumenttyper.henvisningsdeler import HASTEGRAD
from helseansvarlig.tjenester import Tjenester
from tests.disker import mounted
from tests.fakes.omgivelser import cheap_surroundings
from tests.fakes.proevehvelv import Proevehvelv

TJENESTEN = Mottakerkategori.BARNEVERNSTJENESTEN


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with mounted(tmp_path / "disk", "size=200m") as disk:
        yield disk


def sheet(tjenester: Tjenester, barn: Barn, **felter: str) -> Dokument:
    made = tjenester.dokument.create(Dokumenttype.HENVISNINGSGRUNNLAG, TJENESTEN, "Elvebyen", barn_id=barn.id).value
    return tjenester.dokument.write(made.id, {**made.felter, **felter}).value


def print_it(tjenester: Tjenester, dokument: Dokument) -> bytes:
    said = tjenester.utgang.summarise(Oensket(dokument.id, Kanal.PAPIR))
    return tjenester.utgang.release(Bekreftelse(said, said.skriv, frozenset(said.maa_bekreftes))).pdf


@pytest.fixture
def tjenester(disk: Path) -> Iterator[Tjenester]:
    vault = Proevehvelv.create(disk / "hvelv", cheap_surroundings())
    yield vault.unlock()
    vault.let_go()


def test_the_sheet_one_calls_from_is_printed_and_stands_in_the_register(disk: Path, tjenester: Tjenester) -> None:
    tjenester.kopi.look_after()  # makes the room in reserve
    barn = tjenester.barn.register(Barn("", "Vakker Blomst", date(2011, 3, 4))).value
    urgent, calm = sheet(tjenester, barn, **{HASTEGRAD.id: EMERGENCY}), sheet(tjenester, barn)
    facts = os.statvfs(disk)
    (disk / "fyll").write_bytes(bytes(facts.f_bavail * facts.f_frsize - 100_000))

    with pytest.raises(KnownError, match="disk_full"):
        print_it(tjenester, calm)
    assert print_it(tjenester, urgent).startswith(b"%PDF")
    assert tjenester.utleveringsregister.lines(barn.id)[0].kanal is Kanal.PAPIR
