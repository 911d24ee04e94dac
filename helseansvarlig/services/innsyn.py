"""Gathering a whole record for the one it is about, or a parent: every entry, less what must be kept out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.deling import Delingsvurdering
from helseansvarlig.domain.delingsregel import Innad
from helseansvarlig.domain.dokument import Dokument
from helseansvarlig.domain.innsyn import Holdegrunn, Innslag, Innslagstype
from helseansvarlig.domain.logg import Loggrad, Loggutvalg
from helseansvarlig.domain.notat import Notat, Notatart
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.domain.samtykkeforbehold import quotes
from helseansvarlig.services.dokumenttyper.grunnlag import Besvart, Mappe, Tilstand
from helseansvarlig.services.ports import Store, Unit
from helseansvarlig.services.svarvern import is_raised_by_held

STEP = 500


@dataclass(frozen=True, slots=True)
class Vern:
    """What the gate says of this recipient: its answer, which answers are kept back, how many, and their words."""

    deling: Delingsvurdering
    holdte: frozenset[str]
    antall_svar: int
    ord: tuple[str, ...]


_OF_NOTAT = {Notatart.BARNET_SA: Innhold.BARNETS_EGNE_ORD, Notatart.OBSERVASJON: Innhold.PSYKISK}


def record_of(unit: Unit, store: Store, dokument: Dokument, vern: Vern, besvart: Iterable[Besvart]) -> Mappe:
    """Return the record with what must be kept from this recipient by itself, and its access log, newest act first.

    `besvart` are the answers that are not kept back.
    """
    entries = [*_answers(besvart), *entries_of(unit, dokument.barn_id)]
    if dokument.mottaker is not Innad.BARNET_SELV:
        entries = [one for one in entries if one.type is not Innslagstype.FORBEHOLD]
    reasons = {
        **_by_gate(unit, entries, vern),
        **_about_others(entries, unit.barn.get(dokument.barn_id), unit.barn.all()),
    }
    return Mappe(tuple(entries), reasons, vern.antall_svar, tuple(_log(store, dokument.barn_id)))


def entries_of(unit: Unit, barn_id: str) -> Iterator[Innslag]:
    """Yield every entry of a record except the answers of a kartlegging, which are read with their forms."""
    yield from map(_note, unit.notat.of_barn(barn_id))
    yield from _weighed(unit, barn_id)
    yield from _agreed(unit, barn_id)
    yield from _consented(unit, barn_id)


def _by_gate(unit: Unit, innslag: Iterable[Innslag], vern: Vern) -> dict[str, Holdegrunn]:
    """Return what the gate keeps from this recipient: whole categories, and what comes of an answer kept back."""
    wished = vern.deling.etter_oenske & vern.deling.holdt_tilbake
    found = {}
    for one in innslag:
        is_traced = quotes(one.ord, vern.ord) or is_raised_by_held(unit, one.kilde, vern.holdte)
        if is_traced or one.innhold in wished:
            found[one.merke] = Holdegrunn.BARNETS_OENSKE
        elif one.innhold not in vern.deling.tillatt:
            found[one.merke] = Holdegrunn.IKKE_GRUNNLAG
    return found


def _about_others(innslag: Iterable[Innslag], barn: Barn, everybody: Iterable[Barn]) -> Mapping[str, Holdegrunn]:
    """Return what names another child of ours in full or by number; a first name alone only a person can tell."""
    others = [one for one in everybody if one.id != barn.id and one.navn.strip() != barn.navn.strip()]
    names = [name.casefold() for one in others for name in (one.navn.strip(), one.identnummer) if name]
    return {one.merke: Holdegrunn.ANDRE for one in innslag if any(name in one.ord.casefold() for name in names)}


def _note(notat: Notat) -> Innslag:
    said = (("hoert_av", notat.hoert_av),) if notat.hoert_av else ()
    return Innslag(
        f"notat:{notat.id}", notat.tid.astimezone(OSLO).date(), Innslagstype.NOTAT,
        ((f"notat.{notat.art}", notat.tekst), *said), notat.skrevet_av,
        _OF_NOTAT.get(notat.art, Innhold.GRUNNOPPLYSNINGER),
    )  # fmt: skip


def _answers(besvart: Iterable[Besvart]) -> Iterator[Innslag]:
    for one in besvart:
        if one.tilstand is not Tilstand.SVART:
            continue
        texts = (
            ("spoersmaal", one.spoersmaal), ("svar", one.svar), ("barnets_ord", one.barnets_ord),
            ("voksnes_syn", one.voksnes_syn),
        )  # fmt: skip
        row = f"svar:{one.noekkel or one.spoersmaal}:{one.dato.isoformat()}"
        yield Innslag(row, one.dato, Innslagstype.KARTLEGGING, texts, one.samtale.spurt_av, one.innhold)


def _weighed(unit: Unit, barn_id: str) -> Iterator[Innslag]:
    """Yield stop points, incident notes, instruments, decisions on help and themes."""
    for stop in unit.stoppunkt.of_barn(barn_id):
        facts = "\n".join(" ".join(filter(None, (f.tekst, f"({f.kilde})" if f.kilde else ""))) for f in stop.fakta)
        texts = (
            ("vet", facts), ("barnet_sier", stop.barnet_sier), ("mangler", stop.mangler),
            ("konklusjon", stop.konklusjon), ("beslutning", stop.beslutning),
        )  # fmt: skip
        yield Innslag(f"stoppunkt:{stop.id}", stop.dato, Innslagstype.STOPPUNKT, texts, stop.eier, Innhold.PSYKISK)
    for note in unit.hendelsesnotat.of_barn(barn_id):
        calls = "\n".join(", ".join(filter(None, (c.hvem, c.ringt_av, c.avtalt))) for c in note.anrop)
        told = (("hva", note.hva), ("ringte", calls), ("barnets_ord", note.samtale.barnets_ord))
        day = note.naar.astimezone(OSLO).date()
        yield Innslag(f"hendelse:{note.id}", day, Innslagstype.HENDELSE, told, note.skrevet_av, Innhold.RISIKO)
    for one in unit.instrument.of_barn(barn_id):
        numbers = ", ".join(f"{number.navn} {number.verdi}" for number in one.tall)
        measured = (
            ("instrument", f"{one.navn} {one.versjon}".strip()),
            ("tall", numbers),
            ("vurdering", one.vurdering),
        )
        yield Innslag(
            f"instrument:{one.id}", one.dato, Innslagstype.INSTRUMENT, measured, one.utfoert_av, Innhold.PSYKISK
        )
    for level in unit.nivaabeslutning.of_barn(barn_id):
        why = (("hvorfor", level.begrunnelse), ("provd", level.provd), ("barnets_syn", level.barnets_syn))
        content = next((c for c in Innhold if c.value == level.omraade.value), Innhold.LIVSKVALITET)
        yield Innslag(
            f"nivaabeslutning:{level.id}", level.dato, Innslagstype.BESLUTNING, why, level.besluttet_av, content
        )
    for theme in unit.tema.of_barn(barn_id):
        raised = (("tema", theme.tekst), ("konklusjon", theme.konklusjon))
        yield Innslag(f"tema:{theme.id}", theme.reist, Innslagstype.TEMA, raised, theme.reist_av, Innhold.PSYKISK)


def _agreed(unit: Unit, barn_id: str) -> Iterator[Innslag]:
    """Yield follow-ups, the child's own matters in meetings, and signed documents by name."""
    for task in unit.oppfoelging.of_barn(barn_id):
        done = (("gjort", task.gjort),) if task.gjort else ()
        texts = (("hva", task.hva), ("ansvarlig", task.hvem), *done, ("resultat", task.resultat), ("frist", task.frist))
        content = next((c for c in Innhold if task.omraade and c.value == task.omraade.value), Innhold.PSYKISK)
        yield Innslag(
            f"oppfoelging:{task.id}", task.frist, Innslagstype.OPPFOELGING, texts, task.hvem, content, task.kilde
        )
    meetings = {moete.id: moete for moete in unit.moete.all()}
    for sak in unit.sak.of_barn(barn_id):
        if sak.moete_id in meetings:
            said = (("tittel", sak.tittel), ("vet", sak.vet), ("gjoer", sak.gjoer), ("beslutning", sak.beslutning))
            day = meetings[sak.moete_id].dato
            yield Innslag(f"sak:{sak.id}", day, Innslagstype.AVTALE, said, sak.ansvarlig, Innhold.MOETEREFERAT)
    for paper in unit.dokument.of_barn(barn_id):
        if paper.frosset is not None:
            named = (("dokument", paper.dokumenttype.value), ("til", paper.mottaker_navn))
            yield Innslag(f"dokument:{paper.id}", paper.frosset.astimezone(OSLO).date(), Innslagstype.DOKUMENT, named)


def _consented(unit: Unit, barn_id: str) -> Iterator[Innslag]:
    """Yield consents, participation and what the child has asked us to keep."""
    for one in unit.samtykke.of_barn(barn_id):
        ended = (("trukket", one.trukket),) if one.trukket else ()
        texts = (
            ("samtykke", "ja" if one.gitt else "nei"), ("formaal", one.formaal),
            ("barnets_syn", one.barnets_syn), ("avslagsgrunn", one.avslagsgrunn), *ended,
        )  # fmt: skip
        yield Innslag(f"samtykke:{one.id}", one.dato, Innslagstype.SAMTYKKE, texts, one.gitt_av)
    for row in unit.medvirkning.of_barn(barn_id):
        block = row.blokk
        said = (("informert_om", block.informert_om), ("barnet_sa", block.barnet_sa), ("vekt", block.vekt))
        yield Innslag(
            f"medvirkning:{row.id}", row.dato, Innslagstype.MEDVIRKNING, said, block.hoert_av, Innhold.BARNETS_EGNE_ORD
        )
    for wish in unit.forbehold.of_barn(barn_id):
        told = (("barnets_ord", wish.barnets_ord), ("vi_svarte", wish.svar_til_barnet))
        yield Innslag(
            f"forbehold:{wish.id}", wish.dato, Innslagstype.FORBEHOLD, told, wish.hoert_av, Innhold.BARNETS_EGNE_ORD
        )


def _log(store: Store, barn_id: str) -> Iterator[Loggrad]:
    before = 0
    while step := store.find_log_rows(Loggutvalg(barn_id=barn_id), before, STEP):
        yield from step
        before = step[-1].nummer
