"""The last look in words: one side each for the child and the recipient, the facts, and what must be confirmed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.delingsregel import Grunnlag, Innad
from helseansvarlig.domain.dokument import Dokument, Dokumenttype
from helseansvarlig.domain.institusjon import Motpart
from helseansvarlig.domain.utgang import BARE_SAGT, Sammendrag, Til, Varsko, is_outside
from helseansvarlig.domain.utlevering import Kanal
from ui.dates import day_and_month, short_date
from ui.i18n import marked, tr, tr_marked, tr_n
from ui.samtykke_words import GRUNNLAG
from ui.type_words import DOKUMENTER
from ui.utlevering_words import BEKREFTET, IKONER, KANALER, SAGT, kind_words

SHOWN_NAMES = 6
"""So many words that name somebody are enough to see whether they do."""
_DO_IT = {
    Kanal.PAPIR: marked("Skriv ut: {child} til {recipient}"),
    Kanal.FIL: marked("Lagre PDF: {child} til {recipient}"),
    Kanal.PASSORD: marked("Lagre med passord: {child} til {recipient}"),
    Kanal.SENDT: marked("Legg i utboks: {child} til {recipient}"),
}
_BARE_DO_IT = {
    Kanal.PAPIR: marked("Skriv ut"),
    Kanal.FIL: marked("Lagre PDF"),
    Kanal.PASSORD: marked("Lagre med passord"),
    Kanal.SENDT: marked("Legg i utboks"),
}


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the summary: a small head, the name, and what tells it apart."""

    hode: str
    navn: str
    linjer: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bekreftes:
    """One warning: its code, what is so, and what is ticked."""

    kode: str
    sagt: str
    kryss: str


@dataclass(frozen=True, slots=True)
class Utgangsbilde:
    """The whole page. `velg` are whom it can be for where the document does not say, `kan_ved` what may go along."""

    gjelder: Side
    til: Side
    fakta: tuple[tuple[str, str], ...]
    sagt: tuple[str, ...]
    bekreft: tuple[Bekreftes, ...]
    skriv: str
    kan_ved: tuple[tuple[str, str], ...]
    ved: tuple[str, ...]
    velg: tuple[str, ...]
    mangler_navn: bool
    gjoer: str
    ikon: str


def build_page(said: Sammendrag, kan_ved: Iterable[Dokument], bok: Iterable[Motpart], today: date) -> Utgangsbilde:
    """Return the page of a summary."""
    outside = is_outside(said.til.mottaker)
    lacks_name = outside and not said.til.navn
    return Utgangsbilde(
        gjelder=_child(said),
        til=_recipient(said.til, lacks_name=lacks_name),
        fakta=tuple(_facts(said)),
        sagt=tuple(tr_marked(SAGT[one]) for one in said.varsko if one in BARE_SAGT),
        bekreft=tuple(
            Bekreftes(one.value, _why(one, said), tr_marked(BEKREFTET[one]))
            for one in said.maa_bekreftes
            if not _waits(one, said)
        ),
        skriv=said.skriv,
        kan_ved=tuple((one.id, _document(one, today)) for one in kan_ved),
        ved=tuple(one.dokument_id for one in said.vedlegg),
        velg=tuple(dict.fromkeys(one.navn for one in bok if one.kategori == said.til.mottaker)),
        mangler_navn=lacks_name,
        gjoer=_do_it(said, lacks_name=lacks_name),
        ikon=IKONER[said.kanal],
    )


def _why(one: Varsko, said: Sammendrag) -> str:
    """Return what is so; of another child's name, the words that stand there: it may be somebody of the same name."""
    why = tr_marked(SAGT[one])
    if one is not Varsko.ANNET_BARN or not said.andre:
        return why
    words = ", ".join(f"«{word}»" for word in said.andre[:SHOWN_NAMES])
    many = len(said.andre) - SHOWN_NAMES
    more = tr("{names} og {n} til", names=words, n=many) if many > 0 else words
    return tr("{why} Se etter {names}.", why=why, names=more)


def _waits(one: Varsko, said: Sammendrag) -> bool:
    """Tell whether a warning is about a recipient that nobody has named yet."""
    return one is Varsko.IKKE_I_BOKEN and not said.til.navn


def _child(said: Sammendrag) -> Side:
    about = said.gjelder
    if not about.barn_id:
        return Side(tr("Dette gjelder"), tr("Møte, uten navn"), ())
    born = tr("{initials} født {year}", initials=about.initialer, year=about.foedselsaar)
    return Side(tr("Dette gjelder"), about.navn, (born,))


def _recipient(til: Til, *, lacks_name: bool) -> Side:
    kind = kind_words(til.mottaker)
    name = tr("Ingen er valgt ennå") if lacks_name else til.navn or kind
    lines = [kind, til.sted, til.telefon] if name != kind else [til.sted, til.telefon]
    if til.motpart_id:
        checked = (
            tr("Sjekket {date} av {who}", date=short_date(til.sjekket), who=til.sjekket_av)
            if til.sjekket
            else tr("Ikke sjekket ennå")
        )
        lines.append(checked)
    return Side(tr("Den som får det"), name, tuple(one for one in lines if one))


def _facts(said: Sammendrag) -> Iterable[tuple[str, str]]:
    yield tr("Hva"), tr_marked(DOKUMENTER[Dokumenttype(said.dokumenttype)])
    yield tr("Hvordan"), tr_marked(KANALER[said.kanal])
    along = tr_n("{n} vedlegg", "{n} vedlegg", len(said.vedlegg)) if said.vedlegg else tr("ingen vedlegg")
    pages = tr_n("{n} side", "{n} sider", said.alle_sider)
    yield tr("Hvor mye"), tr("{pages}, {attachments}", pages=pages, attachments=along)
    if said.grunnlag in set(Grunnlag):
        yield tr("Hvorfor det kan deles"), tr_marked(GRUNNLAG[Grunnlag(said.grunnlag)])


def _document(one: Dokument, today: date) -> str:
    day = (one.frosset or one.opprettet).astimezone(OSLO).date()
    what = tr_marked(DOKUMENTER[one.dokumenttype])
    return tr("{what}, signert {when}", what=what, when=day_and_month(day, today))


def _do_it(said: Sammendrag, *, lacks_name: bool) -> str:
    if lacks_name or not said.gjelder.navn:
        return tr_marked(_BARE_DO_IT[said.kanal])
    name = said.til.navn or kind_words(said.til.mottaker)
    if said.til.mottaker is Innad.BARNET_SELV:
        name = tr("barnet selv")
    return tr_marked(_DO_IT[said.kanal], child=said.gjelder.navn, recipient=name)
