"""The log as a table: when, who, what, about whom; each row of the chain as a person would say it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.logg import REFUSED, Kategori, Loggrad
from ui.acts import act_words
from ui.dates import capital, near_moment
from ui.i18n import marked, tr, tr_marked
from ui.samtykke_words import MOTTAKERE

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
COLUMNS = (marked("Når"), marked("Hvem"), marked("Hva"), marked("Barn"))
_OUTCOMES = {
    "ja": marked("ja"),
    "delvis": marked("delvis"),
    "spoer": marked("må avgjøres"),
    "nei": marked("nei"),
    "etterfoert": marked("ført inn i ettertid"),
    "logg_rullet_tilbake": marked("eldre enn sist"),
}


class Utvalg(StrEnum):
    """Which rows are shown. Drafts are part of the chain but never of the list: they say only that somebody typed."""

    ALT = "alt"
    LESING = "lesing"
    ENDRING = "endring"
    DELING = "deling"
    TILGANG = "tilgang"
    DOER = "doer"
    FEIL = "feil"

    @property
    def kategorier(self) -> frozenset[Kategori]:
        """Return the kinds of act it shows; none is every kind."""
        return _KINDS[self]


_KINDS = {
    Utvalg.ALT: frozenset[Kategori](),
    Utvalg.LESING: frozenset({Kategori.LESING, Kategori.SOEK}),
    Utvalg.ENDRING: frozenset({Kategori.ENDRING}),
    Utvalg.DELING: frozenset({Kategori.UTSKRIFT, Kategori.EKSPORT, Kategori.SENDING, Kategori.MOTTAK}),
    Utvalg.TILGANG: frozenset({Kategori.NOEKKEL}),
    Utvalg.DOER: frozenset({Kategori.DRIFT}),
    Utvalg.FEIL: frozenset({Kategori.FEIL}),
}


@dataclass(frozen=True, slots=True)
class Logglinje:
    """One row as words."""

    naar: str
    hvem: str
    hva: str
    barn: str

    def texts(self) -> tuple[str, str, str, str]:
        """Return the cells in the order of the columns."""
        return (self.naar, self.hvem, self.hva, self.barn)

    def holds(self, typed: str) -> bool:
        """Tell whether the line holds every word that is typed."""
        return all(word in " ".join(self.texts()).casefold() for word in typed.casefold().split())

    def spoken(self) -> str:
        """Return the line as it is read aloud."""
        return ", ".join(text for text in self.texts() if text)


def build_lines(rows: Sequence[Loggrad], names: Mapping[str, str], today: date) -> list[Logglinje]:
    """Return the rows as a person reads them, newest first; `names` maps a child's id to its name."""
    return [
        Logglinje(
            naar=capital(near_moment(datetime.fromisoformat(row.tid), today)),
            hvem=row.bruker_navn,
            hva=tr("{act} (klokka var stilt)", act=said(row)) if row.klokke else said(row),
            barn=names.get(row.barn_id, "") if row.barn_id else "",
        )
        for row in rows
    ]


def said(row: Loggrad) -> str:
    """Return what was done: the act, to whom, and how it went."""
    words = capital(act_words(row.handling))
    if row.utfall.startswith(REFUSED):
        return tr("{act}: avvist", act=words)
    if row.mottaker in {one.value for one in Mottakerkategori}:
        words = tr("{act}, til {who}", act=words, who=tr_marked(MOTTAKERE[Mottakerkategori(row.mottaker)]))
    outcome = _OUTCOMES.get(row.utfall)
    return tr("{act}: {outcome}", act=words, outcome=tr_marked(outcome)) if outcome else words


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
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return line.spoken()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.texts()[index.column()]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return a column's name, as Qt asks."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return tr_marked(COLUMNS[section])
        return None
