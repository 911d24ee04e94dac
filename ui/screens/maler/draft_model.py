"""A draft in words: its items as lines, and the words of one item as they are typed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest

from helseansvarlig.domain.malredigering import NYNORSK, Ordlyd, Punktlinje
from helseansvarlig.domain.skjema import Alvor, Punkt, Punkttype, Tekst
from helseansvarlig.services.malredigering import Malutkast, Nyttpunkt
from ui.i18n import language, marked, tr, tr_marked

KINDS = {
    "tekst": (Punkttype.TEKST, False, marked("Fritekst")),
    "ja_nei": (Punkttype.JA_NEI, False, marked("Ja eller nei")),
    "velg_en": (Punkttype.VALG, False, marked("Velg én")),
    "velg_flere": (Punkttype.VALG, True, marked("Velg flere")),
    "tema": (Punkttype.GRUPPE, False, marked("Nytt tema")),
}
"""What can be added here: the kind of item, whether several may be chosen, and what it is called."""

CHOICES = frozenset({"velg_en", "velg_flere"})
LAST = "-"
"""Where a new item goes when it stands in no theme."""

_TYPES = {
    Punkttype.GRUPPE: marked("tema"),
    Punkttype.VISNING: marked("tekst"),
    Punkttype.JA_NEI: marked("ja eller nei"),
    Punkttype.VALG: marked("valg"),
    Punkttype.AAPENT_VALG: marked("valg eller egne ord"),
    Punkttype.HELTALL: marked("tall"),
    Punkttype.DESIMALTALL: marked("tall"),
    Punkttype.MENGDE: marked("mengde"),
    Punkttype.DATO: marked("dato"),
    Punkttype.TIDSPUNKT: marked("dato og klokkeslett"),
    Punkttype.KLOKKESLETT: marked("klokkeslett"),
    Punkttype.TEKST: marked("fritekst"),
    Punkttype.TEKSTLINJE: marked("fritekst"),
    Punkttype.LENKE: marked("lenke"),
    Punkttype.VEDLEGG: marked("vedlegg"),
    Punkttype.REFERANSE: marked("henvisning"),
}
_ICONS = {Punkttype.GRUPPE: "list-checks", Punkttype.VISNING: "text"}


@dataclass(frozen=True, slots=True)
class Punktord:
    """The words of one item as typed: choices one a line. `slag` and `ved` belong to an item that is being added."""

    sti: str = ""
    slag: str = ""
    ved: str = ""
    tekst: str = ""
    nynorsk: str = ""
    hvorfor: str = ""
    hvorfor_nynorsk: str = ""
    valg: str = ""
    valg_nynorsk: str = ""


@dataclass(frozen=True, slots=True)
class Punktrad:
    """One item as a line of the list."""

    sti: str
    link_id: str
    text: str
    kind: str
    icon: str
    depth: int
    is_hidden: bool
    is_own: bool
    has_choices: bool
    can_up: bool
    can_down: bool
    ord: Punktord

    @property
    def spoken(self) -> str:
        """Return the line as it is read aloud."""
        return f"{self.text}, {self.kind}"


def rows_of(utkast: Malutkast) -> tuple[Punktrad, ...]:
    """Return every item as a line; one with a fault is marked."""
    faults = {one.path for one in utkast.problemer if one.severity is Alvor.FEIL}
    return tuple(_row(line, is_faulty=line.sti in faults) for line in utkast.linjer)


def _row(line: Punktlinje, *, is_faulty: bool) -> Punktrad:
    punkt = line.punkt
    kinds = [tr_marked(_TYPES[punkt.type])]
    if line.er_egen:
        kinds.append(tr("egen"))
    if punkt.er_skjult:
        kinds.append(tr("skjult"))
    icon = "eye-off" if punkt.er_skjult else _ICONS.get(punkt.type, "circle-help")
    return Punktrad(
        sti=line.sti,
        link_id=punkt.link_id,
        text=punkt.tekst.paa(language().value) or tr("(uten ord)"),
        kind=" · ".join(kinds),
        icon="octagon-alert" if is_faulty else icon,
        depth=line.dybde,
        is_hidden=punkt.er_skjult,
        is_own=line.er_egen,
        has_choices=bool(punkt.alternativer) or (line.er_egen and punkt.type is Punkttype.VALG),
        can_up=line.kan_opp,
        can_down=line.kan_ned,
        ord=words_of(punkt, line.sti),
    )


def words_of(punkt: Punkt, sti: str) -> Punktord:
    """Return the words of an item as they are typed."""

    def nynorsk(tekst: Tekst) -> str:
        return tekst.oversettelser.get(NYNORSK, "")

    choices = [one.tekst for one in punkt.alternativer]
    return Punktord(
        sti=sti,
        tekst=punkt.tekst.tekst,
        nynorsk=nynorsk(punkt.tekst),
        hvorfor=punkt.hvorfor.tekst,
        hvorfor_nynorsk=nynorsk(punkt.hvorfor),
        valg="\n".join(one.tekst for one in choices),
        valg_nynorsk="\n".join(nynorsk(one) for one in choices) if any(map(nynorsk, choices)) else "",
    )


def ordlyd_of(ord_: Punktord, before: Punkt | None = None) -> Ordlyd:
    """Return the words for the core; translations to other languages than nynorsk stay as they were."""
    old = before or Punkt("", Punkttype.VISNING)
    choices = [line.strip() for line in ord_.valg.splitlines() if line.strip()]
    beside = [line.strip() for line in ord_.valg_nynorsk.splitlines()]
    kept = [one.tekst for one in old.alternativer]
    texts = tuple(
        _tekst(nb, nn or "", was) for nb, nn, was in zip_longest(choices, beside[: len(choices)], kept[: len(choices)])
    )
    return Ordlyd(
        _tekst(ord_.tekst, ord_.nynorsk, old.tekst), _tekst(ord_.hvorfor, ord_.hvorfor_nynorsk, old.hvorfor), texts
    )


def _tekst(bokmaal: str, nynorsk: str, before: Tekst | None) -> Tekst:
    others = {} if before is None else {k: v for k, v in before.oversettelser.items() if k != NYNORSK}
    if nynorsk.strip():
        others = {NYNORSK: nynorsk.strip(), **others}
    return Tekst(bokmaal.strip(), others)


def new_of(ord_: Punktord) -> Nyttpunkt:
    """Return what is to be added."""
    type_, several, _ = KINDS[ord_.slag]
    where = "" if ord_.ved == LAST or ord_.slag == "tema" else ord_.ved
    plain = ord_ if ord_.slag in CHOICES else Punktord(tekst=ord_.tekst, nynorsk=ord_.nynorsk)
    return Nyttpunkt(where, type_, ordlyd_of(plain), several)


def themes(rader: tuple[Punktrad, ...], utkast: Malutkast) -> list[tuple[str, str]]:
    """Return where a new item can stand: in each theme, or last without one."""
    groups = {line.sti for line in utkast.linjer if line.punkt.type is Punkttype.GRUPPE}
    return [*((row.sti, row.text) for row in rader if row.sti in groups), (LAST, tr("Sist, uten tema"))]
