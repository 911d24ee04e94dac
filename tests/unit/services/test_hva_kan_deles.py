"""What may be shared: each row of the table names its source, and is asked through a real vault.

The register is written as it is said: «ja[psykisk rus>bup, til=-1]» is a yes to these contents towards BUP that ended
yesterday, «forbehold[seksuell]» a reservation, «oenske» a wish in a kartlegging that nobody has weighed. Days count
from today; a yes or a no without one was given ten days ago.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn, Hjemmel
from helseansvarlig.domain.deling import Avgjoerelse, Delingsspoersmaal, Utfall
from helseansvarlig.domain.delingsregel import Foerst, Grunnlag, Innad, Mottakertype
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.kartlegging import Kartlegging, Svarrad, answer_id
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.samtykke import Anledning, Innhold, Samtykke, Samtykketype
from helseansvarlig.domain.samtykkeforbehold import OENSKE_STI, Forbehold
from helseansvarlig.domain.svar import besvart
from helseansvarlig.services.deling import judge
from helseansvarlig.services.ports import Unit
from helseansvarlig.tjenester import Tjenester
from tests.fakes.omgivelser import cheap_surroundings
from tests.fakes.proevehvelv import Proevehvelv

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
WHAT_MAY = Path(__file__).parents[2] / "data" / "hva_kan_deles.csv"
_SAID = re.compile(r"(\w+)(?:\[(.*?)\])?(?:=([+-]?\d+))?$")


def rows() -> list[dict[str, str]]:
    with WHAT_MAY.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


@dataclass
class Sagt:
    """One thing of the register: what kind, about what, towards whom, and the rest by name."""

    hva: str
    innhold: frozenset[Innhold] = frozenset()
    mottakere: frozenset[Mottakerkategori] = frozenset()
    resten: dict[str, str] = field(default_factory=dict)

    def day(self, name: str) -> date | None:
        return TODAY + timedelta(int(self.resten[name])) if name in self.resten else None


def said(register: str) -> Iterator[Sagt]:
    for one in filter(None, register.split(" & ")):
        match = _SAID.match(one.strip())
        assert match, one
        kind, inside, number = match.groups()
        about, *rest = (inside or "").split(", ")
        contents, _, to = about.partition(">")
        facts = dict(part.partition("=")[::2] for part in rest)
        yield Sagt(
            kind,
            frozenset(map(Innhold, contents.split())),
            frozenset(map(Mottakerkategori, to.split())),
            facts | ({"dag": number} if number else {}),
        )


def recipient(code: str) -> Mottakertype:
    return Innad(code) if code in set(Innad) else Mottakerkategori(code)


@pytest.fixture(scope="module")
def tjenester(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tjenester]:
    """One vault for all rows: each row is a child of its own."""
    around = cheap_surroundings(FixedClock(NOW))
    hvelv = Proevehvelv.create(tmp_path_factory.mktemp("deling") / "hvelv", around)
    yield hvelv.unlock()
    hvelv.let_go()


def register_child(tjenester: Tjenester, row: dict[str, str]) -> Barn:
    """A child of that age and basis, with everything that was said, as it stands in the vault."""
    born = date(TODAY.year - int(row["alder"]), 5, 1)
    barn = tjenester.barn.register(Barn("", "Vakker Blomst", born, hjemmel=Hjemmel(row["hjemmel"]))).value
    with tjenester.aapent.oekt.store.write(Hendelse("samtykke.gitt", barn_id=barn.id)) as unit:
        for number, one in enumerate(said(row["register"])):
            _keep(unit, barn, one, f"{barn.id}-{number}")
    return barn


def _keep(unit: Unit, barn: Barn, one: Sagt, row_id: str) -> None:
    if one.hva == "flyttet":
        unit.barn.save(replace(barn, flyttet=one.day("dag")))
    elif one.hva == "forbehold":
        unit.forbehold.save(
            Forbehold(row_id, barn.id, TODAY, one.innhold, mottakere=one.mottakere, opphevet=one.day("opphevet"))
        )
    elif one.hva == "oenske":
        unit.kartlegging.save(Kartlegging(row_id, barn.id, "mal", "1", "hash", NOW, "Rolig Bekk"))
        answer = besvart("Ikke si noe om pappa")
        unit.svar.save(Svarrad(answer_id(row_id, OENSKE_STI), row_id, OENSKE_STI, answer, NOW, "Rolig Bekk"))
    else:
        unit.samtykke.save(_answer(barn, one, row_id))


def _answer(barn: Barn, one: Sagt, row_id: str) -> Samtykke:
    kind = Samtykketype.DELING if one.hva in ("ja", "nei") else Samtykketype(one.hva)
    facts: dict[str, Any] = {"til_flytting": "til_flytting" in one.resten}
    if "navn" in one.resten:
        facts["navngitte"] = (one.resten["navn"],)
    return Samtykke(
        row_id,
        barn.id,
        kind,
        one.hva != "nei",
        barn.navn,
        one.innhold,
        one.mottakere,
        "",
        one.day("dag") or TODAY - timedelta(10),
        gyldig_til=one.day("til"),
        trukket=one.day("trukket"),
        forbehold=frozenset(map(Innhold, one.resten.get("forbehold", "").split())),
        anledning=Anledning(one.resten.get("anledning", "generelt")),
        **facts,
    )


def question(barn: Barn, row: dict[str, str]) -> Delingsspoersmaal:
    ground, why, to_child = (*row["avgjoerelse"].split("|"), "", "", "")[:3]
    decided = Avgjoerelse(Grunnlag(ground or "ingen"), why, to_child)
    about = frozenset(map(Innhold, row["innhold"].split()))
    return Delingsspoersmaal(
        barn.id, recipient(row["mottaker"]), about, TODAY, decided, Anledning(row["anledning"]), row["navn"]
    )


def test_the_table_is_large_enough_and_covers_every_recipient() -> None:
    assert len(rows()) >= 60
    assert all(row["kilde"] for row in rows())
    assert {row["mottaker"] for row in rows()} == {*Mottakerkategori, *Innad}
    assert {row["hjemmel"] for row in rows()} == set(Hjemmel) - {Hjemmel.MENNESKEHANDEL_6_6}


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["kilde"])
def test_what_may_be_shared(tjenester: Tjenester, row: dict[str, str]) -> None:
    barn = register_child(tjenester, row)
    asked = question(barn, row)
    with tjenester.aapent.oekt.store.read() as unit:
        answer = judge(unit, tjenester.aapent.oekt, asked)

    gone = answer.tillatt if answer.lets_through else frozenset()
    expected = asked.innhold if row["slipper"] == "alt" else frozenset(map(Innhold, row["slipper"].split()))
    assert (answer.utfall, answer.grunn) == (Utfall(row["utfall"]), row["grunn"])
    assert gone == expected
    assert answer.foerst == tuple(map(Foerst, row["foerst"].split()))
