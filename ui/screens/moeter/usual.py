"""What is usual for a meeting, in words: when, how often, the agenda, and who must be invited and is not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from helseansvarlig.domain.moete import Deltaker, Moete
from helseansvarlig.domain.moeterytme import Nestemoete
from helseansvarlig.services.moeterytme import Moetebasis
from ui.dates import capital
from ui.frist_words import source_words
from ui.i18n import language
from ui.rytme_words import last_words, meeting_words, next_words, rhythm_words
from ui.widgets.page import Place


@dataclass(frozen=True, slots=True)
class Manglende:
    """Somebody who must be invited; `linjer` are those we know who could be, as they are written in the form."""

    hvem: str
    linjer: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vanlig:
    """What the form shows beside itself."""

    naar: str
    rytme: str
    neste: str
    saksliste: tuple[str, ...]
    kilde: str
    mangler: tuple[Manglende, ...]


@dataclass(frozen=True, slots=True)
class Nesterad:
    """The next meeting of a kind, where nobody has planned it; `place` is where it is planned, or ended."""

    hva: str
    naar: str
    sist: str
    er_forfalt: bool
    place: Place


def usual_of(basis: Moetebasis, moete: Moete, today: date) -> Vanlig:
    """Return what is usual for a meeting as it is typed, in the language in force."""
    valg, spraak = basis.valg[moete.moetetype], language().value
    oppsett, following = valg.oppsett, basis.next_with(moete.moetetype, moete.motpart)
    return Vanlig(
        oppsett.naar.paa(spraak),
        rhythm_words(valg),
        f"{next_words(following, today)}. {last_words(following, today)}." if following is not None else "",
        tuple(one.paa(spraak) for one in oppsett.saksliste),
        source_words(oppsett.kilde.tekst, oppsett.kilde.kontrollert),
        tuple(
            Manglende(one.innkalt.navn.paa(spraak), tuple(map(participant_line, one.kjente)))
            for one in basis.not_invited(moete)
        ),
    )


def participant_line(one: Deltaker) -> str:
    """Return a participant as a line of the form."""
    return ", ".join(part for part in (one.navn, one.rolle, one.virksomhet) if part)


def next_rows(neste: Iterable[Nestemoete], today: date) -> list[Nesterad]:
    """Return the next meetings that nobody has planned, late ones first."""
    from_rhythm = [one for one in neste if not one.moete_id or one.er_forfalt]
    return [_row(one, today) for one in sorted(from_rhythm, key=lambda one: (not one.er_forfalt, one.dag))]


def _row(one: Nestemoete, today: date) -> Nesterad:
    begin = Place("nytt_moete", (one.moetetype.value, one.motpart))
    return Nesterad(
        meeting_words(one),
        capital(next_words(one, today)),
        last_words(one, today),
        one.er_forfalt,
        Place("moete", (one.moete_id,)) if one.moete_id else begin,
    )
