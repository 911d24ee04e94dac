"""What an answer asks of the adults: what to do at once, and what to remember at the end. Never a score."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.regelkilde import Kilde, Regelstatus
from helseansvarlig.domain.regelverk import Regelverk, RoedtFlagg, Telefon
from helseansvarlig.domain.skjema import Nivaa
from helseansvarlig.domain.utloeser import most_urgent
from helseansvarlig.services.kartleggingsbilde import Kartleggingsbilde
from ui.answers import answer_words
from ui.dates import short_date
from ui.i18n import language, tr, tr_n
from ui.widgets.page import Place

UNNAMED = "straks"  # something is urgent and the template names no red flag
_UNNAMED_PHONES = ("medisinsk_noedtelefon", "legevakt")
_LEVEL_ORDER = (Nivaa.STRAKS, Nivaa.INNEN_3_DAGER, Nivaa.INNEN_14_DAGER)


@dataclass(frozen=True, slots=True)
class Phone:
    """Somebody to call; `number` is empty when the institution has not written it in yet."""

    name: str
    number: str
    help: str


@dataclass(frozen=True, slots=True)
class Urgent:
    """What to do first for one red flag, in order, and whom to call; `source` says where it comes from."""

    key: str
    what: str
    steps: tuple[str, ...]
    phones: tuple[Phone, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Reminder:
    """An answer that asks for somebody, and how soon."""

    path: str
    question: str
    answer: str
    level: Nivaa
    days: int | None = None
    task: Oppfoelging | None = None

    @property
    def when(self) -> str:
        """Return how soon, in words; a level whose rule is out of use here has no day."""
        if self.level is Nivaa.STRAKS:
            return tr("Straks")
        soon = self.level is Nivaa.INNEN_3_DAGER
        if self.days is None:
            return tr("Drøft") if soon else tr("Følg opp")
        if soon:
            return tr_n("Drøft innen én dag", "Drøft innen {n} dager", self.days)
        return tr_n("Følg opp innen én dag", "Følg opp innen {n} dager", self.days)


def urgent_of(bilde: Kartleggingsbilde, regelverk: Regelverk, spraak: str) -> tuple[Urgent, ...]:
    """Return what must be done at once, the gravest first: the rules stand in that order."""
    fired = [one.roedt_flagg for one in bilde.utloest if one.nivaa is Nivaa.STRAKS]
    named = [_named(flag, regelverk, spraak) for key, flag in regelverk.roede_flagg.items() if key in fired]
    if any(key not in regelverk.roede_flagg for key in fired):
        phones = (regelverk.telefoner[key] for key in _UNNAMED_PHONES if key in regelverk.telefoner)
        what = tr("Svaret kan bety at noen må hjelpe nå")
        steps = (tr("Bli hos barnet"), tr("Ring noen som kan hjelpe"))
        named.append(Urgent(UNNAMED, what, steps, _phones(phones, spraak), ""))
    return tuple(named)


def reminders_of(bilde: Kartleggingsbilde, spraak: str) -> tuple[Reminder, ...]:
    """Return the answers that ask for somebody, soonest first, each with its most urgent level."""
    level = most_urgent(bilde.utloest)
    found = [
        Reminder(
            place.path,
            place.punkt.tekst.paa(spraak),
            answer_words(place.punkt, bilde.svar.get(place.path), spraak),
            level[place.path],
            bilde.dager.get(level[place.path]),
            bilde.om.oppfoelginger.get(place.path),
        )
        for place in bilde.steder
        if place.path in level
    ]
    return tuple(sorted(found, key=lambda reminder: _LEVEL_ORDER.index(reminder.level)))


def _named(flag: RoedtFlagg, regelverk: Regelverk, spraak: str) -> Urgent:
    return Urgent(
        flag.id,
        flag.hva.paa(spraak),
        tuple(step.paa(spraak) for step in flag.straks),
        _phones(regelverk.telefoner_for(flag), spraak),
        _source(flag.kilde),
    )


def _phones(phones: Iterable[Telefon], spraak: str) -> tuple[Phone, ...]:
    return tuple(Phone(one.navn.paa(spraak), one.nummer, one.hjelp.paa(spraak)) for one in phones)


def _source(kilde: Kilde) -> str:
    if kilde.status is Regelstatus.KONTROLLERT and kilde.kontrollert is not None:
        return tr(
            "Kilde: {kilde}. Kontrollert {dag}.", kilde=kilde.paa(language().value), dag=short_date(kilde.kontrollert)
        )
    return tr("Kilde: {kilde}. Ikke kontrollert ennå.", kilde=kilde.paa(language().value))


def note_place(bilde: Kartleggingsbilde, key: str) -> Place:
    """Return where the note about what this flag led to is written: it knows the child, the flag and the answers."""
    flag = "" if key == UNNAMED else key
    return Place("hendelsesnotat", (bilde.barn.id, "", flag, bilde.kartlegging.id))
