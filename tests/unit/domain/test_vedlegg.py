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
from helseansvarlig.domain.vedlegg import (
    MAX_VEDLEGG,
    content_of,
    ends_of,
    from_file,
    is_known,
    limit_of,
    make_vedlegg,
    name_of_copy,
    size_of,
)
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


PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


@pytest.mark.parametrize(
    ("navn", "innhold", "filtype"),
    [
        ("tegning.png", PNG, "image/png"),
        ("BILDE.JPG", b"\xff\xd8\xff\xe0" + bytes(9), "image/jpeg"),
        ("brev.pdf", b"%PDF-1.7\n", "application/pdf"),
        ("dikt.txt", "Så stille".encode(), "text/plain"),
        ("telefon.heic", b"\x00\x00\x00\x18ftypheic", "image/heic"),
        ("noe.xyz", b"noe", "application/octet-stream"),
        ("uten ende", b"noe", "application/octet-stream"),
    ],
)
def test_a_picked_file_is_what_its_name_says(navn: str, innhold: bytes, filtype: str) -> None:
    made = from_file(Punkt("1", Punkttype.VEDLEGG), navn, innhold)
    assert (made.filtype, made.tittel, content_of(made), size_of(made)) == (filtype, navn, innhold, len(innhold))


@pytest.mark.parametrize(("navn", "filtype"), [("a.jpg", "image/jpg"), ("a.dicom", "application/dicom")])
def test_a_kind_that_the_form_calls_by_a_name_of_its_own_is_taken(navn: str, filtype: str) -> None:
    punkt = Punkt("1", Punkttype.VEDLEGG, grenser=Grenser(filtyper=("application/dicom", "image/jpg")))
    assert from_file(punkt, navn, b"\xff\xd8\xff").filtype == filtype
    assert is_known(("image/png",))
    assert not is_known(punkt.grenser.filtyper)
    assert not is_known(())


@pytest.mark.parametrize(
    ("navn", "innhold", "code"),
    [
        ("tegning.png", b"%PDF-1.7", "vedlegg_annet_innhold"),
        ("tegning.png", b"", "vedlegg_tomt"),
        ("stor.png", bytes(11), "vedlegg_for_stort"),
        ("brev.pdf", b"%PDF-1.7", "vedlegg_feil_filtype"),
    ],
)
def test_what_is_wrong_with_a_picked_file_is_named_by_the_first_thing(navn: str, innhold: bytes, code: str) -> None:
    with pytest.raises(KnownError) as error:
        from_file(TEGNING, navn, innhold)
    assert error.value.code == code


def test_kinds_are_said_as_ends_of_names() -> None:
    assert ends_of(("image/png", "image/jpeg", "application/dicom")) == ("png", "jpg", "jpeg", "dicom")


@pytest.mark.parametrize(
    ("vedlegg", "name"),
    [
        (Vedlegg("image/png", tittel="Huset mitt.png"), "Huset mitt.png"),
        (Vedlegg("image/png", tittel="../../etc/passwd"), "_.._etc_passwd.png"),
        (Vedlegg("image/png", tittel="C:\\tegning"), "C__tegning.png"),
        (Vedlegg("", tittel=" .. "), "vedlegg"),
        (Vedlegg("application/pdf"), "vedlegg.pdf"),
    ],
)
def test_a_copy_gets_a_name_that_leads_nowhere_else(vedlegg: Vedlegg, name: str) -> None:
    assert name_of_copy(vedlegg) == name


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
