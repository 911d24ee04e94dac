"""A slot keeps a holder's private keys under what that holder knows (and, for a user, what the machine has)."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import date

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from helseansvarlig.errors import KnownError
from helseansvarlig.security import kdf
from helseansvarlig.security.canonical import canonical
from helseansvarlig.security.keypair import Noekkelpar

NONCE_BYTES = 12
TAG_BYTES = 16
CONTROL_BYTES = 16
DEVICE_SECRET_BYTES = 32
PASSORD, START, KODE = "passord", "start", "kode"
"""What opens a slot: a person's password, the code she begins with, the paper's code."""


@dataclass(frozen=True, slots=True)
class Spor:
    """One way to a holder's private keys. `kost` is None for the recovery code, which needs no slowness.

    `enhet` is the fingerprint of the device secret that is mixed in, empty when none is. A start code is good to the
    day `utloeper`, that day included.
    """

    id: str
    salt: bytes
    kost: kdf.Kdfkost | None
    enhet: str
    nonce: bytes
    innpakket: bytes
    kontroll: bytes
    art: str = PASSORD
    utloeper: date | None = None


def device_fingerprint(secret: bytes) -> str:
    """Return 16 hex characters that name a device secret without telling it; empty for none."""
    return hashlib.sha256(b"helseansvarlig/enhet/1" + secret).hexdigest()[:16] if secret else ""


def make_slot(keys: Noekkelpar, hemmelighet: str, kost: kdf.Kdfkost | None, enhet: bytes, context: str) -> Spor:
    """Wrap `keys` under a passphrase or a normalised recovery code. `context` names vault and holder."""
    slot_id, salt, nonce = secrets.token_hex(8), secrets.token_bytes(kdf.SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    kek = _kek(hemmelighet, salt, kost, enhet)
    fingerprint = device_fingerprint(enhet)
    sealed = AESGCM(kdf.expand(kek, "innpakking")).encrypt(
        nonce, keys.hemmelig, _aad(context, slot_id, kost, fingerprint)
    )
    return Spor(slot_id, salt, kost, fingerprint, nonce, sealed, _control(kek))


def open_slot(spor: Spor, hemmelighet: str, enhet: bytes, context: str) -> Noekkelpar:
    """Return the holder's keys.

    Raises `feil_passord` when the secret does not fit (told by the control value, so that a wrong password and a
    damaged header are never confused), `hvelv_skadet` when it fits but the wrapped bytes do not.
    """
    kek = _kek(hemmelighet, spor.salt, spor.kost, enhet)
    if not hmac.compare_digest(_control(kek), spor.kontroll):
        raise KnownError("feil_passord")
    opener, aad = AESGCM(kdf.expand(kek, "innpakking")), _aad(context, spor.id, spor.kost, spor.enhet)
    try:
        return Noekkelpar(opener.decrypt(spor.nonce, spor.innpakket, aad))
    except InvalidTag as error:
        raise KnownError("hvelv_skadet") from error


def _kek(hemmelighet: str, salt: bytes, kost: kdf.Kdfkost | None, enhet: bytes) -> bytes:
    slow = kdf.derive(hemmelighet, salt, kost) if kost else hemmelighet.encode()
    return kdf.expand(slow + enhet, "kek", salt)


def _control(kek: bytes) -> bytes:
    return kdf.expand(kek, "kontroll", length=CONTROL_BYTES)


def _aad(context: str, slot_id: str, kost: kdf.Kdfkost | None, fingerprint: str) -> bytes:
    cost = [kost.minne_kib, kost.runder, kost.traader] if kost else []
    return canonical({"kontekst": context, "spor": slot_id, "kost": cost, "enhet": fingerprint})
