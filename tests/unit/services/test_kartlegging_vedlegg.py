"""A copy of a file goes out only when somebody asks for it, and the log knows."""

from __future__ import annotations

import json

import pytest

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.kartlegging import Kartlegging
from helseansvarlig.domain.skjema import Punkt, Punkttype
from helseansvarlig.domain.svar import besvart
from helseansvarlig.domain.vedlegg import make_vedlegg
from helseansvarlig.domain.verdi import Vedlegg
from helseansvarlig.errors import KnownError
from helseansvarlig.tjenester import Tjenester
from tests.fakes.maler import approve

FORM = {
    "resourceType": "Questionnaire", "id": "tegning", "status": "active", "title": "Tegning",
    "item": [
        {"linkId": "1", "type": "attachment", "text": "Har du tegnet noe?", "repeats": True},
        {"linkId": "2", "type": "string", "text": "Hva er det?"},
    ],
}  # fmt: skip
HUS, HAGE = (make_vedlegg(Punkt("1", Punkttype.VEDLEGG), n, "image/png", n.encode()) for n in ("hus.png", "hage.png"))


@pytest.fixture
def row(tjenester: Tjenester, barn: Barn) -> Kartlegging:
    tjenester.mal.bring_in(json.dumps(FORM).encode())
    approve(tjenester, "tegning")
    made = tjenester.kartlegging.start(barn.id, "tegning", "Rolig Bekk").value
    tjenester.kartlegging.answer_all(made.id, {"1": besvart(HUS, HAGE), "2": besvart("Huset")})
    return made


def test_the_file_comes_out_as_it_went_in_and_the_log_names_the_kartlegging(
    tjenester: Tjenester, row: Kartlegging
) -> None:
    assert tjenester.vedlegg.copy(row.id, "1", 1) == b"hage.png"

    told = tjenester.logg.newest(1)[0]
    assert (told.handling, told.barn_id, told.objekt) == (
        "kartlegging.vedlegg_lagret", row.barn_id, f"kartlegging:{row.id}",
    )  # fmt: skip


@pytest.mark.parametrize(("sti", "nummer"), [("1", 2), ("2", 0), ("3", 0)])
def test_what_is_no_file_is_not_there(tjenester: Tjenester, row: Kartlegging, sti: str, nummer: int) -> None:
    with pytest.raises(KnownError, match="finnes_ikke"):
        tjenester.vedlegg.copy(row.id, sti, nummer)


def test_a_file_that_cannot_be_read_is_said_to_be_so_and_nothing_is_logged(
    tjenester: Tjenester, row: Kartlegging
) -> None:
    tjenester.kartlegging.answer(row.id, "1", besvart(Vedlegg("image/png", "ikke base64", "hus.png")))
    before = tjenester.logg.newest(1)
    with pytest.raises(KnownError, match="vedlegg_uleselig"):
        tjenester.vedlegg.copy(row.id, "1", 0)
    assert tjenester.logg.newest(1) == before
