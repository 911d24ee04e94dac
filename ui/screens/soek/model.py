"""What the search panel shows: groups of lines, each of which opens a place or does something."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from helseansvarlig.domain.kartlegging import parts_of
from helseansvarlig.domain.soek import Treff, Treffart, fits
from helseansvarlig.services.soek import Funn
from ui.dates import short_date
from ui.i18n import marked, tr, tr_marked
from ui.messages import Message
from ui.type_words import DOKUMENTER, MOETER, NOTATER
from ui.widgets.page import Place

SHOWN = 5
"""Of each group, until somebody asks for all of them."""
MANY = 50
"""As many as a search brings of one kind: there may be more."""
COMMANDS = "kommandoer"

_HEADS = {
    Treffart.BARN: marked("Barn"),
    Treffart.OPPFOELGING: marked("Oppfølging og frister"),
    Treffart.DOKUMENT: marked("Dokumenter"),
    Treffart.MOETE: marked("Møter"),
    Treffart.STOPPUNKT: marked("Stoppunkt"),
    Treffart.TEMA: marked("Temaer"),
    Treffart.NIVAA: marked("Hvem hjelper nå?"),
    Treffart.HENDELSE: marked("Hendelsesnotater"),
    Treffart.INSTRUMENT: marked("Instrumenter"),
    Treffart.SAMTYKKE: marked("Samtykker"),
    Treffart.BARNETS_ORD: marked("Barnets ønsker og medvirkning"),
    Treffart.SVAR: marked("Svar i kartlegginger"),
    Treffart.NOTAT: marked("Notater"),
    Treffart.PARTNER: marked("Samarbeidspartnere"),
    Treffart.HUSET: marked("Institusjonen"),
    Treffart.MAL: marked("Maler"),
}
_ONE = {
    **dict.fromkeys(Treffart, marked("Oppfølging")),
    Treffart.STOPPUNKT: marked("Stoppunkt"),
    Treffart.TEMA: marked("Tema"),
    Treffart.NIVAA: marked("Hvem hjelper nå?"),
    Treffart.SVAR: marked("Svar"),
    Treffart.PARTNER: marked("Samarbeidspartner"),
}
_ICONS = {
    Treffart.BARN: "users-round",
    Treffart.OPPFOELGING: "calendar-check",
    Treffart.DOKUMENT: "file-text",
    Treffart.MOETE: "calendar-days",
    Treffart.STOPPUNKT: "hand",
    Treffart.TEMA: "bookmark-check",
    Treffart.NIVAA: "arrow-right",
    Treffart.HENDELSE: "octagon-alert",
    Treffart.INSTRUMENT: "table",
    Treffart.SAMTYKKE: "shield-check",
    Treffart.BARNETS_ORD: "message-circle",
    Treffart.SVAR: "list-checks",
    Treffart.NOTAT: "square-pen",
    Treffart.PARTNER: "users",
    Treffart.HUSET: "house",
    Treffart.MAL: "list-checks",
}
_KINDS = {
    **{("dokument", one.value): words for one, words in DOKUMENTER.items()},
    **{("moete", one.value): words for one, words in MOETER.items()},
    **{("notat", one.value): words for one, words in NOTATER.items()},
    ("barnets_ord", "forbehold"): marked("Barnets ønske"),
    ("barnets_ord", "medvirkning"): marked("Medvirkning"),
    ("moete", "sak"): marked("Sak i et møte"),
    ("oppfoelging", "gjort"): marked("Gjort"),
    ("tema", "lukket"): marked("Lukket"),
    ("partner", "person"): marked("Person hos en samarbeidspartner"),
    ("samtykke", "ja"): marked("Samtykke"),
    ("samtykke", "nei"): marked("Sa nei"),
    ("samtykke", "trukket"): marked("Trukket samtykke"),
    ("mal", "i_bruk"): marked("I bruk"),
    ("mal", "venter"): marked("Venter på leder"),
    ("mal", "trukket"): marked("Ute av bruk"),
    ("barn", "flyttet"): marked("Har flyttet"),
    ("huset", "avtale"): marked("Samarbeidsavtale"),
    ("huset", "rutine"): marked("Rutine"),
    ("huset", "veiledning"): marked("Veiledning"),
    ("huset", "avvik"): marked("Avvik"),
}


_BY_ID = {Treffart.DOKUMENT: "dokument", Treffart.MOETE: "moete", Treffart.PARTNER: "samarbeidspartner"}
"""What is opened by its own place, whose one id is its own."""

_OWN_PLACE = {Treffart.HENDELSE: "hendelsesnotat", Treffart.INSTRUMENT: "instrument"}
"""What is opened by its own place, whose ids are the child's and its own."""


@dataclass(frozen=True, slots=True)
class Kommando:
    """Something the program can do or a page it has; `also` says what for and is found too, `keys` are its own keys."""

    title: str
    icon: str
    run: Callable[[], None]
    also: str = ""
    keys: str = ""


@dataclass(frozen=True, slots=True)
class Funnsted:
    """Where something that was found stands; `quoted` is what it says, where its place may not show it at once."""

    place: Place
    quoted: Message | None = None


Maal = Funnsted | Kommando
"""What a line leads to."""


@dataclass(frozen=True, slots=True)
class Linje:
    """One line: whose or what, of which kind, what it says, when."""

    icon: str
    title: str
    kind: str
    text: str
    when: str
    opens: Maal

    @property
    def spoken(self) -> str:
        """Return the line as it is read aloud."""
        return ", ".join(part for part in (self.title, self.kind, self.text, self.when) if part)


@dataclass(frozen=True, slots=True)
class Gruppe:
    """Lines of one kind under a heading; `more` are kept back until they are asked for."""

    key: str
    head: str
    count: str
    lines: tuple[Linje, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Soekebilde:
    """All that the panel shows for what is typed. `told` is the count in words; empty while nothing is looked for."""

    groups: tuple[Gruppe, ...] = ()
    told: str = ""
    hint: str = ""

    def first(self) -> Linje | None:
        """Return what Enter opens."""
        return next((line for group in self.groups for line in group.lines), None)


def beginning(commands: Sequence[Kommando]) -> Soekebilde:
    """Return what stands there before anything is typed: all that the program can do."""
    return Soekebilde(tuple(_command_group(commands, {COMMANDS})))


def picture(funn: Funn, typed: str, commands: Sequence[Kommando], opened: Collection[str]) -> Soekebilde:
    """Return what was found, children first and then what the program can do; `opened` are groups shown whole."""
    kinds = groupby(funn.treff, key=lambda hit: hit.art)
    found = [_group(funn, art, list(hits), opened) for art, hits in kinds]
    does = sorted(
        (one for one in commands if fits(funn.soek, f"{one.title} {one.also}")),
        key=lambda one: not fits(funn.soek, one.title),
    )
    at = 1 if found and found[0].key == Treffart.BARN else 0
    groups = (*found[:at], *_command_group(does, opened), *found[at:])
    count = len(funn.treff) + len(does)
    if count:
        cut_off = any(group.count.endswith("+") for group in groups)
        return Soekebilde(groups, tr("Minst {n} treff", n=count) if cut_off else tr("{n} treff", n=count))
    hint = tr("Søket finner ord og begynnelsen av ord. Prøv færre ord, eller færre bokstaver.")
    return Soekebilde((), tr("Ingen treff på «{typed}»", typed=typed.strip()), hint)


def _command_group(commands: Sequence[Kommando], opened: Collection[str]) -> Iterator[Gruppe]:
    lines = [Linje(one.icon, one.title, one.also, "", one.keys, one) for one in commands]
    if lines:
        yield _cut(COMMANDS, tr("Gå til og gjør"), lines, opened)


def _group(funn: Funn, art: Treffart, hits: list[Treff], opened: Collection[str]) -> Gruppe:
    shown = hits if art.value in opened else hits[:SHOWN]
    lines = [_line(funn, hit) for hit in shown]
    return _cut(art.value, tr_marked(_HEADS[art]), lines, opened, len(hits))


def _cut(key: str, head: str, lines: list[Linje], opened: Collection[str], count: int | None = None) -> Gruppe:
    total = len(lines) if count is None else count
    shown = lines if key in opened else lines[:SHOWN]
    return Gruppe(key, head, f"{total}+" if total == MANY else str(total), tuple(shown), total - len(shown))


def _line(funn: Funn, hit: Treff) -> Linje:
    kind = _KINDS.get((hit.art.value, hit.merke), "")
    words = tr_marked(kind) if kind else ""
    day = short_date(hit.dag) if hit.dag is not None else ""
    if hit.art is Treffart.MAL:
        return Linje(_ICONS[hit.art], funn.excerpt(hit), words, "", "", Funnsted(Place("malen", (hit.id,))))
    if hit.art is Treffart.BARN:
        return Linje(
            _ICONS[hit.art], hit.barn, words, "", tr("født {date}", date=day), Funnsted(Place("barnet", (hit.id,)))
        )
    text = funn.excerpt(hit)
    title = hit.barn or words or tr("Hele huset")
    when = tr("frist {date}", date=day) if hit.art is Treffart.OPPFOELGING else day
    kind_words = "" if title == words else words
    what = f"{words or tr_marked(_ONE[hit.art])}, {when}"
    return Linje(_ICONS[hit.art], title, kind_words, text, when, _place_of(hit, what))


def _place_of(hit: Treff, what: str) -> Funnsted:
    if hit.art in _BY_ID:
        return Funnsted(Place(_BY_ID[hit.art], (hit.id,)))
    if hit.art is Treffart.OPPFOELGING and not hit.merke:
        return Funnsted(Place("oppfoelging", (hit.barn_id, hit.id)))
    if hit.art is Treffart.HUSET:
        return Funnsted(Place(hit.merke, (hit.id,)))
    if hit.art is Treffart.SVAR:
        return Funnsted(Place("kartlegging", parts_of(hit.id)))
    if hit.art in _OWN_PLACE:
        return Funnsted(Place(_OWN_PLACE[hit.art], (hit.barn_id, hit.id)))
    place = Place("barnet", (hit.barn_id,)) if hit.barn_id else Place("i_dag")
    words = "\n".join(filter(None, (line.strip() for line in hit.tekst.splitlines())))
    return Funnsted(place, Message(what, words))
