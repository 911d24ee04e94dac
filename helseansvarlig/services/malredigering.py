"""Own checklists: copied from a form, changed step by step, published as a version that stands.

Each step is one act that can be taken back. What is published is never changed: a change begins a new version.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from helseansvarlig.domain import malredigering
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.mal import Lest, Mal, Malopphav, Malstatus, next_version, version_key
from helseansvarlig.domain.malbytte import step_between
from helseansvarlig.domain.malkontroll import check_own
from helseansvarlig.domain.malredigering import EGEN, Ordlyd, Punktlinje
from helseansvarlig.domain.malserie import Malserie
from helseansvarlig.domain.skjema import Alvor, Problem, Punkttype, Skjema, Tekst
from helseansvarlig.errors import KnownError
from helseansvarlig.services.malregister import Malregister
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done
from helseansvarlig.services.ports.mal import Malformat

_ID_LETTERS = 12
DRAFT, ACTIVE = "draft", "active"


@dataclass(frozen=True, slots=True)
class Malutkast:
    """A version that is being written: its form, its items, what should be mended, and the number it will get."""

    mal: Mal
    skjema: Skjema
    linjer: tuple[Punktlinje, ...]
    problemer: tuple[Problem, ...]
    neste_versjon: str

    @property
    def feil(self) -> tuple[Problem, ...]:
        """Return what keeps it from being published."""
        return tuple(one for one in self.problemer if one.severity is Alvor.FEIL)


@dataclass(frozen=True, slots=True)
class Nyttpunkt:
    """An item to be added: in the theme or after the question at `ved` (empty: last); `flere` is several choices."""

    ved: str
    type: Punkttype
    ordlyd: Ordlyd
    flere: bool = False


class MalredigeringService:
    """Drafts of the house's own templates."""

    def __init__(self, oekt: Oekt, register: Malregister, format_: Malformat) -> None:
        self._oekt = oekt
        self._register = register
        self._format = format_

    def open(self, mal_id: str) -> Malutkast:
        """Return a draft as it stands. Raises `mal_finnes_ikke`, `mal_ikke_utkast`."""
        row = self._draft(mal_id)
        return self._picture(row, self._format.read(row.innhold.encode()))

    def copy(self, skjema_id: str, tittel: Tekst) -> Done[Mal]:
        """Begin a form of one's own from any other. Raises `mal_finnes_ikke`, `mal_mangler_tittel`."""
        source, own_id = self._series(skjema_id).brukes, f"{EGEN}{self._oekt.new_id()[-_ID_LETTERS:]}"
        fresh = replace(_titled(source, tittel), id=own_id, url=f"urn:helseansvarlig:skjema:{own_id}")
        return self._begin("mal.kopiert", fresh, Malopphav.EGEN, f"{source.id}|{source.versjon}")

    def new_version(self, skjema_id: str) -> Done[Mal]:
        """Begin the next version of a form that does not ship; one that has been begun is gone on with.

        Raises `mal_finnes_ikke`, `mal_er_levert`.
        """
        series = self._series(skjema_id)
        if series.opphav is Malopphav.LEVERT:
            raise KnownError("mal_er_levert")
        with self._oekt.store.read() as unit:
            begun = next((row for row in unit.mal.heads(skjema_id) if row.status is Malstatus.UTKAST), None)
            if begun is not None:
                return Done(unit.mal.get(begun.id), unit.act.changes())
        return self._begin("mal.ny_versjon", series.nyeste, series.opphav, series.kopi_av)

    def rename(self, mal_id: str, tittel: Tekst) -> Done[Malutkast]:
        """Give the form another name. Raises `mal_mangler_tittel` and as `open`."""
        return self._change(mal_id, lambda skjema: _titled(skjema, tittel))

    def set_hidden(self, mal_id: str, sti: str, *, hidden: bool) -> Done[Malutkast]:
        """Hide an item with all below it, so that nobody is asked, or show it. Raises `mal_punkt_finnes_ikke`."""
        if hidden:
            return self._change(mal_id, lambda skjema: malredigering.hide(skjema, sti))
        kept = self._hidden_by_author(self._draft(mal_id))
        return self._change(mal_id, lambda skjema: malredigering.show(skjema, sti, kept))

    def move(self, mal_id: str, sti: str, steg: int) -> Done[Malutkast]:
        """Move an item up (-1) or down (1). Raises `mal_punkt_finnes_ikke`, `mal_kan_ikke_flyttes`."""
        return self._change(mal_id, lambda skjema: malredigering.move(skjema, sti, steg))

    def add(self, mal_id: str, nytt: Nyttpunkt) -> Done[Malutkast]:
        """Add an item. Raises `mal_punkt_finnes_ikke`."""
        punkt = malredigering.new_item(self._new_code(), nytt.type, nytt.ordlyd, gjentas=nytt.flere)
        return self._change(mal_id, lambda skjema: malredigering.add(skjema, nytt.ved, punkt))

    def remove(self, mal_id: str, sti: str) -> Done[Malutkast]:
        """Take away an item that was added here. Raises `mal_punkt_finnes_ikke`, `mal_bare_egne_fjernes`."""
        return self._change(mal_id, lambda skjema: malredigering.remove(skjema, sti))

    def reword(self, mal_id: str, sti: str, ordlyd: Ordlyd) -> Done[Malutkast]:
        """Give an item other words. Raises `mal_punkt_finnes_ikke`, `mal_valg_maa_bli`."""
        return self._change(mal_id, lambda skjema: malredigering.reword(skjema, sti, ordlyd, self._new_code))

    def publish(self, mal_id: str) -> Done[Mal]:
        """Make the draft a version of its own, which waits for the leader; the version before it is used until then.

        Raises `mal_kan_ikke_utgis` (number of faults), `mal_uendret`, and as `open`.
        """
        draft = self.open(mal_id)
        if draft.feil:
            raise KnownError("mal_kan_ikke_utgis", antall=len(draft.feil))
        before = self._newest(draft.mal.skjema_id)
        if before is not None and self._says_the_same(draft.skjema, before):
            raise KnownError("mal_uendret")
        finished = replace(draft.skjema, versjon=draft.neste_versjon, status=ACTIVE)
        row = replace(self._with_form(draft.mal, finished)[0], status=Malstatus.I_BRUK)
        row = replace(row, opprettet=self._oekt.clock.now(), opprettet_av=self._oekt.bruker.navn)
        with self._oekt.store.write(Hendelse("mal.utgitt", objekt=f"mal:{row.skjema_id}")) as unit:
            return Done(unit.mal.save(row), unit.act.changes())

    def discard(self, mal_id: str) -> Done[Mal]:
        """Take a draft away. Raises as `open`."""
        row = self._draft(mal_id)
        with self._oekt.store.write(Hendelse("mal.fjernet", objekt=f"mal:{row.skjema_id}")) as unit:
            unit.mal.remove(mal_id)
            return Done(row, unit.act.changes())

    def _begin(self, handling: str, skjema: Skjema, opphav: Malopphav, kopi_av: str) -> Done[Mal]:
        oekt = self._oekt
        empty = Mal(
            id=oekt.new_id(),
            skjema_id=skjema.id,
            versjon="",
            tittel="",
            hash="",
            innhold="",
            status=Malstatus.UTKAST,
            opphav=opphav,
            opprettet=oekt.clock.now(),
            opprettet_av=oekt.bruker.navn,
            kopi_av=kopi_av,
        )
        row, _ = self._with_form(empty, replace(skjema, status=DRAFT))
        with oekt.store.write(Hendelse(handling, objekt=f"mal:{row.skjema_id}")) as unit:
            return Done(unit.mal.save(row), unit.act.changes())

    def _change(self, mal_id: str, change: Callable[[Skjema], Skjema]) -> Done[Malutkast]:
        row = self._draft(mal_id)
        changed, lest = self._with_form(row, change(self._register.form_of(row)))
        with self._oekt.store.write(Hendelse("mal.endret", objekt=f"mal:{row.skjema_id}")) as unit:
            unit.mal.save(changed)
            changes = unit.act.changes()
        return Done(self._picture(changed, lest), changes)

    def _with_form(self, row: Mal, skjema: Skjema) -> tuple[Mal, Lest]:
        """Return the row with this form, and the form as it will be read from now on."""
        data = self._format.write(skjema)
        lest = self._format.read(data)
        read = self._register.remember(_require(lest))
        kept = replace(
            row, versjon=read.versjon, tittel=read.tittel.tekst, hash=read.innholdshash, innhold=data.decode()
        )
        return kept, lest

    def _picture(self, row: Mal, lest: Lest) -> Malutkast:
        skjema = _require(lest)
        before = self._newest(row.skjema_id)
        number = "1.0.0" if before is None else next_version(before.versjon, step_between(before, skjema))
        problems = (*check_own(skjema), *lest.problemer)
        return Malutkast(row, skjema, malredigering.lines(skjema), problems, number)

    def _says_the_same(self, skjema: Skjema, before: Skjema) -> bool:
        alike = replace(skjema, versjon=before.versjon, status=before.status)
        return self._format.write(alike) == self._format.write(before)

    def _draft(self, mal_id: str) -> Mal:
        with self._oekt.store.read() as unit:
            row = unit.mal.find(mal_id)
        if row is None:
            raise KnownError("mal_finnes_ikke")
        if row.status is not Malstatus.UTKAST:
            raise KnownError("mal_ikke_utkast")
        return row

    def _series(self, skjema_id: str) -> Malserie:
        found = self._register.series_of(skjema_id)
        if found is None:
            raise KnownError("mal_finnes_ikke")
        return found

    def _hidden_by_author(self, row: Mal) -> frozenset[str]:
        """Return the paths that were hidden in the form this began from: what was copied, else the first version."""
        source_id, _, versjon = row.kopi_av.partition("|")
        series = self._register.series_of(source_id or row.skjema_id)
        if series is None:
            return frozenset()
        first = min(series.utgaver, key=lambda form: version_key(form.versjon))
        source = next((form for form in series.utgaver if source_id and form.versjon == versjon), first)
        return frozenset(line.sti for line in malredigering.lines(source) if line.punkt.er_skjult)

    def _newest(self, skjema_id: str) -> Skjema | None:
        found = self._register.series_of(skjema_id)
        return None if found is None else found.nyeste

    def _new_code(self) -> str:
        return self._oekt.new_id()[-_ID_LETTERS:]


def _require(lest: Lest) -> Skjema:
    """Return the form that was read; one that we wrote ourselves and cannot stand was broken by a change."""
    if lest.skjema is None:
        raise KnownError("mal_kan_ikke_utgis", antall=len(lest.problemer))
    return lest.skjema


def _titled(skjema: Skjema, tittel: Tekst) -> Skjema:
    if not tittel.tekst.strip():
        raise KnownError("mal_mangler_tittel")
    return malredigering.retitle(skjema, tittel)
