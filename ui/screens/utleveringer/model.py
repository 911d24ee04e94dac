"""The register in words: a badge for what became of each, and every fact of one; knows no widget."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.delingsregel import Grunnlag
from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.regelverk import Meldefrist
from helseansvarlig.domain.utgang import Varsko
from helseansvarlig.domain.utleveringsregister import Feilsending, Registerlinje
from helseansvarlig.errors import KnownError
from ui.acts import act_words
from ui.dates import capital, clock_time, far_moment, near_moment
from ui.i18n import language, marked, tr, tr_marked, tr_n
from ui.messages import sentence
from ui.samtykke_words import GRUNNLAG
from ui.type_words import DOKUMENTER
from ui.utlevering_words import AARSAKER, BEKREFTET, KANALER, SAGT, kind_of_code

SHOWN_AT_FIRST = 60
_HASH = 12
_UTVALG = {
    "alle": marked("Alt"),
    "utlevert": marked("Gitt ut"),
    "stanset": marked("Stanset"),
    "trukket": marked("Kalt tilbake"),
}


@dataclass(frozen=True, slots=True)
class Rad:
    """One line of the list: badge (meaning, icon, word), what about whom, to whom and how, when."""

    nummer: int
    merke: tuple[str, str, str]
    hva: str
    til: str
    naar: str


@dataclass(frozen=True, slots=True)
class Feilsendingsbilde:
    """What has been told about a mis-sending; `frist` says until when somebody must be told, `er_ute` that it is past.

    `regel` is the rule in words, `kilde` where it comes from and whether somebody has checked it.
    """

    frist: str
    er_ute: bool
    er_meldt: bool
    regel: str
    kilde: str


@dataclass(frozen=True, slots=True)
class Linjebilde:
    """Everything about one line."""

    tittel: str
    undertittel: str
    merke: tuple[str, str, str]
    fakta: tuple[tuple[str, str], ...]
    kan_kalles_tilbake: bool
    kan_meldes: bool
    dokument_id: str
    feilsending: Feilsendingsbilde | None = None


def selections() -> list[tuple[str, str]]:
    """Return which lines can be asked for."""
    return [(key, tr_marked(words)) for key, words in _UTVALG.items()]


def channels() -> list[tuple[str, str]]:
    """Return the ways out that can be asked for."""
    return [("", tr("Alle måter")), *((one.value, tr_marked(words)) for one, words in KANALER.items())]


def build_rows(lines: Sequence[Registerlinje], today: date) -> list[Rad]:
    """Return the list, in the order it came."""
    return [Rad(one.nummer, badge_of(one), _about(one), _to(one), near_moment(one.tid, today)) for one in lines]


def badge_of(line: Registerlinje) -> tuple[str, str, str]:
    """Return what became of it, coloured, drawn and said."""
    if line.stanset:
        return "neutral", "circle-pause", tr("Stanset")
    if line.rad is not None and line.rad.feilsending is not None:
        return "danger", "octagon-alert", tr("Sendt feil")
    if line.er_trukket:
        return "warning", "undo-2", tr("Kalt tilbake")
    if line.kvittert is not None:
        return "success", "circle-check", tr("Registrert")
    return "info", "send", tr("Gitt ut")


def _what(line: Registerlinje) -> str:
    if line.hva in set(Dokumenttype):
        return tr_marked(DOKUMENTER[Dokumenttype(line.hva)])
    return capital(act_words(line.handling))


def _about(line: Registerlinje) -> str:
    draft = tr("{what} (utkast)", what=_what(line)) if line.er_utkast and not line.stanset else _what(line)
    return f"{draft}, {line.barn}" if line.barn else draft


def _to(line: Registerlinje) -> str:
    name = line.mottaker_navn or kind_of_code(line.mottaker)
    how = tr_marked(KANALER[line.kanal]) if line.kanal is not None else ""
    return " · ".join(one for one in (name, how) if one)


def build_line(line: Registerlinje, frist: Meldefrist, now: datetime) -> Linjebilde:
    """Return everything about one line."""
    told = line.rad.feilsending if line.rad is not None else None
    return Linjebilde(
        tittel=_what(line),
        undertittel=" · ".join(one for one in (line.barn, _to(line)) if one),
        merke=badge_of(line),
        fakta=tuple((name, words) for name, words in _facts(line) if words),
        kan_kalles_tilbake=not line.stanset and not line.er_trukket,
        kan_meldes=not line.stanset,
        dokument_id=line.dokument_id,
        feilsending=_misent(told, frist, now) if told is not None else None,
    )


def _facts(line: Registerlinje) -> Iterable[tuple[str, str]]:
    row = line.rad
    yield tr("Når"), far_moment(line.tid)
    yield tr("Hvem"), line.av
    yield tr("Gjelder"), line.barn
    yield tr("Til"), line.mottaker_navn or kind_of_code(line.mottaker)
    yield tr("Hvordan"), tr_marked(KANALER[line.kanal]) if line.kanal is not None else ""
    yield tr("Grunnlag"), tr_marked(GRUNNLAG[Grunnlag(line.grunnlag)]) if line.grunnlag in set(Grunnlag) else ""
    if line.stanset:
        yield tr("Stanset fordi"), sentence(KnownError(line.stanset)).what
        return
    yield tr("Eksemplar"), tr("nr. {number}", number=line.eksemplar)
    if row is not None and row.vedlegg:
        yield tr("Vedlegg"), tr_n("{n} dokument", "{n} dokumenter", len(row.vedlegg))
    yield tr("Kontrollsum"), line.sha256[:_HASH] or (tr("Ingen. Det var et utkast.") if line.dokument_id else "")
    yield tr("Kvittering"), tr("Registrert {when}", when=far_moment(line.kvittert)) if line.kvittert else ""
    known = [Varsko(one) for one in row.bekreftet if one in set(Varsko)] if row is not None else []
    confirmed = [f"{tr_marked(SAGT[one])} {tr_marked(BEKREFTET[one])}." for one in known if one in BEKREFTET]
    yield tr("Bekreftet"), "\n".join(confirmed)
    if row is not None and row.tilbakekalt is not None:
        called = row.tilbakekalt
        yield tr("Kalt tilbake"), tr("{when} av {who}", when=far_moment(called.naar), who=called.av)
        yield tr("Hvorfor"), f"{tr_marked(AARSAKER[called.aarsak])}. {called.begrunnelse}"


def _misent(told: Feilsending, frist: Meldefrist, now: datetime) -> Feilsendingsbilde:
    until = (told.oppdaget + frist.innen).astimezone(OSLO)
    is_past = now > until and told.meldt is None
    moment = tr("{day} kl. {time}", day=f"{until:%d.%m.%Y}", time=clock_time(until))
    if told.meldt is not None:
        words = tr("Meldt {when}.", when=far_moment(told.meldt))
    elif is_past:
        words = tr("Fristen for å melde fra gikk ut {when}.", when=moment)
    else:
        words = tr("Fristen for å melde fra er {when}.", when=moment)
    checked = frist.kilde.kontrollert
    source = (
        tr("Kilde: {source}. Kontrollert {date}.", source=frist.kilde.paa(language().value), date=f"{checked:%d.%m.%Y}")
        if checked
        else tr("Kilde: {source}. Ikke kontrollert.", source=frist.kilde.paa(language().value))
    )
    return Feilsendingsbilde(words, is_past, told.meldt is not None, frist.tekst.paa(language().value), source)
