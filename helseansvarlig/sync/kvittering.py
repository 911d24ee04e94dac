"""kvittering.json: a receiver's signed answer (`bvh-kvittering/1`), in the same container as what it answers.

It is sealed to the sender and bound to one sending by the hash of the sealed bytes, so it can be used for no other.
What a receipt means for the outbox is decided in `domain.forsendelse.apply_receipt`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography import x509

from helseansvarlig.domain.forsendelse import (
    Element,
    Feil,
    Feilkode,
    Kvittering,
    Kvitteringstype,
    Resultat,
)
from helseansvarlig.errors import BugError
from helseansvarlig.sync import container, strict_json
from helseansvarlig.sync.feil import ForseglingError, Grunn, refuse
from helseansvarlig.sync.sertifikat import Identitet
from helseansvarlig.sync.strict_json import FILNAVN, SHA256, UUID, Fields, JsonError, format_time
from helseansvarlig.sync.tillit import Betrodd

FORMAT = "bvh-kvittering/1"
NAME = "kvittering.json"
IKKE_KVITTERING = "ikke_kvittering"
_KEYS = (
    "format",
    "type",
    "kvitteringId",
    "forsendelseId",
    "sha256Forseglet",
    "mottattTid",
    "registrertTid",
    "resultat",
    "elementer",
    "feil",
    "system",
)
_MOST_ITEMS = 100
_REGISTERED = (Resultat.OK, Resultat.OK_DUPLIKAT)


@dataclass(frozen=True, slots=True)
class MottattKvittering:
    """A receipt whose signature holds, and whose it is; `signert_tid` is their claim."""

    kvittering: Kvittering
    signert_av: Betrodd
    sertifikat: x509.Certificate
    signert_tid: datetime


def make_receipt(
    kvittering: Kvittering, *, signer: Identitet, recipients: Sequence[x509.Certificate], at: datetime
) -> bytes:
    """Return the receipt signed by the receiver and sealed to the sender, or raise what `seal_files` raises."""
    written = strict_json.dump(_to_dict(kvittering))
    try:
        _parse(written)
    except JsonError as error:
        raise BugError("a receipt nobody would accept") from error
    return container.seal_files({NAME: written}, sender=signer, recipients=recipients, at=at)


def open_receipt(
    sealed: bytes, *, keys: Sequence[Identitet], trusted: Sequence[Betrodd], at: datetime
) -> MottattKvittering:
    """Return the verified receipt in a file that arrived at `at`, or raise `ForseglingError`.

    `ikke_kvittering` means that the file is sound but something else. The result belongs in the store: a signer's
    certificate that expires later changes nothing about a receipt judged on arrival.
    """
    verified = container.open_files(sealed, keys=keys, trusted=trusted, at=at)
    if set(verified.filer) != {NAME}:
        raise ForseglingError(IKKE_KVITTERING, Grunn.KVITTERING_MANGLER)
    try:
        kvittering = _parse(verified.filer[NAME])
    except JsonError as error:
        raise refuse(Grunn.KVITTERING_UGYLDIG) from error
    return MottattKvittering(kvittering, verified.signert_av, verified.sertifikat, verified.signert_tid)


def _to_dict(kvittering: Kvittering) -> dict[str, Any]:
    registered = kvittering.registrert_tid
    return {
        "format": FORMAT,
        "type": kvittering.type,
        "kvitteringId": kvittering.kvittering_id,
        "forsendelseId": kvittering.forsendelse_id,
        "sha256Forseglet": kvittering.sha256_forseglet,
        "mottattTid": format_time(kvittering.mottatt_tid),
        "registrertTid": None if registered is None else format_time(registered),
        "resultat": kvittering.resultat,
        "elementer": [{"fil": one.fil, "resultat": one.resultat} for one in kvittering.elementer],
        "feil": [
            {"kode": one.kode, "tekst": one.tekst, "kanProvesIgjen": one.kan_proeves_igjen} for one in kvittering.feil
        ],
        "system": {"navn": kvittering.system_navn, "versjon": kvittering.system_versjon},
    }


def _parse(data: bytes) -> Kvittering:
    fields = Fields(strict_json.parse(data), _KEYS)
    if fields.text("format", 30) != FORMAT:
        raise JsonError("$.format")
    system = fields.object("system", ("navn", "versjon"))
    kvittering = Kvittering(
        type=fields.choice("type", Kvitteringstype),
        kvittering_id=fields.match("kvitteringId", UUID),
        forsendelse_id=fields.match("forsendelseId", UUID),
        sha256_forseglet=fields.match("sha256Forseglet", SHA256),
        mottatt_tid=fields.moment("mottattTid"),
        registrert_tid=fields.optional("registrertTid", lambda: fields.moment("registrertTid")),
        resultat=fields.choice("resultat", Resultat),
        elementer=tuple(_element(one) for one in fields.objects("elementer", ("fil", "resultat"), _MOST_ITEMS)),
        feil=tuple(_fault(one) for one in fields.objects("feil", ("kode", "tekst", "kanProvesIgjen"), _MOST_ITEMS)),
        system_navn=system.text("navn", 100),
        system_versjon=system.text("versjon", 40),
    )
    _check_consistent(kvittering)
    return kvittering


def _element(fields: Fields) -> Element:
    return Element(fields.match("fil", FILNAVN), fields.choice("resultat", Resultat))


def _fault(fields: Fields) -> Feil:
    return Feil(fields.choice("kode", Feilkode), fields.text("tekst", 500), fields.boolean("kanProvesIgjen"))


def _check_consistent(kvittering: Kvittering) -> None:
    """Refuse an answer that says two things: registered without a time, or an error that is not one."""
    claims_registered = kvittering.resultat in _REGISTERED
    if kvittering.type is Kvitteringstype.APPLIKASJON and claims_registered != (kvittering.registrert_tid is not None):
        raise JsonError("$.registrertTid")
    if kvittering.type is Kvitteringstype.FEILMELDING and (claims_registered or not kvittering.feil):
        raise JsonError("$.feil")
