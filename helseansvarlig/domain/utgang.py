"""The last look before something leaves: what is read out, and what a person must have said about it.

What was read out is confirmed as it was, or not at all: when anything has changed meanwhile, it is read out again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from helseansvarlig.domain.adressebok import names_recipient
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.delingsregel import Innad, Mottakertype
from helseansvarlig.domain.utlevering import Kanal
from helseansvarlig.errors import KnownError


class Varsko(StrEnum):
    """What a person should know before it leaves."""

    UTKAST = "utkast"
    BLIR_SIGNERT = "blir_signert"
    UKRYPTERT = "ukryptert"
    ANNET_GRUNNLAG = "annet_grunnlag"
    MOT_OENSKE = "mot_oenske"
    ANNEN_KOMMUNE = "annen_kommune"
    IKKE_I_BOKEN = "ikke_i_boken"
    IKKE_FORELDREANSVAR = "ikke_foreldreansvar"
    FLERE_I_BOKEN = "flere_i_boken"
    IKKE_SJEKKET = "ikke_sjekket"
    GAMMEL_SJEKK = "gammel_sjekk"
    ANNEN_VEI = "annen_vei"
    ADRESSE_SPERRET = "adresse_sperret"
    ANNET_BARN = "annet_barn"
    KALT_TILBAKE_FOER = "kalt_tilbake_foer"


BARE_SAGT = frozenset({Varsko.UTKAST, Varsko.BLIR_SIGNERT, Varsko.UKRYPTERT})
"""What is only said; everything else is confirmed one by one."""


@dataclass(frozen=True, slots=True)
class Oensket:
    """What somebody wants to let out, and which way.

    `motpart_id` is who gets a forsendelse; `navn` is who gets a document that does not say so itself.
    """

    dokument_id: str
    kanal: Kanal
    motpart_id: str = ""
    navn: str = ""
    vedlegg: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gjelder:
    """The child as it stands in the summary and on the button: told apart at a glance."""

    barn_id: str = ""
    navn: str = ""
    initialer: str = ""
    foedselsaar: int = 0


@dataclass(frozen=True, slots=True)
class Til:
    """Who gets it. `motpart_id` is empty for one who is not in the address book."""

    mottaker: Mottakertype
    navn: str
    motpart_id: str = ""
    sted: str = ""
    telefon: str = ""
    sjekket: date | None = None
    sjekket_av: str = ""


@dataclass(frozen=True, slots=True)
class Vedlagt:
    """Another signed document about the same child that goes along."""

    dokument_id: str
    dokumenttype: str
    frosset: date
    sider: int


@dataclass(frozen=True, slots=True)
class Sammendrag:
    """What is about to leave: whom it is about ↔ who gets it ↔ how many pages ↔ what goes along.

    `sha256` is of what stands in it now. `skriv` is the name that must be typed, empty when they have had something
    from us before.
    """

    dokument_id: str
    dokumenttype: str
    kanal: Kanal
    gjelder: Gjelder
    til: Til
    sider: int
    sha256: str
    grunnlag: str
    vedlegg: tuple[Vedlagt, ...] = ()
    varsko: tuple[Varsko, ...] = ()
    skriv: str = ""
    haster: bool = False

    @property
    def oensket(self) -> Oensket:
        """Return what was asked for."""
        ids = tuple(one.dokument_id for one in self.vedlegg)
        return Oensket(self.dokument_id, self.kanal, self.til.motpart_id, self.til.navn, ids)

    @property
    def alle_sider(self) -> int:
        """Return how many pages leave in all."""
        return self.sider + sum(one.sider for one in self.vedlegg)

    @property
    def maa_bekreftes(self) -> tuple[Varsko, ...]:
        """Return what must be confirmed one by one."""
        return tuple(one for one in self.varsko if one not in BARE_SAGT)


@dataclass(frozen=True, slots=True)
class Bekreftelse:
    """That a person has read a summary: what was typed, and which warnings were ticked."""

    sammendrag: Sammendrag
    skrevet: str = ""
    lest: frozenset[Varsko] = frozenset()


def who_is_meant(barn: Barn) -> Gjelder:
    """Return a child by name, initials and birth year."""
    initials = "".join(f"{word[0].upper()}." for word in barn.navn.split())
    return Gjelder(barn.id, barn.navn, initials, barn.foedselsdato.year)


def is_outside(mottaker: Mottakertype) -> bool:
    """Tell whether somebody outside the house gets it, who could be mistaken for another."""
    return not isinstance(mottaker, Innad) or mottaker is Innad.STATSFORVALTEREN


def require_confirmed(bekreftelse: Bekreftelse, now: Sammendrag) -> None:
    """Let through what was read out and confirmed as it stands now.

    Raises `utlevering_endret`, `mottaker_uten_navn`, `mottaker_navn_stemmer_ikke`, `utlevering_ikke_lest`.
    """
    if bekreftelse.sammendrag != now:
        raise KnownError("utlevering_endret")
    if now.haster:  # an emergency waits for nothing: the sheet says whom to call
        return
    if is_outside(now.til.mottaker) and not now.til.navn.strip():
        raise KnownError("mottaker_uten_navn")
    if now.skriv and not names_recipient(bekreftelse.skrevet, now.skriv):
        raise KnownError("mottaker_navn_stemmer_ikke")
    if not bekreftelse.lest.issuperset(now.maa_bekreftes):
        raise KnownError("utlevering_ikke_lest")
