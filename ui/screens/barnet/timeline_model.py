"""What a line of the timeline says, and with which mark."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.dokument import Dokumentstatus, Dokumenttype
from helseansvarlig.domain.forsendelse import Tilstand
from helseansvarlig.domain.kartlegging import Kartleggingsstatus
from helseansvarlig.domain.nivaabeslutning import Hjelpenivaa
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.domain.stoppunkt import Bedring
from helseansvarlig.domain.tidslinje import Innslag, Innslagsart
from ui.dates import capital, near_date
from ui.frist_words import OMRAADER
from ui.i18n import marked, tr, tr_marked
from ui.nivaa_words import level_words
from ui.type_words import DOKUMENTER

_NOTATER = {
    Notatart.BARNET_SA.value: ("message-circle", "child_voice"),
    Notatart.OBSERVASJON.value: ("pencil", ""),
    Notatart.TELEFON.value: ("phone", ""),
    Notatart.AVTALE.value: ("calendar-check", ""),
    Notatart.VIL_HA_HJELP.value: ("hand", "child_voice"),
}
_SAMTYKKER = {"gitt": ("shield-check", "success"), "avslag": ("circle-x", ""), "trukket": ("circle-pause", "")}


BEDRING = {
    Bedring.JA: marked("Ja"),
    Bedring.LITT: marked("Litt"),
    Bedring.NEI: marked("Nei"),
    Bedring.VET_IKKE: marked("Vet ikke"),
}
FILTRE: dict[str, tuple[str, frozenset[Innslagsart]]] = {
    "alt": (marked("Alt"), frozenset(Innslagsart)),
    "notater": (marked("Barnets ord og notater"), frozenset({Innslagsart.NOTAT})),
    "arbeid": (
        marked("Det vi gjør"),
        frozenset(
            {
                Innslagsart.STOPPUNKT,
                Innslagsart.TEMA,
                Innslagsart.NIVAA,
                Innslagsart.HENDELSE,
                Innslagsart.INSTRUMENT,
                Innslagsart.KARTLEGGING,
                Innslagsart.GJORT,
                Innslagsart.VURDERT,
            }
        ),
    ),
    "samtykke": (marked("Samtykke"), frozenset({Innslagsart.SAMTYKKE, Innslagsart.FORBEHOLD})),
    "ut": (
        marked("Møter og dokumenter"),
        frozenset({Innslagsart.MOETE, Innslagsart.DOKUMENT, Innslagsart.FORSENDELSE, Innslagsart.FLYTTING}),
    ),
}
"""What the timeline can be narrowed to, in screen order."""


@dataclass(frozen=True, slots=True)
class Hendelse:
    """One line: icon and its colour, when, and the words."""

    icon: str
    meaning: str
    when: str
    text: str


def local_day(moment: datetime) -> date:
    """Return the calendar day in Norway."""
    return moment.astimezone(OSLO).date()


def document_name(dokumenttype: str) -> str:
    """Return what a document type is called."""
    return tr_marked(DOKUMENTER[Dokumenttype(dokumenttype)])


def event_of(one: Innslag, today: date) -> Hendelse:
    """Return one line of the timeline in words."""
    icon, meaning = _mark(one)
    return Hendelse(icon, meaning, capital(near_date(one.dag, today)), _words(one))


def _mark(one: Innslag) -> tuple[str, str]:
    if one.art is Innslagsart.NOTAT:
        return _NOTATER[one.underart.partition(":")[0]]
    if one.art is Innslagsart.SAMTYKKE:
        return _SAMTYKKER[one.underart]
    return {
        Innslagsart.STOPPUNKT: ("flag", "info"),
        Innslagsart.TEMA: ("bookmark-check", ""),
        Innslagsart.NIVAA: ("arrow-right", ""),
        Innslagsart.HENDELSE: ("octagon-alert", ""),
        Innslagsart.INSTRUMENT: ("table", ""),
        Innslagsart.KARTLEGGING: ("list-checks", ""),
        Innslagsart.MOETE: ("users", ""),
        Innslagsart.DOKUMENT: ("file-text", ""),
        Innslagsart.FORSENDELSE: ("send", ""),
        Innslagsart.FORBEHOLD: ("hand", "child_voice"),
        Innslagsart.GJORT: ("check", ""),
        Innslagsart.VURDERT: ("circle-help", ""),
        Innslagsart.FLYTTING: ("house", ""),
    }[one.art]


def _words(one: Innslag) -> str:
    text = one.tekst.strip()
    match one.art:
        case Innslagsart.NOTAT:
            return _note(one.underart, text)
        case Innslagsart.STOPPUNKT:
            return tr("Stoppunkt. {conclusion}", conclusion=text) if text else tr("Stoppunkt")
        case Innslagsart.TEMA | Innslagsart.NIVAA | Innslagsart.HENDELSE | Innslagsart.INSTRUMENT:
            return _weighed(one, text)
        case Innslagsart.KARTLEGGING:
            return tr_marked(_KARTLEGGING[Kartleggingsstatus(one.underart)])
        case Innslagsart.SAMTYKKE:
            return _consent(one.underart, text)
        case Innslagsart.MOETE:
            return tr("Tatt opp i møte: {what}", what=text)
        case Innslagsart.DOKUMENT:
            draft = one.underart == Dokumentstatus.UTKAST.value
            name = document_name(text)
            return tr("{document}, utkast", document=name) if draft else name
        case Innslagsart.FORSENDELSE:
            return _sending(one.underart, document_name(text))
        case Innslagsart.FORBEHOLD:
            return _reservation(one.underart, text)
        case Innslagsart.GJORT:
            result = one.underart.strip()
            return tr("Gjort: {what}. {result}", what=text, result=result) if result else tr("Gjort: {what}", what=text)
        case Innslagsart.VURDERT:
            return _review(one.underart, text)
        case Innslagsart.FLYTTING:
            return tr("Flyttet inn") if one.underart == "inn" else tr("Flyttet ut")


def _note(underart: str, text: str) -> str:
    """Return a note's words, and who wrote it where another put it in the record."""
    kind, _, writer = underart.partition(":")
    said = f"«{text}»" if kind == Notatart.BARNET_SA.value and not text.startswith("«") else text
    return tr("{text} (levert av {name})", text=said, name=writer) if writer else said


def _weighed(one: Innslag, text: str) -> str:
    match one.art:
        case Innslagsart.TEMA:
            done = one.underart.strip()
            closed = tr("Tema lukket: {what}. {conclusion}", what=text, conclusion=done)
            return closed if done else tr("Tema tatt opp: {what}", what=text)
        case Innslagsart.NIVAA:
            area, _, level = one.underart.partition(":")
            return tr(
                "{area}: {level}. {reason}",
                area=tr_marked(OMRAADER[Omraade(area)]),
                level=level_words(Hjelpenivaa(level)),
                reason=text,
            )
        case Innslagsart.HENDELSE:
            return tr("Hendelse: {what}", what=text) if text else tr("Hendelse som hastet")
        case _:
            return tr("Instrument: {name}", name=f"{text} {one.underart}".strip())


def _sending(state: str, document: str) -> str:
    if state in (Tilstand.REGISTRERT, Tilstand.SETT):
        return tr("{document} er registrert hos mottakeren", document=document)
    if state in (Tilstand.OVERFOERT, Tilstand.LEVERT):
        return tr("{document} er sendt, ikke registrert ennå", document=document)
    if state in (Tilstand.UTKAST, Tilstand.KLAR, Tilstand.FORSEGLET):
        return tr("{document} ligger i utboksen", document=document)
    return tr("{document} kom ikke fram. Se utboksen.", document=document)


_KARTLEGGING = {
    Kartleggingsstatus.PAABEGYNT: marked("Kartlegging påbegynt"),
    Kartleggingsstatus.FERDIG: marked("Kartlegging ferdig"),
    Kartleggingsstatus.RETTET: marked("Kartlegging ferdig, rettet etterpå"),
}


def _reservation(kind: str, words: str) -> str:
    if kind == "opphevet":
        return tr("Barnet har ombestemt seg om hva vi kan si videre")
    if kind == "svar" and not words:
        return tr("Barnet vil ikke at et svar i en kartlegging deles")
    return (
        tr("Barnet vil ikke at alt blir sagt videre: «{words}»", words=words) if words else tr("Barnets ønske vurdert")
    )


def _review(answer: str, what: str) -> str:
    """Tell the child's own answer; where the child said nothing, that it was looked at."""
    if not answer:
        return tr("Sett på virkningen av: {what}", what=what)
    return tr("Bedre? Barnet sier: {answer}. Det gjaldt: {what}", answer=tr_marked(BEDRING[Bedring(answer)]), what=what)


def _consent(kind: str, who: str) -> str:
    if kind == "trukket":
        return tr("Samtykket fra {who} er trukket", who=who)
    return tr("Samtykke gitt av {who}", who=who) if kind == "gitt" else tr("Nei til samtykke fra {who}", who=who)
