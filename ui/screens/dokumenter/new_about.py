"""Which row of the record a new document is about, where it is about one: a consent, or a signed document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.samtykke import Samtykke, Samtykketype
from helseansvarlig.services.samtykke import Samtykkelinje
from ui.dates import day_and_month
from ui.i18n import marked, tr, tr_marked
from ui.samtykke_words import TYPER, recipients

QUESTIONS = {
    Dokumenttype.SAMTYKKEERKLAERING: marked("Hvilket samtykke?"),
    Dokumenttype.TILBAKETREKKING: marked("Hvilket samtykke?"),
}
"""What is asked, by the types that are about one row."""

Valgbare = tuple[tuple[str, str], ...]


def consents_about(kind: str, barn_id: str, lines: Iterable[Samtykkelinje], today: date) -> Valgbare:
    """Return the child's consents that such a paper can be made from, newest first, as (`samtykke:<id>`, words)."""
    own = next((line.samtykker for line in lines if line.barn.id == barn_id), ())
    fitting = [one for one in own if one.gitt and (one.trukket is None or kind == Dokumenttype.TILBAKETREKKING)]
    first = sorted(fitting, key=lambda one: (_is_withdrawn(one, kind), one.dato), reverse=True)
    return tuple((f"samtykke:{one.id}", _consent_words(one, today)) for one in first)


def possible(current: str, rows: Sequence[tuple[str, str]]) -> str:
    """Return what is chosen: `current` while it can be, else the first."""
    keys = [key for key, _ in rows]
    return current if current in keys else next(iter(keys), "")


def _is_withdrawn(samtykke: Samtykke, kind: str) -> bool:
    return kind == Dokumenttype.TILBAKETREKKING and samtykke.trukket is not None


def _consent_words(samtykke: Samtykke, today: date) -> str:
    when = day_and_month(samtykke.dato, today)
    what = tr_marked(TYPER[samtykke.samtykketype])
    if samtykke.samtykketype is Samtykketype.DELING:
        what = tr("{what} med {who}", what=what, who=recipients(samtykke.mottakere))
    if samtykke.trukket is not None:
        return tr("{what}, {when}, trukket", what=what, when=when)
    return tr("{what}, {when}", what=what, when=when)
