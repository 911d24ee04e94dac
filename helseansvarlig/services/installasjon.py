"""Our own key and card as an installation, and the cards of those we seal to; the private key stays in the vault."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from helseansvarlig.domain.forsendelse import Kvittering
from helseansvarlig.domain.institusjon import INSTITUSJON_ID, Motpart, Mottakerkategori
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.errors import KnownError
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done, Kortopplysninger, Noekkel, OpenKeys, Sealer, Unit

_PRIVATE, _CERTIFICATE = "installasjon.noekkel", "installasjon.sertifikat"
_BEFORE = ".forrige"
"""Added to the two names: what was in force before, newest first, one PEM block after the other."""

_UNDER = "installasjon.noekkel.under"
"""The vault key that the key lay under when somebody's removal was begun: under another, she may have read it."""

_CARD = "installasjon.kort.nytt"
"""Not empty from when the key is renewed until the new card has been made."""

_NOT_TO_THIS_KEY = "ikke_adressert_hit"
_PEM = re.compile(rb"-----BEGIN [^-]+-----.+?-----END [^-]+-----\n?", re.DOTALL)


class InstallasjonService:
    """Our card out, their cards in."""

    def __init__(self, oekt: Oekt, sealer: Sealer) -> None:
        self._oekt = oekt
        self._sealer = sealer

    def sender_card(self) -> bytes:
        """Return our avsenderkort; key and certificate are made the first time. Raises `institusjon_mangler_orgnr`."""
        oekt = self._oekt
        with oekt.store.write(Hendelse("avsenderkort.laget", angrebar=False)) as unit:
            key = ensure_key(unit, oekt, self._sealer)
            if card_waits(unit):
                unit.hemmelighet.put(_CARD, b"")
            return self._sealer.sender_card(key, unit.institusjon.get(INSTITUSJON_ID), oekt.clock.now())

    def has_key(self) -> bool:
        """Tell whether the installation has a key: it is made when it is first needed."""
        with self._oekt.store.read() as unit:
            return _kept_key(unit) is not None

    def renew(self) -> bool:
        """Take a new key into use and keep the one before for answers that are under way; False when there was none.

        From now on nothing that the old avsenderkort vouches for leaves here: the municipality is to have the new one.
        Raises `orgnr_ugyldig`, disk faults; then the old key is in force.
        """
        oekt = self._oekt
        if not self.has_key():
            return False
        with oekt.store.write(Hendelse("avsendernoekkel.fornyet", angrebar=False)) as unit:
            institusjon = unit.institusjon.get(INSTITUSJON_ID)
            fresh = self._sealer.create_key(institusjon.orgnr, institusjon.navn, oekt.clock.now())
            for name, pem in ((_PRIVATE, fresh.privat), (_CERTIFICATE, fresh.sertifikat)):
                earlier = [unit.hemmelighet.get(one) or b"" for one in (name, name + _BEFORE)]
                unit.hemmelighet.put(name + _BEFORE, b"".join(earlier))
                unit.hemmelighet.put(name, pem)
            unit.hemmelighet.put(_CARD, b"1")
            unit.hemmelighet.put(_UNDER, b"")
        return True

    def renew_if_exposed(self, keys: OpenKeys) -> bool:
        """Renew the key when somebody who is gone may have read it; tell whether that was so. Raises as `renew`."""
        with self._oekt.store.read() as unit:
            exposed = is_exposed(unit, keys)
        return exposed and self.renew()

    def read_card(self, data: bytes) -> Kortopplysninger:
        """Return what a mottakerkort says, before anybody trusts it. Raises `kort_ugyldig`, `kort_feil_type`."""
        facts = self._sealer.read_card(data)
        if not facts.er_mottaker:
            raise KnownError("kort_feil_type")
        return facts

    def trust_card(self, data: bytes, telefon: str) -> Done[Motpart]:
        """Keep a mottakerkort whose fingerprint has been compared by telephone with `telefon` (who, which number).

        A barnevernstjeneste known by the same organisation number gets the new card; else it is added. Raises
        `kort_ikke_bekreftet` and as `read_card`.
        """
        if not telefon.strip():
            raise KnownError("kort_ikke_bekreftet")
        facts = self.read_card(data)
        with self._oekt.store.write(Hendelse("mottakerkort.godkjent")) as unit:
            known = next((m for m in unit.motpart.all() if m.orgnr == facts.orgnr), None)
            row = known or Motpart(
                self._oekt.new_id(), facts.navn, Mottakerkategori.BARNEVERNSTJENESTEN, facts.orgnr, facts.kommunenr
            )
            unit.act.describe(Hendelse("mottakerkort.godkjent", objekt=f"motpart:{row.id}"))
            trusted = replace(
                row,
                kort=data,
                fingeravtrykk_bekreftet_av=telefon.strip(),
                sjekket=self._oekt.clock.today(),  # somebody has just spoken with them
                sjekket_av=self._oekt.bruker.navn,
            )
            return Done(unit.motpart.save(trusted), unit.act.changes())


def ensure_key(unit: Unit, oekt: Oekt, sealer: Sealer) -> Noekkel:
    """Return the installation's key, made inside the caller's act if there is none."""
    kept = _kept_key(unit)
    if kept is not None:
        return kept
    institusjon = unit.institusjon.get(INSTITUSJON_ID)
    if not institusjon.orgnr:
        raise KnownError("institusjon_mangler_orgnr")
    key = sealer.create_key(institusjon.orgnr, institusjon.navn, oekt.clock.now())
    unit.hemmelighet.put(_PRIVATE, key.privat)
    unit.hemmelighet.put(_CERTIFICATE, key.sertifikat)
    return key


def trusted_cards(unit: Unit) -> list[bytes]:
    """Return the cards of everybody whose fingerprint has been confirmed."""
    return [m.kort for m in unit.motpart.all() if m.kort and m.fingeravtrykk_bekreftet_av]


def open_receipt(unit: Unit, oekt: Oekt, sealer: Sealer, data: bytes) -> tuple[Kvittering, str]:
    """Return a verified receipt and its signer's organisation number; it may be sealed to a key we had before.

    Raises as `Sealer.open_receipt`.
    """
    cards, now = trusted_cards(unit), oekt.clock.now()
    for key in (ensure_key(unit, oekt, sealer), *_earlier_keys(unit)):
        try:
            return sealer.open_receipt(data, key, cards, now)
        except KnownError as error:
            if error.code != _NOT_TO_THIS_KEY:
                raise
            refusal = error
    raise refusal


def note_vault_key(unit: Unit, keys: OpenKeys) -> None:
    """Remember which vault key the installation's key lies under, before somebody's removal changes that.

    Wherever the removal is cut off after this, `is_exposed` tells what is left to do.
    """
    if _kept_key(unit) is not None:
        unit.hemmelighet.put(_UNDER, _name_of(keys))


def is_exposed(unit: Unit, keys: OpenKeys) -> bool:
    """Tell whether the key has lain under a vault key that is no longer in force: somebody removed could read it."""
    return unit.hemmelighet.get(_UNDER) not in (None, b"", _name_of(keys))


def card_waits(unit: Unit) -> bool:
    """Tell whether the key was renewed and the card that goes with it has not been made yet."""
    return bool(unit.hemmelighet.get(_CARD))


def _kept_key(unit: Unit) -> Noekkel | None:
    private, certificate = unit.hemmelighet.get(_PRIVATE), unit.hemmelighet.get(_CERTIFICATE)
    return Noekkel(private, certificate) if private and certificate else None


def _earlier_keys(unit: Unit) -> list[Noekkel]:
    """Return the keys that were in force before, newest first."""
    private, certificates = (_PEM.findall(unit.hemmelighet.get(n + _BEFORE) or b"") for n in (_PRIVATE, _CERTIFICATE))
    return [Noekkel(*pair) for pair in zip(private, certificates, strict=True)]


def _name_of(keys: OpenKeys) -> bytes:
    """Return the name of the vault key in force: it tells nothing about the key."""
    return hashlib.sha256(b"helseansvarlig/hvelvnoekkel/1" + keys.witness_key()).hexdigest()[:16].encode()
