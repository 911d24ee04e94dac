"""The log as a table: when, who, what, about whom; each row of the chain as a person would say it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.logg import Loggrad
from ui.acts import act_words
from ui.dates import capital, near_moment
from ui.i18n import marked, tr, tr_marked
from ui.samtykke_words import MOTTAKERE

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
COLUMNS = (marked("Når"), marked("Hvem"), marked("Hva"), marked("Barn"))
_READING = ("barn.lest", "lesing")
_SHARING = (
    "deling.",
    "dokument.eksportert",
    "forsendelse.",
    "kvittering.",
    "samtykke.",
    "avsenderkort.",
    "mottakerkort.",
)
_DOOR = ("hvelv.", "kopi.")
_DRAFTS = ("utkast.",)
_OUTCOMES = {
    "ja": marked("ja"),
    "delvis": marked("delvis"),
    "spoer": marked("må avgjøres"),
    "nei": marked("nei"),
    "logg_rullet_tilbake": marked("eldre enn sist"),
}


class Utvalg(StrEnum):
    """Which rows are shown. Drafts are part of the chain but never of the list: they say only that somebody typed."""

    ALT = "alt"
    LESING = "lesing"
    ENDRING = "endring"
    DELING = "deling"
    DOER = "doer"


@dataclass(frozen=True, slots=True)
class Logglinje:
    """One row as words."""

    naar: str
    hvem: str
    hva: str
    barn: str
    handling: str

    def texts(self) -> tuple[str, str, str, str]:
        """Return the cells in the order of the columns."""
        return (self.naar, self.hvem, self.hva, self.barn)


def build_lines(rows: Sequence[Loggrad], names: Mapping[str, str], today: date) -> list[Logglinje]:
    """Return the rows a person can read, newest first; `names` maps a child's id to its name."""
    return [
        Logglinje(
            naar=capital(near_moment(datetime.fromisoformat(row.tid), today)),
            hvem=row.bruker_navn,
            hva=_said(row),
            barn=names.get(row.barn_id, "") if row.barn_id else "",
            handling=row.handling,
        )
        for row in rows
        if not row.handling.startswith(_DRAFTS)
    ]


def chosen(lines: Sequence[Logglinje], utvalg: Utvalg, typed: str) -> list[Logglinje]:
    """Return the lines of one kind that hold every word that is typed."""
    words = typed.casefold().split()
    return [
        line
        for line in lines
        if _belongs(line.handling, utvalg) and all(word in " ".join(line.texts()).casefold() for word in words)
    ]


def _said(row: Loggrad) -> str:
    said = capital(act_words(row.handling))
    if row.mottaker in {one.value for one in Mottakerkategori}:
        said = tr("{act}, til {who}", act=said, who=tr_marked(MOTTAKERE[Mottakerkategori(row.mottaker)]))
    outcome = _OUTCOMES.get(row.utfall)
    return tr("{act}: {outcome}", act=said, outcome=tr_marked(outcome)) if outcome else said


def _belongs(handling: str, utvalg: Utvalg) -> bool:
    kinds = {Utvalg.LESING: _READING, Utvalg.DELING: _SHARING, Utvalg.DOER: _DOOR}
    if utvalg is Utvalg.ALT:
        return True
    if utvalg is Utvalg.ENDRING:
        return not handling.startswith((*_READING, *_SHARING, *_DOOR))
    return handling.startswith(kinds[utvalg])


class LoggModel(QAbstractTableModel):
    """The lines for a table view; nothing in it can be changed."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[Logglinje] = []

    def show_lines(self, lines: list[Logglinje]) -> None:
        """Show exactly these."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        """Return how many lines there are, as Qt asks."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _TOP) -> int:
        """Return how many columns there are, as Qt asks."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return a cell's text, as Qt asks."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._lines[index.row()].texts()[index.column()]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return a column's name, as Qt asks."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return tr_marked(COLUMNS[section])
        return None
