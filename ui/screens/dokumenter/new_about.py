"""Which row of the record a new document is about, where it is about one: a consent, or a signed document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.dokument import Dokument, Dokumenttype
from helseansvarlig.domain.samtykke import Samtykke, Samtykketype
from helseansvarlig.services.dokument import Dokumentlinje
from helseansvarlig.services.samtykke import Samtykkelinje
from ui.dates import day_and_month
from ui.i18n import marked, tr, tr_marked
from ui.samtykke_words import TYPER, recipients
from ui.type_words import DOKUMENTER

QUESTIONS = {
    Dokumenttype.SAMTYKKEERKLAERING: marked("Hvilket samtykke?"),
    Dokumenttype.TILBAKETREKKING: marked("Hvilket samtykke?"),
    Dokumenttype.RETTELSE: marked("Hvilket dokument skal rettes?"),
    Dokumenttype.SAMARBEIDSAVTALE: marked("Hvilken avtale?"),
}
"""What is asked, by the types that are about one row."""

Valgbare = tuple[tuple[str, str], ...]


def consents_about(kind: str, barn_id: str, lines: Iterable[Samtykkelinje], today: date) -> Valgbare:
    """Return the child's consents that such a paper can be made from, newest first, as (`samtykke:<id>`, words)."""
    own = next((line.samtykker for line in lines if line.barn.id == barn_id), ())
    fitting = [one for one in own if one.gitt and (one.trukket is None or kind == Dokumenttype.TILBAKETREKKING)]
    first = sorted(fitting, key=lambda one: (_is_withdrawn(one, kind), one.dato), reverse=True)
    return tuple((f"samtykke:{one.id}", _consent_words(one, today)) for one in first)


def documents_about(barn_id: str, lines: Iterable[Dokumentlinje], today: date) -> Valgbare:
    """Return the child's signed documents, newest first, as (`dokument:<id>`, words with the recipient)."""
    own = [line.dokument for line in lines if line.dokument.barn_id == barn_id and barn_id]
    return tuple(
        (f"dokument:{one.id}", _document_words(one, one.frosset.astimezone(OSLO).date(), today))
        for one in own
        if one.frosset is not None
    )


def document_about(om: str, lines: Iterable[Dokumentlinje]) -> Dokument | None:
    """Return the document that is to be corrected."""
    return next((line.dokument for line in lines if f"dokument:{line.dokument.id}" == om), None)


def possible(current: str, rows: Sequence[tuple[str, str]]) -> str:
    """Return what is chosen: `current` while it can be, else the first."""
    keys = [key for key, _ in rows]
    return current if current in keys else next(iter(keys), "")


def _is_withdrawn(samtykke: Samtykke, kind: str) -> bool:
    return kind == Dokumenttype.TILBAKETREKKING and samtykke.trukket is not None


def _document_words(dokument: Dokument, signed: date, today: date) -> str:
    what, when = tr_marked(DOKUMENTER[dokument.dokumenttype]), day_and_month(signed, today)
    if not dokument.mottaker_navn:
        return tr("{what}, {when}", what=what, when=when)
    return tr("{what} til {who}, {when}", what=what, who=dokument.mottaker_navn, when=when)


def _consent_words(samtykke: Samtykke, today: date) -> str:
    when = day_and_month(samtykke.dato, today)
    what = tr_marked(TYPER[samtykke.samtykketype])
    if samtykke.samtykketype is Samtykketype.DELING:
        what = tr("{what} med {who}", what=what, who=recipients(samtykke.mottakere))
    if samtykke.trukket is not None:
        return tr("{what}, {when}, trukket", what=what, when=when)
    return tr("{what}, {when}", what=what, when=when)
