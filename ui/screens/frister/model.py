"""A rule about a deadline in words: what it says, its source, whether it is used here, and who decided that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from helseansvarlig.domain.frist import Frist, Fristbruk
from helseansvarlig.domain.fristregel import Fristenhet
from helseansvarlig.services.frister import Bestemmelse
from ui.dates import day_and_month
from ui.frist_words import ENHETER, interval, source_words
from ui.i18n import language, marked, tr, tr_marked

_STATES = {
    Fristbruk.BRUKES: ("success", "circle-check", marked("Brukes")),
    Fristbruk.BESTEMT_HER: ("info", "circle-check", marked("Bestemt her")),
    Fristbruk.SLAATT_AV: ("neutral", "circle-pause", marked("Slått av")),
    Fristbruk.IKKE_KONTROLLERT: ("warning", "triangle-alert", marked("Ikke kontrollert")),
}


@dataclass(frozen=True, slots=True)
class Regellinje:
    """One rule as it is shown. `decided` is empty where nothing has been decided here."""

    id: str
    name: str
    counts: str
    source: str
    meaning: str
    icon: str
    state: str
    decided: str
    utfylt: Utfylt


@dataclass(frozen=True, slots=True)
class Utfylt:
    """What is typed when a rule is decided; `enhet` is a code, and fixed where hours count."""

    brukes: bool = True
    antall: str = ""
    enhet: str = ""
    begrunnelse: str = ""


def line_of(frist: Frist, today: date) -> Regellinje:
    """Return a rule in words, in the language in force."""
    regel, spraak, valg = frist.regel, language().value, frist.valg
    meaning, icon, state = _STATES[frist.bruk]
    counts = tr("Ingen kilde sier hvor ofte.")
    if frist.antall is not None:
        counts = interval(frist.antall, frist.enhet, regel.retning, regel.regnes_fra.paa(spraak))
    decided = ""
    if valg is not None:
        decided = tr(
            "Bestemt av {name} {date}: {why}",
            name=valg.bestemt_av, date=day_and_month(valg.bestemt, today), why=valg.begrunnelse,
        )  # fmt: skip

    source = source_words(regel.kilde.paa(language().value), regel.kilde.kontrollert)
    guiding = tr("Veiledende, ingen plikt.") if regel.er_veiledende else ""
    return Regellinje(
        id=regel.id,
        name=regel.tekst.paa(spraak),
        counts=counts,
        source=" ".join(part for part in (source, guiding) if part),
        meaning=meaning,
        icon=icon,
        state=tr_marked(state),
        decided=decided,
        utfylt=Utfylt(frist.er_i_bruk, str(frist.antall or ""), frist.enhet.value, ""),
    )


def units(current: str) -> list[tuple[str, str]]:
    """Return the units one can choose between; the day of intake is one of its own and cannot be another."""
    if current == Fristenhet.INNTAKSDOEGN:
        return [(current, tr_marked(ENHETER[Fristenhet.INNTAKSDOEGN]))]
    return [(key.value, tr_marked(words)) for key, words in ENHETER.items() if key is not Fristenhet.INNTAKSDOEGN]


def decision(utfylt: Utfylt) -> Bestemmelse | None:
    """Return what is decided, or None when the number cannot be read."""
    typed = utfylt.antall.strip()
    if typed and not typed.isdecimal():
        return None
    return Bestemmelse(
        utfylt.brukes, utfylt.begrunnelse, int(typed) if typed else None, Fristenhet(utfylt.enhet) if typed else None
    )
