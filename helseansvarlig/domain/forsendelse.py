"""A forsendelse on its way out: its manifest, its states, and what a receipt may change.

One child, one recipient, one sealed file whose bytes never change. Done means that the receiver has signed that
it is registered; every other sign of life is only a step on the way.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from helseansvarlig.domain.logg import Anker
from helseansvarlig.errors import KnownError


class Tilstand(StrEnum):
    """Where a forsendelse stands. The value is what is stored."""

    UTKAST = "utkast"
    KLAR = "klar"
    FORSEGLET = "forseglet"
    OVERFOERT = "overfoert"
    LEVERT = "levert"
    REGISTRERT = "registrert"
    SETT = "sett"
    AVVIST = "avvist"
    UTLOEPT = "utloept"
    STANSET = "stanset"
    KARANTENE = "karantene"
    AVSTEM = "avstem"


class Forbindelse(StrEnum):
    """How a forsendelse relates to earlier ones on its chain, in Bufdir's vocabulary."""

    NY = "Ny"
    DUPLIKAT = "Duplikat"
    OPPDATERING = "Oppdatering"
    TILLEGG = "Tillegg"
    TRUKKET = "Trukket"
    SLETTET = "Slettet"


class Hjemmelstype(StrEnum):
    """Whether the disclosure rests on consent or on statute."""

    SAMTYKKE = "samtykke"
    LOV = "lov"


@dataclass(frozen=True, slots=True)
class Avsender:
    """The unit that sends: its owner's organisation number and the unit's short name."""

    orgnr: str
    avdeling: str


@dataclass(frozen=True, slots=True)
class Mottaker:
    """The one service a forsendelse is meant for; `bydel` is "00" where a municipality has none."""

    orgnr: str
    kommunenr: str
    bydel: str
    konto_id: str


@dataclass(frozen=True, slots=True)
class Hjemmel:
    """The legal basis as it was judged when the file was sealed."""

    type: Hjemmelstype
    ref: str
    samtykke_versjon: int | None
    vurdert_tid: datetime


@dataclass(frozen=True, slots=True)
class Vedlegg:
    """One file in the forsendelse, with the SHA-256 of its bytes in lower-case hex."""

    navn: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the sender signs about the forsendelse itself.

    It names the recipient, because a signature inside an envelope does not: without it a recipient could seal our
    signed document again, to somebody else, as if we had sent it there. `kodeverk` maps a code list to its version.
    `filer` is filled in by the sealing. `logg` is the newest place in our log: who keeps the forsendelse is a witness.
    """

    forsendelse_id: str
    kjede_id: str
    epoke: str
    loepenr: int
    avsender: Avsender
    mottaker: Mottaker
    hjemmel: Hjemmel
    forbindelse: Forbindelse = Forbindelse.NY
    gjelder_forsendelse_id: str | None = None
    forrige_sha256: str | None = None
    kodeverk: dict[str, str] = field(default_factory=dict)
    filer: tuple[Vedlegg, ...] = ()
    logg: Anker | None = None


class Kvitteringstype(StrEnum):
    """Who answers: the receiving system, a person, or the system with a complaint."""

    APPLIKASJON = "applikasjonskvittering"
    SAKSBEHANDLER = "saksbehandlerkvittering"
    FEILMELDING = "feilmelding"


class Resultat(StrEnum):
    """What became of the forsendelse, or of one file in it."""

    OK = "OK"
    OK_DUPLIKAT = "OK_DUPLIKAT"
    AVVIST = "AVVIST"
    VENTER = "VENTER"


class Feilkode(StrEnum):
    """Why a receiver could not register."""

    UKJENT_BARN = "UKJENT_BARN"
    UTLOPT_HJEMMEL = "UTLOPT_HJEMMEL"
    SKJEMA = "SKJEMA"
    HULL = "HULL"
    KONFLIKT = "KONFLIKT"
    IKKE_MOTTAKER = "IKKE_MOTTAKER"


@dataclass(frozen=True, slots=True)
class Element:
    """The receiver's verdict on one file."""

    fil: str
    resultat: Resultat


@dataclass(frozen=True, slots=True)
class Feil:
    """One reason given by the receiver; `tekst` is foreign text and is shown as plain text only."""

    kode: Feilkode
    tekst: str
    kan_proeves_igjen: bool


@dataclass(frozen=True, slots=True)
class Kvittering:
    """A receiver's answer about one forsendelse. Times are the receiver's; `registrert_tid` is None until durable."""

    type: Kvitteringstype
    kvittering_id: str
    forsendelse_id: str
    sha256_forseglet: str
    mottatt_tid: datetime
    registrert_tid: datetime | None
    resultat: Resultat
    elementer: tuple[Element, ...]
    feil: tuple[Feil, ...]
    system_navn: str
    system_versjon: str


class Oppgave(StrEnum):
    """What a person must look at after a receipt; nothing more than the state changes by itself."""

    AVVIST = "avvist"
    DELVIS_REGISTRERT = "delvis_registrert"
    FEIL_ETTER_REGISTRERING = "feil_etter_registrering"
    STANSET_KOM_FREM = "stanset_kom_frem"


@dataclass(frozen=True, slots=True)
class Sendt:
    """What the outbox remembers about a sealed forsendelse: enough to judge a receipt by."""

    forsendelse_id: str
    tilstand: Tilstand
    sha256: str
    mottaker_orgnr: str
    filer: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Utfall:
    """What a receipt leads to.

    `vent` means that the receipt came before the one it builds on: keep it, and apply it again later.
    """

    tilstand: Tilstand
    oppgave: Oppgave | None = None
    vent: bool = False


# A receipt only moves a forsendelse upwards here. The three that stand beside `overfoert` know nothing about the
# receiver, so any word from it counts for more. utkast and klar are absent: nothing was sealed that can be answered.
_RANG = {
    Tilstand.FORSEGLET: 1,
    Tilstand.OVERFOERT: 2,
    Tilstand.UTLOEPT: 2,
    Tilstand.KARANTENE: 2,
    Tilstand.AVSTEM: 2,
    Tilstand.LEVERT: 3,
    Tilstand.STANSET: 4,
    Tilstand.AVVIST: 4,
    Tilstand.REGISTRERT: 5,
    Tilstand.SETT: 6,
}


def apply_receipt(sendt: Sendt | None, kvittering: Kvittering, signert_av: str) -> Utfall:
    """Return what a verified receipt means for the forsendelse it answers, or refuse it.

    `sendt` is None when the outbox has no such id; `signert_av` is the signer's organisation number. Refusals:
    `kvittering_ukjent`, `kvittering_feil_avsender` (a trusted party, but not the one we sent to) and
    `kvittering_feil_hash` (it answers other bytes than ours).
    """
    if sendt is None or sendt.forsendelse_id != kvittering.forsendelse_id or sendt.tilstand not in _RANG:
        raise KnownError("kvittering_ukjent")
    if signert_av != sendt.mottaker_orgnr:
        raise KnownError("kvittering_feil_avsender")
    if kvittering.sha256_forseglet != sendt.sha256:
        raise KnownError("kvittering_feil_hash")
    if kvittering.type is Kvitteringstype.FEILMELDING or kvittering.resultat is Resultat.AVVIST:
        return _refused(sendt.tilstand)
    if kvittering.type is Kvitteringstype.SAKSBEHANDLER:
        return _seen(sendt.tilstand)
    if kvittering.resultat is Resultat.VENTER:
        return Utfall(_forward(sendt.tilstand, Tilstand.LEVERT), _task_if_stopped(sendt.tilstand))
    return _registered(sendt, kvittering)


def _forward(now: Tilstand, target: Tilstand) -> Tilstand:
    return target if _RANG[target] > _RANG[now] else now


def _task_if_stopped(now: Tilstand) -> Oppgave | None:
    """A stopped forsendelse that answers has reached the receiver after all: somebody must ask for it back."""
    return Oppgave.STANSET_KOM_FREM if now is Tilstand.STANSET else None


def _refused(now: Tilstand) -> Utfall:
    if now in (Tilstand.REGISTRERT, Tilstand.SETT):
        return Utfall(now, Oppgave.FEIL_ETTER_REGISTRERING)
    return Utfall(_forward(now, Tilstand.AVVIST), _task_if_stopped(now) or Oppgave.AVVIST)


def _seen(now: Tilstand) -> Utfall:
    if now in (Tilstand.REGISTRERT, Tilstand.SETT):
        return Utfall(Tilstand.SETT)
    return Utfall(now, vent=True)


def _registered(sendt: Sendt, kvittering: Kvittering) -> Utfall:
    """Every file must be named as registered: silence about a file is not success."""
    good = {e.fil for e in kvittering.elementer if e.resultat in (Resultat.OK, Resultat.OK_DUPLIKAT)}
    if kvittering.registrert_tid is None or not good.issuperset(sendt.filer):
        return Utfall(_forward(sendt.tilstand, Tilstand.LEVERT), Oppgave.DELVIS_REGISTRERT)
    return Utfall(_forward(sendt.tilstand, Tilstand.REGISTRERT), _task_if_stopped(sendt.tilstand))
