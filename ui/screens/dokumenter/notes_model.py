"""What is said quietly about what stands in a field: where it comes from, what to look at once more, who is named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from helseansvarlig.domain.navnefunn import Funn, Navneleter
from helseansvarlig.domain.opphav import Opphav, origins_in
from helseansvarlig.domain.spraakhint import Ordliste, find_hints
from ui.i18n import tr
from ui.screens.dokumenter.source_words import Kildebilde, distinct_lines
from ui.text_hints import hint_words


@dataclass(frozen=True, slots=True)
class Merknad:
    """One thing to look at: what is said, the place in the text, and the words that put it away, if it can be."""

    ord: str
    fra: int
    til: int
    noekkel: str
    skjules: str = ""
    er_alvorlig: bool = False


@dataclass(frozen=True, slots=True)
class Feltord:
    """All that is said of one field as it stands now."""

    merknader: tuple[Merknad, ...] = ()
    kilder: tuple[Kildebilde, ...] = ()


@dataclass(slots=True)
class Leser:
    """Reads what is written in one document; `skjult` remembers what somebody has put away, until the page is left."""

    ordliste: Ordliste = field(default_factory=Ordliste)
    opphav: tuple[Opphav, ...] = ()
    andre: Navneleter | None = None
    idag: date = date.min
    skjult: set[str] = field(default_factory=set)
    naar_skjult: Callable[[], object] = lambda: None

    def put_away(self, noekkel: str) -> None:
        """Say no more of one matter, anywhere in this document."""
        self.skjult.add(noekkel)
        self.naar_skjult()

    def read(self, text: str, *, is_childs: bool) -> Feltord:
        """Return what to say of a text; how the child puts it is let be."""
        names = [_other_child(found) for found in self.names_in(text)]
        hints = () if is_childs else find_hints(text, self.ordliste)
        quiet = [
            Merknad(hint_words(hint), hint.fra, hint.til, _key(hint.art, hint.ord), tr("Skjul hintet"))
            for hint in hints
            if _key(hint.art, hint.ord) not in self.skjult
        ]
        return Feltord((*_once(names), *_once(quiet)), distinct_lines(origins_in(text, self.opphav), self.idag))

    def names_in(self, text: str) -> tuple[Funn, ...]:
        """Return where another child is named, save where somebody has said that it is somebody else."""
        found = self.andre.find(text) if self.andre is not None else ()
        return tuple(one for one in found if _key("navn", one.tekst) not in self.skjult)


def _other_child(found: Funn) -> Merknad:
    """Return what is said of a name; a single word may be anybody's, and can be put away."""
    words = tr("Navn på et annet barn: «{name}». Bare dette barnet skal kunne kjennes igjen.", name=found.tekst)
    put_away = "" if len(found.tekst.split()) > 1 else tr("Det er noen andre")
    return Merknad(words, found.start, found.slutt, _key("navn", found.tekst), put_away, er_alvorlig=True)


def _once(merknader: list[Merknad]) -> tuple[Merknad, ...]:
    """Return each thing once, at its first place: the same word five times is one matter."""
    first: dict[str, Merknad] = {}
    for one in merknader:
        first.setdefault(one.noekkel, one)
    return tuple(first.values())


def _key(art: str, word: str) -> str:
    return f"{art}:{word.casefold()}"
