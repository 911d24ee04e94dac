"""Templates in words: what each is, where it came from, whether it is used, and who approved it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from helseansvarlig.domain.mal import Godkjenningsmaate, Mal, Malgodkjenning, Malopphav, version_key
from helseansvarlig.domain.malserie import Malserie, Serietilstand
from helseansvarlig.domain.skjema import Skjema
from helseansvarlig.services.mal import Maloversikt
from helseansvarlig.services.malbytte import Eldre
from ui.dates import day_and_month
from ui.i18n import language, marked, tr, tr_marked

_STATES = {
    Serietilstand.I_BRUK: ("success", "circle-check", marked("I bruk")),
    Serietilstand.VENTER: ("warning", "clock", marked("Venter på leder")),
    Serietilstand.TRUKKET: ("neutral", "circle-pause", marked("Ute av bruk")),
}
_WAYS = {
    Godkjenningsmaate.PAPIR: marked("{navn} {dag}, på papir"),
    Godkjenningsmaate.SIGNERT: marked("{navn} {dag}, signert i programmet"),
}
_ORIGINS = {
    Malopphav.LEVERT: marked("følger med programmet"),
    Malopphav.EGEN: marked("egen"),
    Malopphav.IMPORTERT: marked("hentet inn"),
}


NOT_LAID: Mapping[str, date] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Malrad:
    """One line of the list; `key` is the form's id, or the row's for a draft (`is_draft`)."""

    key: str
    title: str
    meta: str
    meaning: str
    icon: str
    state: str
    is_draft: bool = False

    @property
    def spoken(self) -> str:
        """Return the line as it is read aloud."""
        return f"{self.title}, {self.state}, {self.meta}"


@dataclass(frozen=True, slots=True)
class Malliste:
    """Everything the list shows: `waiting` is (hash, words) of what the leader can approve.

    `unlaid` are the hashes of those that have not been laid before the leader, where there is one who can sign; `laid`
    is how many lie there.
    """

    waiting: tuple[tuple[str, str], ...]
    drafts: tuple[Malrad, ...]
    used: tuple[Malrad, ...]
    held: tuple[Malrad, ...]
    retired: tuple[Malrad, ...]
    unlaid: tuple[str, ...] = ()
    laid: int = 0


@dataclass(frozen=True, slots=True)
class Malside:
    """One template on its own page: its facts as (what, words), and what can be done with it.

    `behind` is what has been begun in another version than the one in use: id, child, words.
    """

    rad: Malrad
    facts: tuple[tuple[str, str], ...]
    waiting: tuple[tuple[str, str], ...]
    skjema: Skjema
    can_edit: bool
    is_retired: bool
    behind: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Hos:
    """What lies before the leader: since when, by content hash; None where nobody here can sign in the program."""

    siden: Mapping[str, date] | None = None


def list_of(overview: Maloversikt, hos: Hos, today: date) -> Malliste:
    """Return all templates in words."""
    laid = hos.siden or {}
    rows = [(series.tilstand, row_of(series, today, laid)) for series in overview.serier]
    waiting = [form.innholdshash for form in overview.venter]

    def of(state: Serietilstand) -> tuple[Malrad, ...]:
        return tuple(row for one, row in rows if one is state)

    return Malliste(
        tuple((form.innholdshash, versioned(form)) for form in overview.venter),
        tuple(_draft_row(mal, today) for mal in overview.utkast),
        of(Serietilstand.I_BRUK),
        of(Serietilstand.VENTER),
        of(Serietilstand.TRUKKET),
        tuple(key for key in waiting if key not in laid) if hos.siden is not None else (),
        sum(key in laid for key in waiting),
    )


def row_of(series: Malserie, today: date, laid: Mapping[str, date] = NOT_LAID) -> Malrad:
    """Return one template as a line; `laid` are the contents that lie before the leader, and since when."""
    meaning, icon, state = _STATES[series.tilstand]
    parts = [tr("versjon {versjon}", versjon=series.brukes.versjon or "–"), tr_marked(_ORIGINS[series.opphav])]
    if series.godkjenning is not None and not series.er_trukket:
        parts.append(approved_words(series.godkjenning, today))
    if series.godkjent is not None and series.venter is not None:
        parts.append(tr("versjon {versjon} venter på leder", versjon=series.venter.versjon))
    if series.venter is not None and (since := laid.get(series.venter.innholdshash)) is not None:
        parts.append(tr("lagt fram for leder {dag}", dag=day_and_month(since, today)))
    title = series.brukes.tittel.paa(language().value) or series.skjema_id
    return Malrad(series.skjema_id, title, " · ".join(parts), meaning, icon, tr_marked(state))


def side_of(overview: Maloversikt, series: Malserie, eldre: Sequence[Eldre], today: date) -> Malside:
    """Return one template as a page."""
    titles = {one.skjema_id: one.brukes.tittel.paa(language().value) for one in overview.serier}
    waiting = () if series.venter is None else ((series.venter.innholdshash, versioned(series.venter)),)
    return Malside(
        row_of(series, today),
        tuple(_facts(series, titles, today)),
        waiting,
        series.venter or series.brukes,
        series.opphav is not Malopphav.LEVERT,
        series.er_trukket,
        tuple((one.kartlegging.id, one.barn.navn, _begun(one, today)) for one in eldre),
    )


def _begun(one: Eldre, today: date) -> str:
    day = day_and_month(one.kartlegging.startet.date(), today)
    return tr("startet {dag} i versjon {versjon}", dag=day, versjon=one.kartlegging.skjema_versjon or "–")


def versioned(form: Skjema) -> str:
    """Return a form's name with its version."""
    title = form.tittel.paa(language().value) or form.id
    return tr("{tittel}, versjon {versjon}", tittel=title, versjon=form.versjon or "–")


def approved_words(yes: Malgodkjenning, today: date) -> str:
    """Return who approved, and when."""
    return tr("godkjent av {navn} {dag}", navn=yes.godkjent_av, dag=day_and_month(yes.dato, today))


def _source(kopi_av: str, titles: Mapping[str, str]) -> str:
    skjema_id, _, versjon = kopi_av.partition("|")
    return tr("{tittel}, versjon {versjon}", tittel=titles.get(skjema_id, skjema_id), versjon=versjon or "–")


def _facts(series: Malserie, titles: Mapping[str, str], today: date) -> list[tuple[str, str]]:
    found = [(tr("Kommer fra"), tr_marked(_ORIGINS[series.opphav]))]
    if series.kopi_av:
        found.append((tr("Kopi av"), _source(series.kopi_av, titles)))
    versions = ", ".join(one.versjon or "–" for one in reversed(sorted_versions(series)))
    found.append((tr("Versjoner"), versions))
    yes = series.godkjenning
    if yes is None:
        found.append((tr("Godkjent"), tr("Leder har ikke godkjent noen versjon ennå.")))
    else:
        words = tr_marked(_WAYS[yes.maate]).format(navn=yes.godkjent_av, dag=day_and_month(yes.dato, today))
        found.append((tr("Versjon {versjon} godkjent", versjon=yes.versjon), words))
        written = day_and_month(yes.foert.date(), today)
        found.append((tr("Ført"), tr("{navn} {dag}", navn=yes.foert_av, dag=written)))
    return found


def sorted_versions(series: Malserie) -> list[Skjema]:
    """Return the published versions, oldest first."""
    return sorted(series.utgaver, key=lambda form: version_key(form.versjon))


def _draft_row(mal: Mal, today: date) -> Malrad:
    begun = tr("begynt {dag} av {navn}", dag=day_and_month(mal.opprettet.date(), today), navn=mal.opprettet_av)
    return Malrad(mal.id, mal.tittel or mal.skjema_id, begun, "info", "pencil", tr("Utkast"), is_draft=True)
