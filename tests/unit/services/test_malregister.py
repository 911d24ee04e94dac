"""What ships and what lies in the vault is one register; what was approved stays used whatever ships later."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from helseansvarlig.domain.kartlegging import Skjemakopi
from helseansvarlig.domain.mal import Malopphav
from helseansvarlig.domain.malserie import Serietilstand
from helseansvarlig.domain.skjema import Skjema
from helseansvarlig.paths import resources
from helseansvarlig.services.mal import MalService
from helseansvarlig.services.malregister import Malregister
from helseansvarlig.skjema.katalog import Skjemakatalog
from helseansvarlig.tjenester import Tjenester
from tests.fakes.maler import FIRST, approve, approve_with


def shipped_copy(folder: Path, version: str) -> Skjemakatalog:
    """The first template as a later or earlier program would ship it."""
    raw = json.loads((resources() / "skjema" / f"{FIRST}.json").read_text(encoding="utf-8"))
    folder.mkdir()
    (folder / "mal.json").write_text(json.dumps(raw | {"version": version}), encoding="utf-8")
    return Skjemakatalog(folder)


@pytest.fixture
def old(tjenester: Tjenester, tmp_path: Path) -> Malregister:
    """The register of a program that ships version 1.0.0, which the leader has approved."""
    oekt, catalogue = tjenester.aapent.oekt, shipped_copy(tmp_path / "gammel", "1.0.0")
    register = Malregister(oekt, catalogue)
    approve_with(tjenester, MalService(oekt, register, catalogue))
    return register


def test_every_shipped_template_waits_for_the_leader_first(tjenester: Tjenester) -> None:
    series = tjenester.mal.overview().serier
    assert {one.tilstand for one in series} == {Serietilstand.VENTER}
    assert {one.opphav for one in series} == {Malopphav.LEVERT}
    assert {one.skjema_id for one in series} >= {FIRST}


def test_what_ships_now_waits_while_what_was_approved_is_used(
    tjenester: Tjenester, old: Malregister, tmp_path: Path
) -> None:
    catalogue = shipped_copy(tmp_path / "ny", "1.1.0")
    register = Malregister(tjenester.aapent.oekt, catalogue)

    [series] = register.series()
    assert (series.brukes.versjon, series.nyeste.versjon) == ("1.0.0", "1.1.0")
    found, before = register.find(FIRST), old.find(FIRST)
    assert found is not None
    assert before is not None
    assert found.innholdshash == before.innholdshash
    approve_with(tjenester, MalService(tjenester.aapent.oekt, register, catalogue))
    assert [one.versjon for one in register.all()] == ["1.1.0"]


def test_a_template_that_ships_no_more_is_still_there_when_it_was_approved(
    tjenester: Tjenester, old: Malregister, tmp_path: Path
) -> None:
    (tmp_path / "tom").mkdir()
    register = Malregister(tjenester.aapent.oekt, Skjemakatalog(tmp_path / "tom"))
    assert [one.id for one in register.all()] == [FIRST]
    assert old.all()[0] == register.all()[0]


def test_out_of_use_means_that_it_cannot_be_begun(tjenester: Tjenester) -> None:
    approve(tjenester, FIRST)
    tjenester.mal.retire(FIRST)
    assert FIRST not in [one.id for one in tjenester.kartlegging.templates()]
    tjenester.mal.put_back(FIRST)
    assert FIRST in [one.id for one in tjenester.kartlegging.templates()]


def test_an_unknown_template_is_not_found(tjenester: Tjenester) -> None:
    register = Malregister(tjenester.aapent.oekt, Skjemakatalog(resources() / "skjema"))
    assert register.find("finnes-ikke") is None
    assert register.series_of("finnes-ikke") is None


class Counting(Skjemakatalog):
    """The real catalogue, which tells how many kept contents it has been asked to read."""

    copies = 0

    def read_copy(self, kopi: Skjemakopi) -> Skjema:
        self.copies += 1
        return super().read_copy(kopi)


def test_no_content_is_read_twice_however_many_releases_a_house_has_seen(tjenester: Tjenester) -> None:
    """Each release leaves the contents that were approved; the page of templates must not get slower by them."""
    catalogue = Counting(resources() / "skjema")
    service = MalService(tjenester.aapent.oekt, Malregister(tjenester.aapent.oekt, catalogue), catalogue)
    question = {"linkId": "a", "type": "string", "text": "Hva hjelper?"}
    form = {"resourceType": "Questionnaire", "status": "active", "version": "1.0.0", "item": [question]}
    for number in range(70):
        service.bring_in(json.dumps(form | {"id": f"skjema-{number}", "title": f"Skjema {number}"}).encode())
    service.overview()
    before = catalogue.copies
    service.overview()

    assert before >= 70
    assert catalogue.copies == before
