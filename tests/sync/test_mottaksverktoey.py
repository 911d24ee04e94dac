"""The receiver tool behind its port: what the window and the command line see."""

from __future__ import annotations

from pathlib import Path

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.forsendelse import Manifest, Resultat
from helseansvarlig.errors import KnownError
from helseansvarlig.services.ports import Noekkel
from helseansvarlig.sync.forsegling import seal, sha256_of
from helseansvarlig.sync.kort import sign_kort
from helseansvarlig.sync.mottak_mappe import Mottakersted
from helseansvarlig.sync.mottaksverktoey import FolderReceiver, read_place, sender_of
from tests.sync.partier import AT, SENDER_ORGNR, Parti


@pytest.fixture
def verktoey(kommune: Parti, tmp_path: Path) -> FolderReceiver:
    """A receiver that knows no sender yet."""
    return FolderReceiver(Mottakersted(kommune.identitet, kommune.kort), tmp_path, FixedClock(AT))


@pytest.fixture
def forseglet(institusjon: Parti, kommune: Parti, manifest: Manifest, filer: dict[str, bytes]) -> bytes:
    return seal(filer, manifest, sender=institusjon.identitet, recipients=[kommune.identitet.sertifikat], at=AT)


def card_of(party: Parti) -> bytes:
    return sign_kort(party.kort, party.identitet)


def test_a_sender_is_unknown_until_somebody_trusts_its_card(
    verktoey: FolderReceiver, institusjon: Parti, forseglet: bytes
) -> None:
    with pytest.raises(KnownError, match="ukjent_avsender"):
        verktoey.open(forseglet)
    assert verktoey.read_card(card_of(institusjon)).orgnr == SENDER_ORGNR
    assert verktoey.senders() == []

    verktoey.trust(card_of(institusjon))

    assert [one.orgnr for one in verktoey.senders()] == [SENDER_ORGNR]
    assert verktoey.open(forseglet).avsender_orgnr == SENDER_ORGNR


def test_a_trusted_card_is_kept_beside_a_renewed_one(
    verktoey: FolderReceiver, institusjon: Parti, fremmed: Parti, forseglet: bytes
) -> None:
    for card in (card_of(institusjon), card_of(fremmed), card_of(institusjon)):
        verktoey.trust(card)

    assert len(verktoey.senders()) == 2
    assert verktoey.open(forseglet).forsendelse_id


def test_a_receivers_card_is_no_senders_card(verktoey: FolderReceiver, kommune: Parti) -> None:
    assert verktoey.own_card().er_mottaker
    with pytest.raises(KnownError, match="kort_feil_type"):
        verktoey.trust(card_of(kommune))


def test_what_is_received_is_saved_registered_and_answered(
    verktoey: FolderReceiver, institusjon: Parti, forseglet: bytes, filer: dict[str, bytes]
) -> None:
    verktoey.trust(card_of(institusjon))

    first, second = verktoey.receive(forseglet), verktoey.receive(forseglet)

    assert (first.resultat, second.resultat) == (Resultat.OK, Resultat.OK_DUPLIKAT)
    assert {path.name: path.read_bytes() for path in first.lagret} == filer
    assert first.aapnet.sha256 == sha256_of(forseglet)
    assert len({first.kvittering, second.kvittering, verktoey.confirm_seen(forseglet)}) == 3


def test_key_and_card_must_belong_together(kommune: Parti, annen_kommune: Parti) -> None:
    key = kommune.identitet

    assert read_place(key.key_pem(), key.cert_pem(), card_of(kommune)).kort == kommune.kort
    with pytest.raises(KnownError, match="noekkel_ugyldig"):
        read_place(key.key_pem(), key.cert_pem(), card_of(annen_kommune))


def test_a_certificate_tells_whom_it_speaks_for(institusjon: Parti) -> None:
    key = institusjon.identitet

    assert sender_of(Noekkel(key.key_pem(), key.cert_pem())).orgnr == SENDER_ORGNR
