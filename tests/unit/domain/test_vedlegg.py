"""A file is an answer like any other: as it was given, of a kind and size that is allowed, and in the vault."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.skjema import Grenser, Punkt, Punkttype
from helseansvarlig.domain.skjema_kontroll import check_verdier
from helseansvarlig.domain.svar import besvart
from helseansvarlig.domain.vedlegg import MAX_VEDLEGG, content_of, limit_of, make_vedlegg
from helseansvarlig.domain.verdi import Vedlegg
from helseansvarlig.errors import KnownError
from helseansvarlig.tjenester import Tjenester
from tests.fakes.maler import approve
from tests.fakes.proevehvelv import Proevehvelv

TEGNING = Punkt("1", Punkttype.VEDLEGG, grenser=Grenser(filtyper=("image/png",), max_bytes=10))
FILE = {"linkId": "1", "type": "attachment", "text": "Har du tegnet noe?"}


@given(st.binary(min_size=1, max_size=10))
def test_what_is_given_is_what_is_kept_and_it_breaks_no_rule(innhold: bytes) -> None:
    vedlegg = make_vedlegg(TEGNING, "Tegning", "image/png", innhold)
    assert content_of(vedlegg) == innhold
    assert check_verdier(TEGNING, (vedlegg,)) == ()


@pytest.mark.parametrize(
    ("filtype", "innhold", "code"),
    [
        ("image/png", b"", "vedlegg_tomt"),
        ("image/png", bytes(11), "vedlegg_for_stort"),
        ("text/html", b"x", "vedlegg_feil_filtype"),
    ],
)
def test_what_is_not_allowed_is_refused_by_name(filtype: str, innhold: bytes, code: str) -> None:
    with pytest.raises(KnownError) as error:
        make_vedlegg(TEGNING, "Tegning", filtype, innhold)
    assert error.value.code == code


@pytest.mark.parametrize(("asked", "limit"), [(None, MAX_VEDLEGG), (10, 10), (10 * MAX_VEDLEGG, MAX_VEDLEGG)])
def test_no_form_can_allow_more_than_the_vault_takes(asked: int | None, limit: int) -> None:
    punkt = Punkt("1", Punkttype.VEDLEGG, grenser=Grenser(max_bytes=asked))
    assert limit_of(punkt.grenser) == limit
    assert check_verdier(punkt, (Vedlegg(bytes_oppgitt=limit + 1),)) == ("svar_for_stor_fil",)


def test_what_is_no_base64_is_no_file() -> None:
    with pytest.raises(KnownError) as error:
        content_of(Vedlegg(data="ikke base64"))
    assert error.value.code == "vedlegg_uleselig"


def test_it_lies_in_the_vault_with_the_other_answers_and_nowhere_in_the_open(
    tjenester: Tjenester, proevehvelv: Proevehvelv
) -> None:
    form = {"resourceType": "Questionnaire", "id": "tegning", "status": "active", "title": "Tegning", "item": [FILE]}
    tjenester.mal.bring_in(json.dumps(form).encode())
    approve(tjenester, "tegning")
    barn = tjenester.barn.register(Barn("", "Vakker Blomst", date(2011, 3, 4))).value
    row = tjenester.kartlegging.start(barn.id, "tegning", "Rolig Bekk").value
    vedlegg = make_vedlegg(Punkt("1", Punkttype.VEDLEGG), "Huset mitt", "image/png", b"tegning av huset" * 1000)

    tjenester.kartlegging.answer(row.id, "1", besvart(vedlegg))

    assert tjenester.kartlegging.picture(row.id).svar.get("1") == besvart(vedlegg)
    files = [path.read_bytes() for path in proevehvelv.folder.rglob("*") if path.is_file()]
    assert files
    assert not any(part in data for data in files for part in (vedlegg.data[:40].encode(), b"tegning av huset"))
