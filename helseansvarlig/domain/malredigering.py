"""Changing a template of one's own: hide and show, move, reword, add, take away again.

A kept item keeps its link id, so that answers to it can be compared with answers to the form it was copied from. Where
a form comes in several languages, each is changed alike. Nothing here knows FHIR: what we do not understand of an item
lies untouched in its `kilde`.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from helseansvarlig.domain.skjema import Alternativ, Punkt, Punkttype, Skjema, Tekst
from helseansvarlig.domain.verdi import Koding, is_equal
from helseansvarlig.errors import KnownError

EGEN = "egen-"
"""What the link ids begin with that are given here; only such an item can be taken away, any other is hidden."""

KODESYSTEM = "urn:helseansvarlig:egen"
NYNORSK = "nn"

NO_WORDS = Tekst()

_Siblings = tuple[Punkt, ...]
_Change = Callable[[_Siblings, int], _Siblings]


@dataclass(frozen=True, slots=True)
class Punktlinje:
    """One line of the item list; `dybde` counts from 0, `skjult_over` tells that an item above it is hidden."""

    sti: str
    punkt: Punkt
    dybde: int
    kan_opp: bool
    kan_ned: bool
    skjult_over: bool

    @property
    def er_egen(self) -> bool:
        """Tell whether the item was added here."""
        return is_own(self.punkt)


@dataclass(frozen=True, slots=True)
class Ordlyd:
    """The words of one item: its text, why we ask, and its choices, one a line; nynorsk may be empty."""

    tekst: Tekst
    hvorfor: Tekst = NO_WORDS
    valg: tuple[Tekst, ...] = ()


def is_own(punkt: Punkt) -> bool:
    """Tell whether an item was added here."""
    return punkt.link_id.startswith(EGEN)


def lines(skjema: Skjema) -> tuple[Punktlinje, ...]:
    """Return every item in form order."""
    return tuple(_lines(skjema.punkter, "", 0, hidden=False))


def _lines(punkter: _Siblings, above: str, depth: int, *, hidden: bool) -> Iterator[Punktlinje]:
    for index, punkt in enumerate(punkter):
        sti = above + punkt.segment_or_id
        yield Punktlinje(sti, punkt, depth, _can_move(punkter, index, -1), _can_move(punkter, index, 1), hidden)
        yield from _lines(punkt.punkter, f"{sti}/", depth + 1, hidden=hidden or punkt.er_skjult)


def find_item(skjema: Skjema, sti: str) -> Punkt:
    """Return the item at a path. Raises `mal_punkt_finnes_ikke`."""
    found = next((line.punkt for line in lines(skjema) if line.sti == sti), None)
    if found is None:
        raise KnownError("mal_punkt_finnes_ikke")
    return found


def retitle(skjema: Skjema, tittel: Tekst) -> Skjema:
    """Give the form another name in every language it has."""
    return _with_variants(skjema, lambda form: replace(form, tittel=_in_language(tittel, form.spraak)))


def hide(skjema: Skjema, sti: str) -> Skjema:
    """Hide an item and all below it. Raises `mal_punkt_finnes_ikke`."""
    return _everywhere(skjema, sti, lambda row, i: _put(row, i, _hidden(row[i])))


def _hidden(punkt: Punkt) -> Punkt:
    return replace(punkt, er_skjult=True, punkter=tuple(map(_hidden, punkt.punkter)))


def show(skjema: Skjema, sti: str, skjult_fra_foer: Container[str] = ()) -> Skjema:
    """Show an item and what was hidden with it; what lies below and was hidden by its author stays hidden.

    `skjult_fra_foer` are the paths of those. Raises `mal_punkt_finnes_ikke`.
    """
    return _everywhere(
        skjema, sti, lambda row, i: _put(row, i, replace(_shown(row[i], sti, skjult_fra_foer), er_skjult=False))
    )


def _shown(punkt: Punkt, sti: str, kept: Container[str]) -> Punkt:
    below = tuple(_shown(child, f"{sti}/{child.segment_or_id}", kept) for child in punkt.punkter)
    return replace(punkt, er_skjult=punkt.er_skjult and sti in kept, punkter=below)


def move(skjema: Skjema, sti: str, steg: int) -> Skjema:
    """Move an item one place up (-1) or down (1) among its siblings.

    Raises `mal_punkt_finnes_ikke`, `mal_kan_ikke_flyttes`: it stands at the end, or beside one with the same link id,
    where a move would change which answers are whose.
    """
    return _everywhere(skjema, sti, lambda row, i: _moved(row, i, steg))


def _moved(row: _Siblings, index: int, steg: int) -> _Siblings:
    if not _can_move(row, index, steg):
        raise KnownError("mal_kan_ikke_flyttes")
    made = list(row)
    made[index], made[index + steg] = made[index + steg], made[index]
    return tuple(made)


def _can_move(row: _Siblings, index: int, steg: int) -> bool:
    other = index + steg
    return 0 <= other < len(row) and row[other].link_id != row[index].link_id


def add(skjema: Skjema, ved: str, punkt: Punkt) -> Skjema:
    """Add an item: last in the theme at `ved`, or after the question there; without `ved`, last in the form.

    Raises `mal_punkt_finnes_ikke`.
    """
    if not ved:
        return _with_variants(skjema, lambda form: replace(form, punkter=(*form.punkter, punkt)))
    return _everywhere(skjema, ved, lambda row, i: _added(row, i, punkt))


def _added(row: _Siblings, index: int, punkt: Punkt) -> _Siblings:
    here = row[index]
    if here.type is Punkttype.GRUPPE:
        return _put(row, index, replace(here, punkter=(*here.punkter, punkt)))
    return (*row[: index + 1], punkt, *row[index + 1 :])


def remove(skjema: Skjema, sti: str) -> Skjema:
    """Take away an item that was added here. Raises `mal_punkt_finnes_ikke`, `mal_bare_egne_fjernes`."""
    if not is_own(find_item(skjema, sti)):
        raise KnownError("mal_bare_egne_fjernes")
    return _everywhere(skjema, sti, lambda row, i: (*row[:i], *row[i + 1 :]))


def reword(skjema: Skjema, sti: str, ordlyd: Ordlyd, new_code: Callable[[], str]) -> Skjema:
    """Give an item other words. `new_code` names choices that were not there before.

    Raises `mal_punkt_finnes_ikke`, `mal_valg_maa_bli` (only an item that was added here may get more or fewer choices).
    """
    choices = _reworded_choices(find_item(skjema, sti), ordlyd.valg, new_code)

    def change(form: Skjema) -> Skjema:
        return _change_at(form, sti, lambda row, i: _put(row, i, _reworded(row[i], ordlyd, choices, form.spraak)))

    changed = change(replace(skjema, varianter=()))
    return replace(changed, varianter=tuple(_if_there(form, sti, change) for form in skjema.varianter))


def _reworded(punkt: Punkt, ordlyd: Ordlyd, choices: tuple[Alternativ, ...], spraak: str) -> Punkt:
    return replace(
        punkt,
        tekst=_in_language(ordlyd.tekst, spraak),
        hvorfor=_in_language(ordlyd.hvorfor, spraak),
        alternativer=tuple(replace(one, tekst=_in_language(one.tekst, spraak)) for one in choices),
    )


def _in_language(tekst: Tekst, spraak: str) -> Tekst:
    """Return the words as a form in this language has them: in a nynorsk form nynorsk is the text itself."""
    nynorsk = tekst.oversettelser.get(NYNORSK, "")
    return Tekst(nynorsk or tekst.tekst) if spraak.startswith(NYNORSK) else tekst


def _reworded_choices(punkt: Punkt, texts: Sequence[Tekst], new_code: Callable[[], str]) -> tuple[Alternativ, ...]:
    """Keep the code of a choice whose words stand, or that stands in the same place; what is new gets a new code."""
    if not is_own(punkt):
        if len(texts) != len(punkt.alternativer):
            raise KnownError("mal_valg_maa_bli")
        return tuple(replace(one, tekst=t) for one, t in zip(punkt.alternativer, texts, strict=True))
    left = list(punkt.alternativer)
    kept: dict[int, Alternativ] = {}
    for index, text in enumerate(texts):
        if (found := next((one for one in left if one.tekst.tekst == text.tekst), None)) is not None:
            left.remove(found)
            kept[index] = found
    same_count = len(texts) == len(punkt.alternativer)
    made = []
    for index, text in enumerate(texts):
        old = kept.get(index) or (left.pop(0) if same_count else None)
        made.append(replace(old, tekst=text) if old is not None else _choice(text, new_code()))
    return tuple(made)


def _choice(tekst: Tekst, code: str) -> Alternativ:
    return Alternativ(Koding(code, KODESYSTEM, tekst.tekst), tekst)


def new_item(link_id: str, type_: Punkttype, ordlyd: Ordlyd, *, gjentas: bool = False) -> Punkt:
    """Return an item to be added: a theme, a text, yes or no, or a choice (several when `gjentas`)."""
    numbers = count(1)
    choices = tuple(_choice(text, f"{link_id}-{next(numbers)}") for text in ordlyd.valg)
    return Punkt(
        f"{EGEN}{link_id}",
        type_,
        ordlyd.tekst,
        gjentas=gjentas,
        alternativer=choices if type_ is Punkttype.VALG else (),
        hvorfor=ordlyd.hvorfor,
    )


def _put(row: _Siblings, index: int, punkt: Punkt) -> _Siblings:
    return (*row[:index], punkt, *row[index + 1 :])


def _with_variants(skjema: Skjema, change: Callable[[Skjema], Skjema]) -> Skjema:
    return replace(change(skjema), varianter=tuple(change(form) for form in skjema.varianter))


def _everywhere(skjema: Skjema, sti: str, change: _Change) -> Skjema:
    """Change the siblings of the item at a path, in every language where it stands."""
    changed = _change_at(skjema, sti, change)
    variants = tuple(_if_there(form, sti, lambda f: _change_at(f, sti, change)) for form in skjema.varianter)
    return replace(changed, varianter=variants)


def _if_there(form: Skjema, sti: str, change: Callable[[Skjema], Skjema]) -> Skjema:
    return change(form) if any(line.sti == sti for line in lines(form)) else form


def _change_at(skjema: Skjema, sti: str, change: _Change) -> Skjema:
    found = _change_below(skjema.punkter, sti, change)
    if found is None:
        raise KnownError("mal_punkt_finnes_ikke")
    return replace(skjema, punkter=found)


def _change_below(row: _Siblings, sti: str, change: _Change) -> _Siblings | None:
    """Return the siblings with one changed, or None when the path leads nowhere; a link id may hold a «/» itself."""
    for index, punkt in enumerate(row):
        own = punkt.segment_or_id
        if sti == own:
            return change(row, index)
        if sti.startswith(f"{own}/"):
            below = _change_below(punkt.punkter, sti[len(own) + 1 :], change)
            if below is not None:
                return _put(row, index, replace(punkt, punkter=below))
    return None


def same_choices(a: Punkt, b: Punkt) -> bool:
    """Tell whether two items offer the same choices, whatever their words."""
    if len(a.valg) != len(b.valg):
        return False
    return all(any(is_equal(one.verdi, other.verdi) for other in b.valg) for one in a.valg)
