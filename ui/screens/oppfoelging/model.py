"""What is typed about a follow-up, as it stands in the form and in its draft, and how it becomes a record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from helseansvarlig.domain.frist import Frist
from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.domain.oppfoelging import Gjentakelse, Gjentakelsesenhet, Oppfoelging, Venting
from ui.dates import parse_date, short_date
from ui.draft_text import form_from_text
from ui.form_errors import FormErrors
from ui.frist_words import OMRAADER, interval, recurrence, source_words
from ui.i18n import language, tr, tr_marked

EVERY = (
    Gjentakelse(1, Gjentakelsesenhet.UKER),
    Gjentakelse(2, Gjentakelsesenhet.UKER),
    Gjentakelse(4, Gjentakelsesenhet.UKER),
    Gjentakelse(3, Gjentakelsesenhet.MAANEDER),
    Gjentakelse(6, Gjentakelsesenhet.MAANEDER),
    Gjentakelse(12, Gjentakelsesenhet.MAANEDER),
)
"""The intervals one can choose between; others come along unchanged."""


@dataclass(frozen=True, slots=True)
class Utfylt:
    """Every field as typed; dates stay text until saved. `regel` and `fra` are the rule that gives the date."""

    hva: str = ""
    behov: str = ""
    omraade: str = ""
    hvem: str = ""
    stedfortreder: str = ""
    regel: str = ""
    fra: str = ""
    frist: str = ""
    gjentas: str = ""
    venter_paa: str = ""
    er_liten: bool = False
    ses_paa: str = ""


@dataclass(frozen=True, slots=True)
class Feil(FormErrors):
    """What must be mended, each at its field; empty where nothing is wrong."""

    hva: str = ""
    hvem: str = ""
    fra: str = ""
    frist: str = ""
    ses_paa: str = ""


@dataclass(frozen=True, slots=True)
class Regelvalg:
    """A rule that can give the date: its words, what it counts from, and where it comes from."""

    id: str
    name: str
    counts: str
    source: str


def from_text(text: str) -> Utfylt:
    """Return what a draft holds."""
    return form_from_text(text, Utfylt, er_liten=bool)


def from_row(row: Oppfoelging) -> Utfylt:
    """Return the form of a follow-up that stands."""
    return Utfylt(
        hva=row.hva,
        behov=row.behov,
        omraade=row.omraade.value if row.omraade else "",
        hvem=row.hvem,
        stedfortreder=row.stedfortreder,
        frist=short_date(row.frist),
        gjentas=_key(row.gjentas) if row.gjentas else "",
        venter_paa=row.venter.paa if row.venter else "",
        er_liten=row.er_liten,
        ses_paa=short_date(row.ses_paa) if row.ses_paa else "",
    )


def to_row(utfylt: Utfylt, before: Oppfoelging, today: date) -> Oppfoelging:
    """Return the record; the caller has made sure that the date can be read.

    `before` is what stood there, or what the rule proposes: its rule and its waiting come along.
    """
    frist = parse_date(utfylt.frist, today) or before.frist
    return replace(
        before,
        hva=utfylt.hva,
        behov=utfylt.behov,
        omraade=Omraade(utfylt.omraade) if utfylt.omraade else None,
        hvem=utfylt.hvem,
        stedfortreder=utfylt.stedfortreder,
        frist=frist,
        gjentas=_gjentas(utfylt.gjentas, before.gjentas),
        venter=_venter(utfylt.venter_paa.strip(), before.venter, today),
        er_liten=utfylt.er_liten,
        ses_paa=parse_date(utfylt.ses_paa, today),
    )


def omraader() -> list[tuple[str, str]]:
    """Return the areas one can choose between, none first."""
    return [("", tr("Ikke valgt")), *((key.value, tr_marked(words)) for key, words in OMRAADER.items())]


def intervals() -> list[tuple[str, str]]:
    """Return how often something can stand again, never first."""
    return [("", tr("Nei")), *((_key(one), recurrence(one).capitalize()) for one in EVERY)]


def rule_choice(frist: Frist) -> Regelvalg:
    """Return a rule in words, in the language in force."""
    regel, spraak = frist.regel, language().value
    counts = interval(frist.antall or 0, frist.enhet, regel.retning, regel.regnes_fra.paa(spraak))
    decided = frist.valg
    source = source_words(regel.kilde.paa(language().value), regel.kilde.kontrollert)
    if decided is not None:
        source = tr("Bestemt her av {name}: {why}", name=decided.bestemt_av, why=decided.begrunnelse)
    return Regelvalg(regel.id, regel.tekst.paa(spraak), counts, source)


def _key(gjentas: Gjentakelse) -> str:
    return f"{gjentas.antall} {gjentas.enhet.value}"


def _gjentas(key: str, before: Gjentakelse | None) -> Gjentakelse | None:
    known = {_key(one): one for one in (*EVERY, *([before] if before else []))}
    return known.get(key)


def _venter(paa: str, before: Venting | None, today: date) -> Venting | None:
    """Return whose move it is: a new name begins to be silent today, a name taken away makes it ours again."""
    if before is not None and (paa == before.paa or (not paa and before.kategori and not before.paa)):
        return before
    return Venting(paa, today, today) if paa else None
