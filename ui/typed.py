"""What is typed becomes a value of the form, or a sentence that says how to write it; and back again."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.skjema import Grenser, Punkt, Punkttype
from helseansvarlig.domain.skjema_kontroll import check_verdier
from helseansvarlig.domain.verdi import Dato, Klokkeslett, Koding, Lenke, Mengde, Tidspunkt, Verdi
from ui.dates import capital, clock_time, long_date, month, parse_date, short_date
from ui.i18n import marked, tr, tr_marked

_WHOLE = re.compile(r"[+-]?\d{1,12}")
_DECIMAL = re.compile(r"[+-]?\d{1,12}(?:,\d{1,9})?")
_AMOUNT = re.compile(r"([+-]?[\d ]+(?:,\d+)?)\s*(.*)")
_MONTH = re.compile(r"(\d{1,2})[./-](\d{4})")
_TIME = re.compile(r"(?:(?:kl|klokka)\.? ?)?([01]?\d|2[0-3])[.:]?([0-5]\d)")
_MOMENT = re.compile(r"(.+?),? +(?:kl\.? ?)?(\d{1,2}[.:]\d{2})")
_MONTH_WORDS = re.compile(r"[^\W\d]+\.? \d{4}")

_HOW = {
    Punkttype.HELTALL: marked("Skriv et helt tall, for eksempel 7."),
    Punkttype.DESIMALTALL: marked("Skriv et tall, for eksempel 12,5."),
    Punkttype.MENGDE: marked("Skriv tallet og enheten, for eksempel 12,5 kg."),
    Punkttype.DATO: marked("Skriv datoen som 4.3.2026, mars 2026 eller bare 2026."),
    Punkttype.TIDSPUNKT: marked("Skriv dato og klokkeslett som 4.3.2026 14.30."),
    Punkttype.KLOKKESLETT: marked("Skriv klokkeslettet som 14.30."),
    Punkttype.LENKE: marked("Skriv nettadressen uten mellomrom."),
}
_RULES: dict[str, tuple[str, Callable[[Grenser], object]]] = {
    "svar_for_lite": (marked("Skriv {grense} eller mer."), lambda g: g.minste),
    "svar_for_stort": (marked("Skriv {grense} eller mindre."), lambda g: g.stoerste),
    "svar_for_kort": (marked("Skriv minst {grense} tegn."), lambda g: g.min_lengde),
    "svar_for_langt": (marked("Skriv ikke mer enn {grense} tegn."), lambda g: g.max_lengde),
    "svar_for_mange_desimaler": (marked("Skriv ikke mer enn {grense} desimaler."), lambda g: g.max_desimaler),
    "svar_for_faa": (marked("Skjemaet ber om minst {grense} svar."), lambda g: g.min_antall),
    "svar_for_mange": (marked("Skjemaet tar ikke imot mer enn {grense} svar."), lambda g: g.max_antall),
}


@dataclass(frozen=True, slots=True)
class Typed:
    """The values that were meant, or the sentence that tells how to write them (`problem`)."""

    verdier: tuple[Verdi, ...] = ()
    problem: str = ""


def read_typed(punkt: Punkt, text: str, today: date) -> Typed:
    """Return what was meant. A question that repeats takes one answer a line; an empty text is no answer."""
    parts = [line for line in text.splitlines() if line.strip()] if punkt.gjentas else [text] if text.strip() else []
    found = [_read_one(punkt, part, today) for part in parts]
    verdier = tuple(one for one in found if one is not None)
    if len(verdier) < len(found):
        return Typed(problem=tr_marked(_HOW[punkt.type]))
    if not verdier:
        return Typed()
    return Typed(verdier, problem_words(punkt, check_verdier(punkt, verdier)))


def problem_words(punkt: Punkt, codes: tuple[str, ...]) -> str:
    """Return how to mend the first of some broken rules, or an empty text."""
    if not codes:
        return ""
    if codes[0] in _RULES:
        sentence, limit = _RULES[codes[0]]
        value = limit(punkt.grenser)
        return tr_marked(sentence, grense=written_value(value) if isinstance(value, _VALUES) else str(value))
    if codes[0] == "svar_maa_fylles_ut":
        return tr("Må fylles ut, eller velg «Vet ikke» eller «Vil ikke svare».")
    return tr_marked(_HOW[punkt.type]) if punkt.type in _HOW else tr("Svaret passer ikke med det skjemaet ber om.")


def echo_of(verdier: tuple[Verdi, ...]) -> str:
    """Return a date in full, so that a slip of the finger is seen; nothing for what reads as it was typed."""
    for verdi in verdier[:1]:
        if isinstance(verdi, Dato) and len(verdi.tekst) == len("2026-03"):
            day = date.fromisoformat(f"{verdi.tekst}-01")
            return capital(tr("{month} {year}", month=month(day), year=day.year))
        if isinstance(verdi, Dato) and len(verdi.tekst) == len("2026-03-04"):
            return capital(long_date(date.fromisoformat(verdi.tekst)))
        if isinstance(verdi, Tidspunkt) and "T" in verdi.tekst:
            moment = datetime.fromisoformat(verdi.tekst)
            local = moment.astimezone(OSLO)
            return capital(tr("{day} kl. {time}", day=long_date(local.date()), time=clock_time(local)))
    return ""


def written(verdier: tuple[Verdi, ...]) -> str:
    """Return values as they would be typed, one a line."""
    return "\n".join(written_value(verdi) for verdi in verdier)


def written_value(verdi: Verdi) -> str:
    """Return one value as it would be typed."""
    if isinstance(verdi, Dato):
        return ".".join(reversed(verdi.tekst.split("-")))
    if isinstance(verdi, Tidspunkt):
        return _written_moment(verdi.tekst)
    if isinstance(verdi, Klokkeslett):
        return verdi.tekst[:5].replace(":", ".")
    if isinstance(verdi, Mengde):
        return f"{written_value(verdi.verdi)} {verdi.enhet or verdi.kode}".strip()
    if isinstance(verdi, Decimal):
        return str(verdi).replace(".", ",")
    if isinstance(verdi, Koding):
        return verdi.tekst or verdi.kode
    return str(getattr(verdi, "tekst", "") or getattr(verdi, "tittel", "") or verdi)


_VALUES = (int, Decimal, Dato, Tidspunkt, Klokkeslett, Mengde)


def _written_moment(iso: str) -> str:
    if "T" not in iso:
        return ".".join(reversed(iso.split("-")))
    moment = datetime.fromisoformat(iso)
    local = moment.astimezone(OSLO) if moment.tzinfo else moment
    return f"{short_date(local.date())} {local:%H.%M}"


def _read_one(punkt: Punkt, text: str, today: date) -> Verdi | None:
    bare = " ".join(text.split())
    if punkt.type is Punkttype.HELTALL:
        digits = bare.replace(" ", "")
        return int(digits) if _WHOLE.fullmatch(digits) else None
    if punkt.type is Punkttype.DESIMALTALL:
        return _decimal(bare)
    if punkt.type is Punkttype.MENGDE:
        return _amount(punkt.grenser, bare)
    if punkt.type is Punkttype.DATO:
        return _date(bare, today)
    if punkt.type is Punkttype.TIDSPUNKT:
        return _moment(bare, today)
    if punkt.type is Punkttype.KLOKKESLETT:
        found = _time(bare)
        return Klokkeslett(found.isoformat("minutes")) if found else None
    if punkt.type is Punkttype.LENKE:
        return None if " " in bare else Lenke(bare)
    # Words are kept exactly as they were written.
    return text


def _decimal(text: str) -> Decimal | None:
    digits = text.replace(" ", "").replace(".", ",")
    if not _DECIMAL.fullmatch(digits):
        return None
    try:
        return Decimal(digits.replace(",", "."))
    except InvalidOperation:
        return None


def _amount(limits: Grenser, text: str) -> Mengde | None:
    match = _AMOUNT.fullmatch(text.replace(".", ","))
    number = _decimal(match[1]) if match else None
    if match is None or number is None:
        return None
    units = limits.enheter or ((limits.enhet,) if limits.enhet else ())
    if not units:
        return Mengde(number, match[2])
    wanted = match[2].casefold()
    unit = next((u for u in units if not wanted or wanted in (u.tekst.casefold(), u.kode.casefold())), None)
    return Mengde(number, unit.tekst or unit.kode, unit.kode, unit.system) if unit else None


def _date(text: str, today: date) -> Dato | None:
    """A whole date, a month or a year: people remember the dentist by the year."""
    if re.fullmatch(r"(?:19|20)\d{2}", text):
        return Dato(text)
    if numbers := _MONTH.fullmatch(text):
        first = parse_date(f"1.{numbers[1]}.{numbers[2]}", today)
        return Dato(f"{first:%Y-%m}") if first else None
    if _MONTH_WORDS.fullmatch(text):
        first = parse_date(f"1. {text}", today)
        return Dato(f"{first:%Y-%m}") if first else None
    day = parse_date(text, today)
    return Dato(day.isoformat()) if day else None


def _moment(text: str, today: date) -> Tidspunkt | None:
    if parts := _MOMENT.fullmatch(text):
        day, clock = parse_date(parts[1], today), _time(parts[2])
        if day and clock:
            return Tidspunkt(datetime.combine(day, clock, OSLO).isoformat())
    found = _date(text, today)
    return Tidspunkt(found.tekst) if found else None


def _time(text: str) -> time | None:
    match = _TIME.fullmatch(text.lower())
    return time(int(match[1]), int(match[2])) if match else None
