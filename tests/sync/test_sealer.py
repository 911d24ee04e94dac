"""What the services see of the container: PEM, card bytes and plain facts."""

from __future__ import annotations

import dataclasses
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from helseansvarlig.domain.forsendelse import Manifest, Resultat
from helseansvarlig.domain.institusjon import Institusjon
from helseansvarlig.errors import KnownError
from helseansvarlig.services.ports import Noekkel
from helseansvarlig.sync.kort import read_kort, sign_kort
from helseansvarlig.sync.mottak_mappe import Mottakersted, MottakMappe, System
from helseansvarlig.sync.sealer import ContainerSealer
from helseansvarlig.sync.sertifikat import spoken_fingerprint
from helseansvarlig.sync.tillit import Betrodd
from tests.sync.partier import SENDER_ORGNR, Parti, address_of

GRANLY = Institusjon("Granly omsorgssenter", "A2", SENDER_ORGNR, "4601")


@pytest.fixture
def sealer() -> ContainerSealer:
    return ContainerSealer()


@pytest.fixture
def key(institusjon: Parti) -> Noekkel:
    return Noekkel(institusjon.identitet.key_pem(), institusjon.identitet.cert_pem())


@pytest.fixture
def card(kommune: Parti) -> bytes:
    return sign_kort(kommune.kort, kommune.identitet)


def test_a_new_key_speaks_for_the_institution_on_its_card(sealer: ContainerSealer, at: datetime) -> None:
    made = sealer.create_key(SENDER_ORGNR, GRANLY.navn, at)
    facts = sealer.read_card(sealer.sender_card(made, GRANLY, at))
    assert (facts.er_mottaker, facts.orgnr, facts.navn) == (False, SENDER_ORGNR, GRANLY.navn)


def test_a_receivers_card_gives_the_address_and_the_fingerprint_to_compare(
    sealer: ContainerSealer, card: bytes, kommune: Parti
) -> None:
    facts = sealer.read_card(card)
    assert facts.er_mottaker
    assert facts.fingeravtrykk == spoken_fingerprint(kommune.kort.sertifikat)
    assert sealer.recipient_of(card) == address_of(kommune)


def test_a_senders_card_is_nobodys_address(sealer: ContainerSealer, key: Noekkel, at: datetime) -> None:
    with pytest.raises(KnownError, match="kort_feil_type"):
        sealer.recipient_of(sealer.sender_card(key, GRANLY, at))


def test_a_changed_organisation_number_asks_for_a_new_certificate(
    sealer: ContainerSealer, key: Noekkel, at: datetime
) -> None:
    with pytest.raises(KnownError, match="eget_sertifikat_annet_orgnr"):
        sealer.sender_card(key, dataclasses.replace(GRANLY, orgnr="974760673"), at)


def test_the_municipality_answers_what_we_sealed_to_its_card(
    sealer: ContainerSealer, key: Noekkel, card: bytes, manifest: Manifest, filer: dict[str, bytes], kommune: Parti,
    tmp_path: Path, at: datetime,
) -> None:  # fmt: skip
    sealed = sealer.seal(filer, manifest, key, card, at)
    mottak = MottakMappe(Mottakersted(kommune.identitet, kommune.kort), tmp_path, System("Mottak", "1"))
    answered = mottak.receive(sealed, [Betrodd(read_kort(sealer.sender_card(key, GRANLY, at)))], at)

    receipt, signer = sealer.open_receipt(answered.kvittering_fil.read_bytes(), key, [card], at)
    assert (receipt.resultat, signer) == (Resultat.OK, kommune.kort.orgnr)


def test_nothing_is_sealed_to_a_card_past_its_end(
    sealer: ContainerSealer, key: Noekkel, manifest: Manifest, filer: dict[str, bytes], kommune: Parti, at: datetime
) -> None:
    ended = sign_kort(dataclasses.replace(kommune.kort, gyldig_til=at - timedelta(days=1)), kommune.identitet)
    with pytest.raises(KnownError, match="mottaker_sertifikat_utloept"):
        sealer.seal(filer, manifest, key, ended, at)
