"""What the child does not want told: a restriction of the child's own, wherever it was said. The gate obeys it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from helseansvarlig.domain.bakom import theme_of
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Innhold

OENSKE_STI = "barnets_egne_ord/barnets_egne_ord.7"
"""Where in a kartlegging the child is asked what must not be written or told. The wish itself is printed for nobody."""

OWN_WORDS = 12
"""Fewer letters than this anybody could have written; as many are somebody's own words."""


@dataclass(frozen=True, slots=True)
class Oenske:
    """A wish as the child put it: which answer it is, in which words, and on which day."""

    kilde: str
    ord: str
    dato: date


def answer_key(skjema_id: str, sti: str) -> str:
    """Return what a reservation of one answer is about: the same question of the same template, whenever it is asked.

    A later kartlegging and a newer version of the template do not wash away what the child has said.
    """
    return f"{skjema_id}|{sti}"


def is_held(noekkel: str, holdte: Collection[str]) -> bool:
    """Tell whether an answer is kept back: it is one of `holdte`, or it hangs below one of them.

    What is told of a theme as a whole is kept back with anything in it, for it may well be about just that.
    """
    tema = theme_of(noekkel)
    return any(
        noekkel == one or noekkel.startswith((f"{one}/", f"{one}[")) or bool(tema and one.startswith(f"{tema}/"))
        for one in holdte
    )


@dataclass(frozen=True, slots=True)
class Forbehold:
    """One wish of the child's, weighed and answered. Only the child lifts it (`opphevet`); it is never deleted.

    No `innhold` means that it was weighed and holds nothing back; no `mottakere` means everybody. `kilde` is where it
    was said (`svar:<id>` for an answer in a kartlegging), `svar_til_barnet` the sentence the child was given back.
    With `skjema_id` and `sti` it is about one answer and nothing else: that needs no weighing, it is obeyed.
    """

    id: str
    barn_id: str
    dato: date
    innhold: frozenset[Innhold]
    barnets_ord: str = ""
    hoert_av: str = ""
    mottakere: frozenset[Mottakerkategori] = frozenset()
    kilde: str = ""
    svar_til_barnet: str = ""
    opphevet: date | None = None
    skjema_id: str = ""
    sti: str = ""

    @property
    def svar(self) -> str:
        """Return which answer it is about (`answer_key`); empty when it is about whole categories."""
        return answer_key(self.skjema_id, self.sti) if self.sti else ""

    def holds_on(self, day: date) -> bool:
        """Tell whether it stands on `day`."""
        return self.dato <= day and (self.opphevet is None or self.opphevet > day)

    def is_towards(self, mottaker: str, day: date) -> bool:
        """Tell whether it stands towards a recipient (its code) on `day`."""
        return self.holds_on(day) and (not self.mottakere or mottaker in self.mottakere)

    def held_from(self, mottaker: str, day: date) -> frozenset[Innhold]:
        """Return the categories this keeps from a recipient (its code) on `day`."""
        return self.innhold if self.is_towards(mottaker, day) else frozenset()


def quotes(text: str, words: Iterable[str]) -> bool:
    """Tell whether a text repeats any of these words as they were said, whatever the case and the spacing.

    What is told in other words only a person can see.
    """
    said = _bare(text)
    return any(len(bare) >= OWN_WORDS and bare in said for bare in map(_bare, words))


def _bare(text: str) -> str:
    return " ".join(text.split()).casefold()


def unweighed(oensker: Iterable[Oenske], forbehold: Iterable[Forbehold]) -> tuple[Oenske, ...]:
    """Return the wishes that nobody has weighed as they stand now; one put in other words is a new one."""
    weighed = {(one.kilde, one.barnets_ord.strip()) for one in forbehold}
    return tuple(one for one in oensker if one.ord.strip() and (one.kilde, one.ord.strip()) not in weighed)
