"""A receipt is the receiver's own signed word about these very bytes, or it is nothing."""

from __future__ import annotations

import dataclasses
import json
from datetime import datetime
from typing import Any

import pytest

from helseansvarlig.domain.forsendelse import (
    Element,
    Feil,
    Feilkode,
    Kvittering,
    Kvitteringstype,
    Manifest,
    Resultat,
    Sendt,
    Tilstand,
    apply_receipt,
)
from helseansvarlig.errors import BugError, KnownError
from helseansvarlig.sync import container, konvolutt
from helseansvarlig.sync.feil import ForseglingError, Grunn
from helseansvarlig.sync.forsegling import sha256_of
from helseansvarlig.sync.kvittering import MottattKvittering, make_receipt, open_receipt
from tests.sync.partier import AT, Parti


@pytest.fixture(scope="module")
def kvittering(sealed: bytes, manifest: Manifest, filer: dict[str, bytes]) -> Kvittering:
    return Kvittering(
        type=Kvitteringstype.APPLIKASJON,
        kvittering_id="11111111-2222-4333-8444-555555555555",
        forsendelse_id=manifest.forsendelse_id,
        sha256_forseglet=sha256_of(sealed),
        mottatt_tid=AT,
        registrert_tid=AT,
        resultat=Resultat.OK,
        elementer=tuple(Element(name, Resultat.OK) for name in filer),
        feil=(),
        system_navn="Mottaksverktøy",
        system_versjon="1.0",
    )


@pytest.fixture(scope="module")
def sendt(sealed: bytes, manifest: Manifest, filer: dict[str, bytes]) -> Sendt:
    return Sendt(manifest.forsendelse_id, Tilstand.OVERFOERT, sha256_of(sealed), manifest.mottaker.orgnr, tuple(filer))


def receipt_from(kvittering: Kvittering, signer: Parti, to: Parti) -> bytes:
    return make_receipt(kvittering, signer=signer.identitet, recipients=[to.kort.sertifikat], at=AT)


def open_as(sealed: bytes, party: Parti, *trusted: Parti, at: datetime = AT) -> MottattKvittering:
    return open_receipt(sealed, keys=[party.identitet], trusted=[one.betrodd for one in trusted], at=at)


def altered(kvittering: Kvittering, signer: Parti, to: Parti, **change: object) -> bytes:
    """Return a rightly signed receipt whose JSON says something make_receipt would not write."""
    made = konvolutt.decrypt(receipt_from(kvittering, signer, to), [to.identitet])
    start = made.index(b'{"format":"bvh-kvittering')
    written: dict[str, Any] = json.JSONDecoder().raw_decode(made[start:].decode(errors="replace"))[0]
    content = {"kvittering.json": json.dumps(written | change).encode()}
    return container.seal_files(content, sender=signer.identitet, recipients=[to.kort.sertifikat], at=AT)


def test_the_sender_reads_what_the_receiver_answered(
    kvittering: Kvittering, kommune: Parti, institusjon: Parti, sendt: Sendt
) -> None:
    received = open_as(receipt_from(kvittering, kommune, institusjon), institusjon, kommune)

    assert received.kvittering == kvittering
    assert received.signert_av.kort == kommune.kort
    assert apply_receipt(sendt, received.kvittering, received.signert_av.kort.orgnr).tilstand is Tilstand.REGISTRERT


def test_a_feilmelding_carries_its_reasons(kvittering: Kvittering, kommune: Parti, institusjon: Parti) -> None:
    refused = dataclasses.replace(
        kvittering,
        type=Kvitteringstype.FEILMELDING,
        resultat=Resultat.AVVIST,
        registrert_tid=None,
        feil=(Feil(Feilkode.UKJENT_BARN, "Ikke funnet i fagsystemet", True),),
    )
    assert open_as(receipt_from(refused, kommune, institusjon), institusjon, kommune).kvittering == refused


def test_a_forged_receipt_is_refused(
    kvittering: Kvittering, fremmed: Parti, kommune: Parti, institusjon: Parti
) -> None:
    """Anybody can seal to us: the certificate is public. Only the receiver can sign as the receiver."""
    with pytest.raises(ForseglingError, match="forsegling_ugyldig") as caught:
        open_as(receipt_from(kvittering, fremmed, institusjon), institusjon, kommune)
    assert caught.value.reason is Grunn.UKJENT_AVSENDER


def test_a_receipt_signed_anew_by_another_we_trust_is_refused(
    kvittering: Kvittering, annen_kommune: Parti, kommune: Parti, institusjon: Parti, sendt: Sendt
) -> None:
    received = open_as(receipt_from(kvittering, annen_kommune, institusjon), institusjon, kommune, annen_kommune)
    with pytest.raises(KnownError, match="kvittering_feil_avsender"):
        apply_receipt(sendt, received.kvittering, received.signert_av.kort.orgnr)


def test_a_receipt_for_other_bytes_or_an_unknown_id_is_refused(
    kvittering: Kvittering, kommune: Parti, institusjon: Parti, sendt: Sendt
) -> None:
    other = dataclasses.replace(kvittering, sha256_forseglet="0" * 64)
    received = open_as(receipt_from(other, kommune, institusjon), institusjon, kommune)
    with pytest.raises(KnownError, match="kvittering_feil_hash"):
        apply_receipt(sendt, received.kvittering, received.signert_av.kort.orgnr)
    with pytest.raises(KnownError, match="kvittering_ukjent"):
        apply_receipt(None, received.kvittering, received.signert_av.kort.orgnr)


def test_a_receipt_for_somebody_else_does_not_open(
    kvittering: Kvittering, kommune: Parti, annen_kommune: Parti, institusjon: Parti
) -> None:
    with pytest.raises(ForseglingError, match="ikke_adressert_hit"):
        open_as(receipt_from(kvittering, kommune, annen_kommune), institusjon, kommune)


def test_a_forsendelse_is_not_a_receipt(sealed: bytes, kommune: Parti, institusjon: Parti) -> None:
    with pytest.raises(ForseglingError, match="ikke_kvittering"):
        open_as(sealed, kommune, institusjon)


def test_a_cut_receipt_says_that_it_is_cut(kvittering: Kvittering, kommune: Parti, institusjon: Parti) -> None:
    with pytest.raises(ForseglingError, match="fil_avkortet"):
        open_as(receipt_from(kvittering, kommune, institusjon)[:-50], institusjon, kommune)


@pytest.mark.parametrize(
    "change",
    [
        {"format": "bvh-kvittering/2"},
        {"type": "kvittering"},
        {"resultat": "ok"},
        {"resultat": None},
        {"registrertTid": None},
        {"type": "feilmelding"},
        {"type": "feilmelding", "resultat": "AVVIST", "registrertTid": None},
        {"elementer": [{"fil": "dokument.pdf"}]},
        {"elementer": [{"fil": "dokument.pdf", "resultat": None}]},
        {"feil": [{"kode": "UKJENT", "tekst": "", "kanProvesIgjen": True}]},
        {"feil": [{"kode": "HULL", "tekst": "x" * 501, "kanProvesIgjen": True}]},
        {"system": {"navn": "x"}},
        {"ekstra": 1},
    ],
    ids=str,
)
def test_a_rightly_signed_answer_that_is_no_clear_answer_is_refused(
    kvittering: Kvittering, kommune: Parti, institusjon: Parti, change: dict[str, object]
) -> None:
    with pytest.raises(ForseglingError, match="forsegling_ugyldig") as caught:
        open_as(altered(kvittering, kommune, institusjon, **change), institusjon, kommune)
    assert caught.value.reason is Grunn.KVITTERING_UGYLDIG


def test_the_altering_itself_alters_nothing(kvittering: Kvittering, kommune: Parti, institusjon: Parti) -> None:
    """The control for the table above."""
    assert open_as(altered(kvittering, kommune, institusjon), institusjon, kommune).kvittering == kvittering


def test_an_answer_nobody_would_accept_is_not_signed(
    kvittering: Kvittering, kommune: Parti, institusjon: Parti
) -> None:
    with pytest.raises(BugError):
        receipt_from(dataclasses.replace(kvittering, registrert_tid=None), kommune, institusjon)
