"""One child's page in words: what the child said, the stop point's two halves, what is done, what has happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.hendelsesnotat import Hendelsesnotat, missing
from helseansvarlig.domain.instrument import Instrument
from helseansvarlig.domain.kartlegging import Kartlegging, Kartleggingsstatus
from helseansvarlig.domain.nivaabeslutning import Nivaabeslutning
from helseansvarlig.domain.notat import Notat
from helseansvarlig.domain.oppfoelging import Oppfoelging, is_overdue, is_past_rule
from helseansvarlig.domain.stoppunkt import Faktum, Sikkerhet, Stoppunkt
from helseansvarlig.domain.stoppunktfrist import is_corrected_since, is_missing_stop
from helseansvarlig.services.ett_barn import Barnebilde
from ui.dates import capital, day_and_month, due_words, near_date, short_date
from ui.frist_words import recurrence, rule_words, waiting_words, what_words
from ui.i18n import tr, tr_marked, tr_n
from ui.kartleggingsgrad_words import Gradord, degree_words
from ui.nivaa_words import area_words, as_sentence, decided_words, level_words
from ui.samarbeid_words import missed
from ui.screens.barnet.consent_model import Deling, Samtykkelinje, consent_lines, sharing_of
from ui.screens.barnet.timeline_model import BEDRING, Hendelse, document_name, event_of, local_day


@dataclass(frozen=True, slots=True)
class Faktumlinje:
    """One thing we know, or do not know yet."""

    text: str
    meta: str
    known: bool


@dataclass(frozen=True, slots=True)
class Oppgave:
    """One thing to do; `done` is what the tick box shows."""

    id: str
    what: str
    meta: str
    done: bool
    stands_out: bool


@dataclass(frozen=True, slots=True)
class Vurderingsbilde:
    """Something done whose effect is to be looked at: the question, and the two answers, kept apart."""

    id: str
    what: str
    meta: str
    question: str
    child_asks: str
    bedring_barn: str
    bedring_ansatt: str


@dataclass(frozen=True, slots=True)
class Stoppunktbilde:
    """The newest stop point; the two answers are kept apart, child and adults."""

    id: str
    title: str
    meta: str
    review: str
    fakta: tuple[Faktumlinje, ...]
    barnet_sier: str
    konklusjon: str
    beslutning: str
    savnet: str
    oppgaver: tuple[Oppgave, ...]
    question: str
    child_asks: str
    bedring_barn: str
    bedring_ansatt: str
    rettet: str = ""


@dataclass(frozen=True, slots=True)
class Rad:
    """One line of a section: it opens what it names."""

    id: str
    title: str
    meta: str


@dataclass(frozen=True, slots=True)
class Nivaarad:
    """Who helps now in one area; `id` is the area's."""

    id: str
    area: str
    level: str
    meta: str


@dataclass(frozen=True, slots=True)
class Barneside:
    """Everything the page shows."""

    barn_id: str
    fornavn: str
    title: str
    subtitle: str
    deling: Deling
    egne_ord: str
    egne_ord_meta: str
    stoppunkt: Stoppunktbilde | None
    uten_stoppunkt: Oppgave | None
    andre_oppgaver: tuple[Oppgave, ...]
    vurderinger: tuple[Vurderingsbilde, ...]
    tidslinje: tuple[Hendelse, ...]
    er_mer: bool
    kartlegginger: tuple[Rad, ...]
    grad: Gradord
    paabegynt_id: str
    samtykker: tuple[Samtykkelinje, ...]
    dokumenter: tuple[Rad, ...]
    temaer: tuple[str, ...]
    nivaaer: tuple[Nivaarad, ...]
    hendelser: tuple[Rad, ...]
    uferdige: tuple[Rad, ...]
    instrumenter: tuple[Rad, ...]


def page_of(picture: Barnebilde, today: date) -> Barneside:
    """Return one child's page in words."""
    barn, point = picture.barn, picture.stoppunkt
    source = f"stoppunkt:{point.id}" if point is not None else ""
    own = [o for o in picture.oppfoelginger if source and o.kilde == source]
    missing_stop = next(filter(is_missing_stop, picture.oppfoelginger), None)
    others = [o for o in picture.oppfoelginger if o not in own and o.gjort is None and o is not missing_stop]
    return Barneside(
        barn_id=barn.id,
        fornavn=barn.fornavn,
        title=tr("{name}, {n} år", name=barn.navn, n=picture.alder),
        subtitle=_subtitle(barn, today),
        deling=sharing_of(picture.deling, picture.samtykker, today),
        egne_ord=quoted(picture.egne_ord.tekst) if picture.egne_ord else "",
        egne_ord_meta=_said_to(picture.egne_ord, today) if picture.egne_ord else "",
        stoppunkt=_stop_point(point, picture, own, today) if point is not None else None,
        uten_stoppunkt=_task(missing_stop, today) if missing_stop is not None else None,
        andre_oppgaver=_tasks(others, today),
        vurderinger=tuple(_review(o, barn, today) for o in picture.oppfoelginger if _is_reviewed_now(o, today)),
        tidslinje=tuple(event_of(one, today) for one in picture.tidslinje.innslag),
        er_mer=picture.tidslinje.er_mer,
        kartlegginger=tuple(_kartlegging(one, today) for one in picture.kartlegginger),
        grad=degree_words(picture.grad),
        paabegynt_id=_started(picture.kartlegginger),
        samtykker=consent_lines(picture.samtykker, today),
        dokumenter=tuple(
            Rad(one.objekt_id, document_name(one.tekst), capital(event_of(one, today).when))
            for one in picture.dokumenter
        ),
        temaer=tuple(one.tekst for one in picture.temaer),
        nivaaer=tuple(_level(one, today) for one in picture.nivaaer),
        hendelser=tuple(_incident(one, today) for one in picture.hendelser),
        uferdige=tuple(_incident(one, today) for one in picture.hendelser if one.ferdig is None),
        instrumenter=tuple(_instrument(one, today) for one in picture.instrumenter),
    )


def quoted(text: str) -> str:
    """Return the child's words in quotation marks, which they may already have."""
    stripped = text.strip()
    return stripped if stripped.startswith("«") else f"«{stripped}»"


def _subtitle(barn: Barn, today: date) -> str:
    parts = []
    if barn.trygg_voksen:
        parts.append(tr("Trygg voksen: {name}", name=barn.trygg_voksen))
    if barn.flyttet is not None:
        parts.append(tr("flyttet ut {date}", date=day_and_month(barn.flyttet, today)))
    elif barn.innflyttet is not None:
        parts.append(tr("bor her siden {date}", date=day_and_month(barn.innflyttet, today)))
    return capital(" · ".join(parts))


def _said_to(notat: Notat, today: date) -> str:
    day = near_date(local_day(notat.tid), today)
    return tr("Sagt til {name} {date}", name=notat.hoert_av or notat.skrevet_av, date=day)


def _stop_point(point: Stoppunkt, picture: Barnebilde, own: list[Oppfoelging], today: date) -> Stoppunktbilde:
    barn, when = picture.barn, day_and_month(point.dato, today)
    owner = tr("Eier: {name}", name=point.eier)
    read = tr("lest sammen med {name}", name=barn.fornavn)
    facts = [*point.fakta]
    if point.mangler.strip():
        facts.append(Faktum(point.mangler, "", Sikkerhet.VET_IKKE))
    return Stoppunktbilde(
        id=point.id,
        title=tr("Stoppunkt {date}", date=when),
        meta=f"{owner} · {read}" if point.lest_sammen else owner,
        review=tr("Ses på igjen {date}", date=near_date(point.ses_igjen, today)),
        fakta=tuple(_fact(one) for one in facts if one.tekst.strip()),
        barnet_sier=quoted(point.barnet_sier) if point.barnet_sier.strip() else "",
        konklusjon=point.konklusjon.strip(),
        beslutning=point.beslutning.strip(),
        savnet=tr("Burde vært med: {who}", who=missed(point)) if missed(point) else "",
        oppgaver=_tasks(own, today),
        question=tr("Har {name} fått det bedre siden stoppunktet {date}?", name=barn.fornavn, date=when),
        child_asks=tr("{name} mener", name=barn.fornavn),
        bedring_barn=point.bedring_barn.value if point.bedring_barn else "",
        bedring_ansatt=point.bedring_ansatt.value if point.bedring_ansatt else "",
        rettet=_corrected(picture.oppfoelginger),
    )


def _corrected(rows: tuple[Oppfoelging, ...]) -> str:
    if not any(map(is_corrected_since, rows)):
        return ""
    return tr("Kartleggingen er rettet etter at stoppunktet ble laget. Se om det som står her, fortsatt stemmer.")


def _fact(one: Faktum) -> Faktumlinje:
    known = one.sikkerhet is Sikkerhet.VET
    meta = " · ".join(filter(None, (one.kilde, short_date(one.dato) if one.dato and one.kilde else "")))
    if one.sikkerhet is Sikkerhet.USIKKERT:
        return Faktumlinje(tr("Usikkert: {what}", what=one.tekst.strip()), meta, known)
    return Faktumlinje(one.tekst.strip() if known else tr("Vet ikke ennå: {what}", what=one.tekst), meta, known)


def _tasks(rows: list[Oppfoelging], today: date) -> tuple[Oppgave, ...]:
    """Return what is to be done by date, and what is done after it."""
    ordered = sorted(rows, key=lambda row: (row.gjort is not None, row.gjort or row.frist))
    return tuple(_task(row, today) for row in ordered)


def _task(row: Oppfoelging, today: date) -> Oppgave:
    if row.gjort is not None:
        meta = tr("Gjort {date}", date=near_date(row.gjort, today))
        return Oppgave(row.id, row.hva, meta, done=True, stands_out=False)
    parts = [row.hvem, day_and_month(row.frist, today)]
    if row.frist - today < timedelta(days=7):
        parts[-1] += f", {due_words(row.frist, today)}"
    parts.append(rule_words(row, today))
    if row.venter is not None:
        parts[0] = waiting_words(row.venter, today)
    if row.gjentas is not None:
        parts.append(recurrence(row.gjentas))
    meta = " · ".join(part for part in parts if part)
    return Oppgave(row.id, what_words(row), meta, done=False, stands_out=is_overdue(row, today) or is_past_rule(row))


def _is_reviewed_now(row: Oppfoelging, today: date) -> bool:
    return row.gjort is not None and row.ses_paa is not None and row.ses_paa <= today


def _review(row: Oppfoelging, barn: Barn, today: date) -> Vurderingsbilde:
    answer = row.vurdering
    done = near_date(row.gjort, today) if row.gjort else ""
    result = row.resultat.strip()
    return Vurderingsbilde(
        id=row.id,
        what=row.hva,
        meta=tr("Gjort {date}. {result}", date=done, result=result) if result else tr("Gjort {date}", date=done),
        question=tr("Har {name} fått det bedre?", name=barn.fornavn),
        child_asks=tr("{name} mener", name=barn.fornavn),
        bedring_barn=answer.barn.value if answer and answer.barn else "",
        bedring_ansatt=answer.ansatt.value if answer and answer.ansatt else "",
    )


def _kartlegging(one: Kartlegging, today: date) -> Rad:
    started = day_and_month(local_day(one.startet), today)
    if one.ferdig is not None:
        meta = tr("Ferdig {date}", date=day_and_month(local_day(one.ferdig), today))
    else:
        meta = tr("Ikke ferdig ennå")
    return Rad(
        one.id, tr("Kartlegging {date}", date=started), tr("{state} · spurt av {who}", state=meta, who=one.spurt_av)
    )


def _level(one: Nivaabeslutning, today: date) -> Nivaarad:
    meta = f"{as_sentence(one.begrunnelse)} {decided_words(one, today)}"
    return Nivaarad(one.omraade.value, area_words(one), level_words(one.nivaa), meta)


def _incident(one: Hendelsesnotat, today: date) -> Rad:
    day = capital(near_date(local_day(one.naar), today))
    what = one.hva.strip() or tr("Noe som hastet")
    if one.ferdig is not None:
        return Rad(one.id, what, tr("{day}. Avsluttet {date}.", day=day, date=day_and_month(one.ferdig, today)))
    left = len(missing(one))
    return Rad(one.id, what, f"{day}. {tr_n('{n} ting står igjen.', '{n} ting står igjen.', left)}")


def _instrument(one: Instrument, today: date) -> Rad:
    name = f"{one.navn} {one.versjon}".strip()
    numbers = ", ".join(f"{number.navn} {number.verdi}" for number in one.tall)
    who = tr("{date}, {who}, {competence}", date=day_and_month(one.dato, today), who=one.utfoert_av,
             competence=one.kompetanse)  # fmt: skip
    return Rad(one.id, name, f"{who}. {numbers}." if numbers else f"{who}.")


def _started(kartlegginger: tuple[Kartlegging, ...]) -> str:
    return next((one.id for one in kartlegginger if one.status is Kartleggingsstatus.PAABEGYNT), "")


def bedring_options() -> list[tuple[str, str]]:
    """Return the four answers to whether the child is better."""
    return [(key.value, tr_marked(words)) for key, words in BEDRING.items()]


def more_events(count: int) -> str:
    """Return the words of the button that shows the rest of the timeline."""
    return tr_n("Vis {n} til", "Vis {n} til", count)
