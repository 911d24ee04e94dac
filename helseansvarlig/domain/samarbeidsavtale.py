"""Agreements between the house and those it works with: seven topics that each needs words, an owner and evidence.

The topics are Helsedirektoratet's (Barnevernansvarlig i psykisk helsevern for barn og unge, 2017). How long before its
end an agreement is told of is the house's own choice, not a rule.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from helseansvarlig.domain.institusjon import folded
from helseansvarlig.errors import KnownError

WARN_OF_END = timedelta(days=60)
WARN_OF_EVALUATION = timedelta(days=30)


class Avtaletema(StrEnum):
    """What every agreement must say something about."""

    SAMARBEID = "samarbeid"
    MEDVIRKNING = "medvirkning"
    OPPLYSNINGER = "opplysninger"
    KARTLEGGING = "kartlegging"
    AKUTT = "akutt"
    FLYTTING = "flytting"
    EVALUERING = "evaluering"


@dataclass(frozen=True, slots=True)
class Temapunkt:
    """One topic: what is agreed, who sees to it, and where one can see that it is so.

    `paa_plass` is the day somebody said that it is in place.
    """

    tema: Avtaletema
    tekst: str = ""
    eier: str = ""
    belegg: str = ""
    paa_plass: date | None = None

    @property
    def mangler(self) -> tuple[str, ...]:
        """Return which fields are empty: with any of them empty it cannot be in place."""
        return tuple(name for name in ("tekst", "eier", "belegg") if not getattr(self, name).strip())

    @property
    def er_dekket(self) -> bool:
        """Tell whether somebody has said that it is in place, and nothing of it is missing."""
        return self.paa_plass is not None and not self.mangler


@dataclass(frozen=True, slots=True)
class Avtalepart:
    """One side of the agreement: who answers for it, who stands in, and who has signed for it and when."""

    virksomhet: str
    kontaktperson: str = ""
    stedfortreder: str = ""
    telefon: str = ""
    underskrevet_av: str = ""
    underskrevet: date | None = None


@dataclass(frozen=True, slots=True)
class Foelge:
    """Who comes along when a child is admitted, and as what: staff at work are not next of kin."""

    hvem: str
    rolle: str


ALLE_TEMAER = tuple(Temapunkt(tema) for tema in Avtaletema)
"""The seven topics with nothing agreed yet."""


@dataclass(frozen=True, slots=True)
class Samarbeidsavtale:
    """One agreement. It names no child.

    `tilbud` is what the other side gives (outpatient, ambulant, guidance), `uenighet` whom one goes to when one
    disagrees, the nearest first, `evaluering` what came of looking at it together on the day `evaluert`.
    """

    id: str
    motpart: str
    parter: tuple[Avtalepart, ...] = ()
    temaer: tuple[Temapunkt, ...] = ALLE_TEMAER
    egen_psykolog: str = ""
    kommunale_tjenester: str = ""
    tilbud: str = ""
    foelge: tuple[Foelge, ...] = ()
    uenighet: tuple[str, ...] = ()
    taushetsplikt: str = ""
    gjelder_fra: date | None = None
    gjelder_til: date | None = None
    evalueres: date | None = None
    evaluert: date | None = None
    evaluering: str = ""

    def punkt(self, tema: Avtaletema) -> Temapunkt:
        """Return what stands about a topic; one that was never written is empty."""
        return next((one for one in self.temaer if one.tema is tema), Temapunkt(tema))

    @property
    def dekkede(self) -> tuple[Avtaletema, ...]:
        """Return the topics that are in place, in order: «5 av 7» is their number out of all."""
        return tuple(tema for tema in Avtaletema if self.punkt(tema).er_dekket)


class Avtalestand(StrEnum):
    """How it stands with an agreement on a day."""

    UNDER_ARBEID = "under_arbeid"
    KOMMER = "kommer"
    GJELDER = "gjelder"
    UTLOEPER = "utloeper"
    UTLOEPT = "utloept"


def state_on(avtale: Samarbeidsavtale, dag: date) -> Avtalestand:
    """Return how it stands with an agreement; the last day is a day on which it holds."""
    if avtale.gjelder_fra is None:
        return Avtalestand.UNDER_ARBEID
    if dag < avtale.gjelder_fra:
        return Avtalestand.KOMMER
    if avtale.gjelder_til is None or dag <= avtale.gjelder_til - WARN_OF_END:
        return Avtalestand.GJELDER
    return Avtalestand.UTLOEPER if dag <= avtale.gjelder_til else Avtalestand.UTLOEPT


def holds_on(avtale: Samarbeidsavtale, dag: date) -> bool:
    """Tell whether an agreement holds on a day."""
    return state_on(avtale, dag) in (Avtalestand.GJELDER, Avtalestand.UTLOEPER)


def without_replaced(avtaler: Iterable[Samarbeidsavtale]) -> tuple[Samarbeidsavtale, ...]:
    """Return the agreements without those that another with the same party goes on after: nobody need renew them."""
    everybody = tuple(avtaler)
    return tuple(one for one in everybody if not any(_goes_on_after(other, one) for other in everybody))


def evaluation_due(avtale: Samarbeidsavtale, dag: date) -> bool:
    """Tell whether it is time to look at it together: the day is near or has been, and nobody has done it since."""
    if avtale.evalueres is None or dag < avtale.evalueres - WARN_OF_EVALUATION:
        return False
    return avtale.evaluert is None or avtale.evaluert < avtale.evalueres - WARN_OF_EVALUATION


def tidy(avtale: Samarbeidsavtale) -> Samarbeidsavtale:
    """Return an agreement as it is kept: all seven topics once, none in place that lacks something, no empty rows.

    Raises `avtale_mangler_motpart`, `avtale_slutter_foer_start`, `avtale_evaluert_uten_ord`.
    """
    if not avtale.motpart.strip():
        raise KnownError("avtale_mangler_motpart")
    if avtale.gjelder_fra is not None and avtale.gjelder_til is not None and avtale.gjelder_til < avtale.gjelder_fra:
        raise KnownError("avtale_slutter_foer_start")
    if avtale.evaluert is not None and not avtale.evaluering.strip():
        raise KnownError("avtale_evaluert_uten_ord")
    return replace(
        avtale,
        motpart=avtale.motpart.strip(),
        parter=tuple(one for one in avtale.parter if one.virksomhet.strip()),
        temaer=tuple(_honest(avtale.punkt(tema)) for tema in Avtaletema),
        foelge=tuple(one for one in avtale.foelge if one.hvem.strip() or one.rolle.strip()),
        uenighet=_lines(avtale.uenighet),
    )


def tick(avtale: Samarbeidsavtale, tema: Avtaletema, dag: date | None) -> Samarbeidsavtale:
    """Return the agreement with a topic said to be in place since `dag`, or no longer (None).

    Raises `avtaletema_mangler` while words, owner or evidence are missing.
    """
    punkt = avtale.punkt(tema)
    if dag is not None and punkt.mangler:
        raise KnownError("avtaletema_mangler")
    changed = replace(punkt, paa_plass=dag)
    return replace(avtale, temaer=tuple(changed if one is tema else avtale.punkt(one) for one in Avtaletema))


def words_in(avtale: Samarbeidsavtale) -> tuple[str, ...]:
    """Return everything in it that was written freely: what must name no child."""
    topics = (text for one in avtale.temaer for text in (one.tekst, one.eier, one.belegg))
    along = (text for one in avtale.foelge for text in (one.hvem, one.rolle))
    rest = (avtale.egen_psykolog, avtale.kommunale_tjenester, avtale.tilbud, avtale.taushetsplikt, avtale.evaluering)
    return (*topics, *along, *avtale.uenighet, *rest)


def _goes_on_after(other: Samarbeidsavtale, one: Samarbeidsavtale) -> bool:
    """Tell whether an agreement begins later than another with the same party, and ends later or never."""
    if other.gjelder_fra is None or one.gjelder_fra is None or one.gjelder_til is None:
        return False
    is_later = other.gjelder_fra > one.gjelder_fra and (other.gjelder_til or date.max) > one.gjelder_til
    return is_later and folded(other.motpart) == folded(one.motpart)


def _honest(punkt: Temapunkt) -> Temapunkt:
    trimmed = replace(punkt, tekst=punkt.tekst.strip(), eier=punkt.eier.strip(), belegg=punkt.belegg.strip())
    return replace(trimmed, paa_plass=None) if trimmed.mangler else trimmed


def _lines(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(line.strip() for line in lines if line.strip())
