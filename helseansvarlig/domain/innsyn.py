"""What somebody gets to see of a record: every entry with who wrote it when, and what is kept out, by reason."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.errors import KnownError

MARK = re.compile(r"^\s*([A-Z]-[0-9A-F]{6})\b[\s:,.–-]*(.*)$")
"""How a line names an entry: its mark, then why it is kept out."""


class Innslagstype(StrEnum):
    """What kind of entry it is; the first letter begins its mark."""

    NOTAT = "notat"
    KARTLEGGING = "kartlegging"
    STOPPUNKT = "stoppunkt"
    OPPFOELGING = "oppfoelging"
    HENDELSE = "hendelse"
    INSTRUMENT = "instrument"
    BESLUTNING = "beslutning"
    TEMA = "tema"
    MEDVIRKNING = "medvirkning"
    SAMTYKKE = "samtykke"
    FORBEHOLD = "forbehold"
    AVTALE = "avtale"
    DOKUMENT = "dokument"


class Holdegrunn(StrEnum):
    """Why an entry is kept out, in general words: never what it says."""

    FARE = "fare"
    ANDRE = "andre"
    BARNETS_OENSKE = "barnets_oenske"
    IKKE_GRUNNLAG = "ikke_grunnlag"


@dataclass(frozen=True, slots=True)
class Innslag:
    """One entry: `felter` are what it says, by the word that stands before each; days are told as days.

    `rad` is the row of the record it was read from. `innhold` is the category the gate knows it by, `kilde`
    what raised it, where something did.
    """

    rad: str
    dag: date
    type: Innslagstype
    felter: tuple[tuple[str, str | date], ...]
    skrevet_av: str = ""
    innhold: Innhold = Innhold.GRUNNOPPLYSNINGER
    kilde: str = ""

    @property
    def merke(self) -> str:
        """Return the mark it is named by: the same as long as the row stands, whatever is written after it."""
        return f"{self.type.value[0].upper()}-{hashlib.sha256(self.rad.encode()).hexdigest()[:6].upper()}"

    @property
    def ord(self) -> str:
        """Return all its words, to be searched."""
        return "\n".join(text for _, text in self.felter if isinstance(text, str))


@dataclass(frozen=True, slots=True)
class Mappeutskrift:
    """What is shown, the oldest first, and how many entries are kept out for each reason."""

    innslag: tuple[Innslag, ...] = ()
    holdt: Mapping[Holdegrunn, int] = field(default_factory=dict)


def marked_entries(written: str, innslag: Iterable[Innslag]) -> frozenset[str]:
    """Return the marks that somebody has written down, one on each line and with the reason after it.

    Raises `innsyn_ukjent_merke` (`merke`) for a line that names no entry, so that nothing meant to be kept out slips
    through, and `innsyn_mangler_grunn` (`merke`) for one without a reason.
    """
    known = {one.merke for one in innslag}
    found = set()
    for line in filter(str.strip, written.splitlines()):
        match = MARK.match(line.upper())
        if match is None or match.group(1) not in known:
            raise KnownError("innsyn_ukjent_merke", merke=line.split()[0][:20])
        if not match.group(2).strip():
            raise KnownError("innsyn_mangler_grunn", merke=match.group(1))
        found.add(match.group(1))
    return frozenset(found)


def keep_out(innslag: Iterable[Innslag], reasons: Mapping[str, Holdegrunn], holdte_svar: int = 0) -> Mappeutskrift:
    """Return what is shown and what is counted; `reasons` are by mark, `holdte_svar` answers that are no entries."""
    ordered = sorted(innslag, key=lambda one: (one.dag, one.type, one.rad))
    kept = [reasons[one.merke] for one in ordered if one.merke in reasons]
    kept += [Holdegrunn.BARNETS_OENSKE] * holdte_svar
    return Mappeutskrift(
        tuple(one for one in ordered if one.merke not in reasons),
        {reason: kept.count(reason) for reason in Holdegrunn if reason in kept},
    )
