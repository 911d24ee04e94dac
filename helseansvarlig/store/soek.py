"""Finding by words, newest first. The index follows its tables by triggers and is built anew when somebody is purged.

What people type never is query syntax: it reaches the index as quoted words alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.soek import Soek, Treff, Treffart
from helseansvarlig.store.connection import Connection

LIMIT = 50
"""Of each kind; decision 18. Who has more to look through types one more letter."""
_MOST_CHILDREN = 12
"""In how many records a name is looked for. All who bear it are shown, and who wants one of them types on."""
_STEPS = 100
"""How often a query asks whether it is still wanted, in steps of the database's machine: well within a millisecond."""

INDEXED = (
    "barn", "oppfoelging", "dokument", "moete", "sak", "stoppunkt", "tema", "nivaabeslutning", "hendelsesnotat",
    "instrument", "samtykke", "forbehold", "medvirkning", "svar", "notat", "motpart",
    "rolleinnehaver", "samarbeidsavtale", "rutine", "veiledning", "avvik",
)  # fmt: skip
"""The nouns that have an index, `soek_<noun>` over the view `soek_<noun>_ord`."""

Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class _Kilde:
    """One kind of finds: its noun, what opens one, its day and its own kind."""

    art: Treffart
    noun: str
    dag: str
    merke: str = "''"
    opens: str = "id"
    barn_id: str = "barn_id"
    order: str = "funnet.nummer DESC"


_KILDER = (
    _Kilde(Treffart.BARN, "barn", "foedselsdato", "iif(flyttet IS NULL, '', 'flyttet')", barn_id="barn.id",
           order="flyttet IS NOT NULL, navn COLLATE norsk"),
    _Kilde(Treffart.OPPFOELGING, "oppfoelging", "frist", "iif(gjort IS NULL, '', 'gjort')",
           order="gjort IS NOT NULL, funnet.nummer DESC"),
    _Kilde(Treffart.DOKUMENT, "dokument", "opprettet", "dokumenttype"),
    _Kilde(Treffart.MOETE, "moete", "dato", "moetetype", barn_id="''"),
    _Kilde(Treffart.MOETE, "sak", "(SELECT dato FROM moete WHERE moete.id = moete_id)", "'sak'", opens="moete_id"),
    _Kilde(Treffart.STOPPUNKT, "stoppunkt", "dato"),
    _Kilde(Treffart.TEMA, "tema", "reist", "iif(lukket IS NULL, '', 'lukket')",
           order="lukket IS NOT NULL, funnet.nummer DESC"),
    _Kilde(Treffart.NIVAA, "nivaabeslutning", "dato"),
    _Kilde(Treffart.HENDELSE, "hendelsesnotat", "naar"),
    _Kilde(Treffart.INSTRUMENT, "instrument", "dato"),
    _Kilde(Treffart.SAMTYKKE, "samtykke", "dato", "iif(trukket IS NOT NULL, 'trukket', iif(gitt, 'ja', 'nei'))"),
    _Kilde(Treffart.BARNETS_ORD, "forbehold", "dato", "'forbehold'"),
    _Kilde(Treffart.BARNETS_ORD, "medvirkning", "dato", "'medvirkning'"),
    _Kilde(Treffart.SVAR, "svar", "gitt",
           barn_id="(SELECT barn_id FROM kartlegging WHERE kartlegging.id = kartlegging_id)"),
    _Kilde(Treffart.NOTAT, "notat", "tid", "art"),
    _Kilde(Treffart.PARTNER, "motpart", "''", barn_id="''", order="navn COLLATE norsk"),
    _Kilde(Treffart.PARTNER, "rolleinnehaver", "''", "'person'", opens="motpart_id", barn_id="''"),
    _Kilde(Treffart.HUSET, "samarbeidsavtale", "coalesce(gjelder_fra, '')", "'avtale'", barn_id="''"),
    _Kilde(Treffart.HUSET, "rutine", "gjelder_fra", "'rutine'", barn_id="''"),
    _Kilde(Treffart.HUSET, "veiledning", "dato", "'veiledning'", barn_id="''"),
    _Kilde(Treffart.HUSET, "avvik", "dato", "'avvik'", barn_id="''"),
)  # fmt: skip


def find(connection: Connection, soek: Soek, stop: Stop) -> list[Treff] | None:
    """Return what was found, kind by kind, at most `LIMIT` of each; None when `stop` told that nobody waits any more.

    A word may also be the name of the child whose record a thing is in.
    """
    if not soek:
        return []
    try:
        with _stopping(connection, stop):
            named = _meant(_children_named(connection, forms) for forms in soek.ord)
            match = " AND ".join(_either(forms, ids) for forms, ids in zip(soek.ord, named, strict=True))
            own = " AND ".join(_said(forms) for forms in soek.ord)
            found = [
                _treff(kilde.art, row)
                for kilde in _KILDER
                for row in _rows(connection, kilde, own if kilde.art is Treffart.BARN else match)
            ]
    except sqlite.OperationalError:
        if stop():
            return None
        raise
    return found


def rebuild(connection: Connection) -> None:
    """Build every index anew from the records, so that no word is left of what is no longer there."""
    for noun in INDEXED:
        index = f"soek_{noun}"
        connection.execute(f"INSERT INTO {index} ({index}) VALUES ('delete-all')")  # noqa: S608 (our own names)
        # Not FTS5's own «rebuild»: that one reads no view with JSON in it.
        connection.execute(f"INSERT INTO {index} (rowid, barn, tekst) SELECT * FROM {index}_ord")  # noqa: S608 (our own names)


@contextmanager
def _stopping(connection: Connection, stop: Stop) -> Iterator[None]:
    """Let `stop` end the queries made meanwhile, and those alone."""
    connection.set_progress_handler(stop, _STEPS)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


def _children_named(connection: Connection, forms: Sequence[str]) -> list[str]:
    rows = connection.execute(
        "SELECT id FROM soek_barn JOIN barn ON barn.rowid = soek_barn.rowid WHERE soek_barn MATCH ?"
        " ORDER BY flyttet IS NOT NULL, barn.rowid DESC",
        (_said(forms),),
    )
    return [row["id"] for row in rows]


def _meant(named: Iterable[list[str]]) -> list[list[str]]:
    """Return for each word the children it may be about: those whom most of the words name, and not too many."""
    words = list(named)
    count = Counter(one for ids in words for one in ids)
    most = max(count.values(), default=0)
    meant = {*[one for one in count if count[one] == most][:_MOST_CHILDREN]}
    return [[one for one in ids if one in meant] for ids in words]


def _rows(connection: Connection, kilde: _Kilde, match: str) -> list[Any]:
    noun, index = kilde.noun, f"soek_{kilde.noun}"
    newest = f"SELECT rowid AS nummer, tekst FROM {index} WHERE {index} MATCH ? ORDER BY rowid DESC LIMIT ?"  # noqa: S608 (our own names)
    name = f"SELECT navn FROM barn AS b WHERE b.id = {kilde.barn_id}"  # noqa: S608 (our own names)
    rows = connection.execute(
        f"SELECT {kilde.opens} AS id, {kilde.barn_id} AS barn_id, {kilde.dag} AS dag, {kilde.merke} AS merke,"  # noqa: S608 (our own names)
        f" ({name}) AS barnets_navn, funnet.tekst AS tekst"
        f" FROM ({newest}) AS funnet JOIN {noun} ON {noun}.rowid = funnet.nummer ORDER BY {kilde.order}",
        (match, LIMIT),
    )
    return list(rows)


def _treff(art: Treffart, row: Any) -> Treff:  # noqa: ANN401 (sqlcipher3 ships no types)
    return Treff(
        art, row["id"], row["barn_id"], row["barnets_navn"] or "", _day(row["dag"]), row["merke"], row["tekst"]
    )


def _day(text: str) -> date | None:
    """Return the calendar day here of a day or a moment; None where it has none yet."""
    if not text:
        return None
    return datetime.fromisoformat(text).astimezone(OSLO).date() if "T" in text else date.fromisoformat(text)


def _said(forms: Sequence[str]) -> str:
    return f"{{tekst}} : ({' OR '.join(f'{_quoted(form)} *' for form in forms)})"


def _either(forms: Sequence[str], barn_ids: Sequence[str]) -> str:
    if not barn_ids:
        return _said(forms)
    return f"({_said(forms)} OR {{barn}} : ({' OR '.join(_quoted(one) for one in barn_ids)}))"


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""').replace("\0", " ") + '"'
