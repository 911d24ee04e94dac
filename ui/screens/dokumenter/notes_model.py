"""What is said quietly about what stands in a field: where it comes from, what to look at once more, who is named."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from helseansvarlig.domain.opphav import Opphav, origins_in
from helseansvarlig.domain.spraakhint import Hintart, Ordliste, find_hints
from ui.i18n import tr
from ui.screens.dokumenter.source_words import Kildebilde, distinct_lines
from ui.text_hints import hint_words

Navnefunn = tuple[int, int, str]
"""Where a name stands (from, to) and what stands there."""
FinnNavn = Callable[[str], tuple[Navnefunn, ...]]


@dataclass(frozen=True, slots=True)
class Merknad:
    """One thing to look at: what is said, and the place in the text. `er_alvorlig` is never taken away by hand."""

    ord: str
    fra: int
    til: int
    noekkel: str
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
    finn_navn: FinnNavn = lambda _text: ()
    idag: date = date.min
    skjult: set[str] = field(default_factory=set)

    def read(self, text: str, *, is_childs: bool) -> Feltord:
        """Return what to say of a text; how the child puts it is let be."""
        names = [
            Merknad(
                tr("Navn på et annet barn: «{name}». Bare dette barnet skal kunne kjennes igjen.", name=name),
                start, end, f"navn:{name.casefold()}", er_alvorlig=True,
            )
            for start, end, name in self.finn_navn(text)
        ]  # fmt: skip
        hints = () if is_childs else find_hints(text, self.ordliste)
        quiet = [
            Merknad(hint_words(hint), hint.fra, hint.til, _key(hint.art, hint.ord))
            for hint in hints
            if _key(hint.art, hint.ord) not in self.skjult
        ]
        return Feltord((*_once(names), *_once(quiet)), distinct_lines(origins_in(text, self.opphav), self.idag))


def named_children(felter: Mapping[str, str], finn_navn: FinnNavn) -> tuple[tuple[str, str], ...]:
    """Return field and name for each field in which another child is named, the first name in each."""
    return tuple((felt_id, found[0][2]) for felt_id, text in felter.items() if (found := finn_navn(text)))


def _once(merknader: list[Merknad]) -> tuple[Merknad, ...]:
    """Return each thing once, at its first place: the same word five times is one matter."""
    first: dict[str, Merknad] = {}
    for one in merknader:
        first.setdefault(one.noekkel, one)
    return tuple(first.values())


def _key(art: Hintart, word: str) -> str:
    return f"{art}:{word.casefold()}"
