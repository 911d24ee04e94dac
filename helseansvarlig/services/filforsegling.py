"""Sealing files that somebody has chosen, outside the outbox: with the installation's key, to a card we trust."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from helseansvarlig.domain.forsendelse import Avsender, Hjemmel, Manifest
from helseansvarlig.domain.institusjon import INSTITUSJON_ID
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.errors import KnownError
from helseansvarlig.services.forsegling import to_uuid
from helseansvarlig.services.installasjon import ensure_key, trusted_cards
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import NewId, Noekkel, Sealer

OURS = frozenset({"manifest.json", "kvittering.json"})
"""Names that the container writes itself, or reads as something else."""

FILNAVN = re.compile(
    r"(?!(?i:con|prn|aux|nul|com[0-9]|lpt[0-9])\.)[A-Za-z0-9][A-Za-z0-9_-]{0,79}(\.[A-Za-z0-9]{1,10}){1,2}"
)
"""File names that every receiver can store (docs/container.md)."""


@dataclass(frozen=True, slots=True)
class Forseglet:
    """One sealed file and the id it answers to."""

    forsendelse_id: str
    data: bytes

    @property
    def sha256(self) -> str:
        """Return the hash that a receipt must echo."""
        return hashlib.sha256(self.data).hexdigest()


class FilforseglingService:
    """Seals loose files as this installation."""

    def __init__(self, oekt: Oekt, sealer: Sealer) -> None:
        self._oekt = oekt
        self._sealer = sealer

    def seal(self, files: Mapping[str, bytes], card: bytes, hjemmel: Hjemmel) -> Forseglet:
        """Seal to a card whose fingerprint has been confirmed; the log tells to whom.

        Raises `kort_ikke_bekreftet`, `institusjon_mangler_orgnr` and as `seal_loose`.
        """
        oekt = self._oekt
        with oekt.store.write(Hendelse("filer.forseglet", angrebar=False)) as unit:
            if card not in trusted_cards(unit):
                raise KnownError("kort_ikke_bekreftet")
            institusjon = unit.institusjon.get(INSTITUSJON_ID)
            key = ensure_key(unit, oekt, self._sealer)
            sender = Avsender(institusjon.orgnr, institusjon.enhet or institusjon.navn)
            about = new_manifest(sender, self._sealer, card, hjemmel, oekt.new_id)
            sealed = seal_loose(self._sealer, files, about, key, card, oekt.clock.now())
            unit.act.describe(
                Hendelse(
                    "filer.forseglet",
                    objekt=f"forsendelse:{sealed.forsendelse_id}",
                    formaal=hjemmel.ref,
                    mottaker=about.mottaker.orgnr,
                    angrebar=False,
                )
            )
            return sealed


def new_manifest(sender: Avsender, sealer: Sealer, card: bytes, hjemmel: Hjemmel, new_id: NewId) -> Manifest:
    """Return the manifest of a forsendelse that begins and ends its own chain. Raises `kort_feil_type`."""
    return Manifest(
        forsendelse_id=to_uuid(new_id()),
        kjede_id=to_uuid(new_id()),
        epoke=to_uuid(new_id()),
        loepenr=1,
        avsender=sender,
        mottaker=sealer.recipient_of(card),
        hjemmel=hjemmel,
    )


def seal_loose(
    sealer: Sealer, files: Mapping[str, bytes], about: Manifest, key: Noekkel, card: bytes, at: datetime
) -> Forseglet:
    """Seal files under plain names. Raises `filnavn_ugyldig`, `fil_for_stor`, `mottaker_sertifikat_utloept`."""
    if not files or not all(FILNAVN.fullmatch(name) and name not in OURS for name in files):
        raise KnownError("filnavn_ugyldig")
    return Forseglet(about.forsendelse_id, sealer.seal(files, about, key, card, at))
