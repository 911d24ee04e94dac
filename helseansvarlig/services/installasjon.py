"""Our own key and card as an installation, and the cards of those we seal to; the private key stays in the vault."""

from __future__ import annotations

from dataclasses import replace

from helseansvarlig.domain.institusjon import INSTITUSJON_ID, Motpart, Mottakerkategori
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.errors import KnownError
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done, Kortopplysninger, Noekkel, Sealer, Unit

_PRIVATE, _CERTIFICATE = "installasjon.noekkel", "installasjon.sertifikat"


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
            return self._sealer.sender_card(key, unit.institusjon.get(INSTITUSJON_ID), oekt.clock.now())

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
            trusted = replace(row, kort=data, fingeravtrykk_bekreftet_av=telefon.strip())
            return Done(unit.motpart.save(trusted), unit.act.changes())


def ensure_key(unit: Unit, oekt: Oekt, sealer: Sealer) -> Noekkel:
    """Return the installation's key, made inside the caller's act if there is none."""
    private, certificate = unit.hemmelighet.get(_PRIVATE), unit.hemmelighet.get(_CERTIFICATE)
    if private and certificate:
        return Noekkel(private, certificate)
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
