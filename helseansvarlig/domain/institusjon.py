"""The institution, its unit, and the services it works with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from helseansvarlig.domain.utlevering import Kanal

INSTITUSJON_ID = "institusjon"
"""There is one institution in a vault, so its row has a fixed id."""


class Enhetstype(StrEnum):
    """What kind of unit we are: how often one meets depends on it."""

    AKUTT = "akutt"
    UTREDNING = "utredning"
    OMSORG = "omsorg"
    BEHANDLING = "behandling"


@dataclass(frozen=True, slots=True)
class Institusjon:
    """Who we are: stands at the top of every document. `enhetstype` is None until somebody has told."""

    navn: str
    enhet: str = ""
    orgnr: str = ""
    kommunenr: str = ""
    telefon: str = ""
    legevakt: str = ""
    id: str = INSTITUSJON_ID
    enhetstype: Enhetstype | None = None


class Mottakerkategori(StrEnum):
    """Whom something may be shared with (domain page, consent record)."""

    BARNEVERNSTJENESTEN = "barnevernstjenesten"
    BUP = "bup"
    KOMMUNAL_HELSETJENESTE = "kommunal_helsetjeneste"
    FASTLEGE = "fastlege"
    TANNKLINIKK = "tannklinikk"
    SKOLE_PPT = "skole_ppt"
    FORELDRE = "foreldre"
    NYTT_OPPHOLDSSTED = "nytt_oppholdssted"
    POLITI_LEGEVAKT = "politi_legevakt"


class Tjeneste(StrEnum):
    """What kind of service somebody is that we work with; finer than whom something may be shared with."""

    HELSEFORETAK = "helseforetak"
    BUP = "bup"
    AMBULANT_TEAM = "ambulant_team"
    BARNEVERNSTJENESTE = "barnevernstjeneste"
    VERTSKOMMUNE = "vertskommune"
    LEGEVAKT = "legevakt"
    FASTLEGE = "fastlege"
    TANNKLINIKK = "tannklinikk"
    SKOLE_PPT = "skole_ppt"


KATEGORI: dict[Tjeneste, Mottakerkategori] = {
    Tjeneste.HELSEFORETAK: Mottakerkategori.BUP,
    Tjeneste.BUP: Mottakerkategori.BUP,
    Tjeneste.AMBULANT_TEAM: Mottakerkategori.BUP,
    Tjeneste.BARNEVERNSTJENESTE: Mottakerkategori.BARNEVERNSTJENESTEN,
    Tjeneste.VERTSKOMMUNE: Mottakerkategori.KOMMUNAL_HELSETJENESTE,
    Tjeneste.LEGEVAKT: Mottakerkategori.POLITI_LEGEVAKT,
    Tjeneste.FASTLEGE: Mottakerkategori.FASTLEGE,
    Tjeneste.TANNKLINIKK: Mottakerkategori.TANNKLINIKK,
    Tjeneste.SKOLE_PPT: Mottakerkategori.SKOLE_PPT,
}
"""Whom the gate asks about when something goes to a service of each kind."""

_USUALLY: dict[Mottakerkategori, Tjeneste] = {
    Mottakerkategori.BUP: Tjeneste.BUP,
    Mottakerkategori.BARNEVERNSTJENESTEN: Tjeneste.BARNEVERNSTJENESTE,
    Mottakerkategori.KOMMUNAL_HELSETJENESTE: Tjeneste.VERTSKOMMUNE,
    Mottakerkategori.POLITI_LEGEVAKT: Tjeneste.LEGEVAKT,
    Mottakerkategori.FASTLEGE: Tjeneste.FASTLEGE,
    Mottakerkategori.TANNKLINIKK: Tjeneste.TANNKLINIKK,
    Mottakerkategori.SKOLE_PPT: Tjeneste.SKOLE_PPT,
}


@dataclass(frozen=True, slots=True)
class Motpart:
    """A service we write to; `kort` is the signed mottakerkort (DER) when we can seal to it.

    `sted` tells two of the same name apart, `kanal` is the way they want it. `sjekket` is when `sjekket_av` last made
    sure that all this is right, by asking them. `tjeneste` is None where only the category was told; `hoerer_til` is
    the id of what it is a part of, such as a BUP unit's helseforetak.
    """

    id: str
    navn: str
    kategori: Mottakerkategori
    orgnr: str = ""
    kommunenr: str = ""
    telefon: str = ""
    kontaktperson: str = ""
    kort: bytes = b""
    fingeravtrykk_bekreftet_av: str = ""
    sted: str = ""
    kanal: Kanal | None = None
    sjekket: date | None = None
    sjekket_av: str = ""
    tjeneste: Tjeneste | None = None
    hoerer_til: str = ""


def service_of(motpart: Motpart) -> Tjeneste | None:
    """Return what kind of service it is, or what its category usually is; None for parents and a new place to live."""
    fits = motpart.tjeneste is not None and KATEGORI[motpart.tjeneste] is motpart.kategori
    return motpart.tjeneste if fits else _USUALLY.get(motpart.kategori)


def folded(navn: str) -> str:
    """Return a name as it is compared, whatever the case and the spacing."""
    return " ".join(navn.casefold().split())
