"""Every entry of a record except the answers: notes, what was weighed, agreed and consented to, and what was signed.

Who wrote an entry is told only where it is known: a note says it itself, of the rest the log knows who wrote it first.
Who is responsible, who was heard and who decided stand as what they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.innsyn import Innslag, Innslagstype
from helseansvarlig.domain.moete import Droeftingsmodus
from helseansvarlig.domain.notat import Notat, Notatart
from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.domain.skrevet import Skrevet
from helseansvarlig.domain.stoppunkt import Sikkerhet, Stoppunkt
from helseansvarlig.errors import KnownError
from helseansvarlig.services.ports import Store, Unit

Felter = tuple[tuple[str, str | date], ...]
_OF_NOTAT = {Notatart.BARNET_SA: Innhold.BARNETS_EGNE_ORD, Notatart.OBSERVASJON: Innhold.PSYKISK}


def entries_of(unit: Unit, store: Store, barn_id: str) -> Iterator[Innslag]:
    """Yield every entry of a record except the answers of a kartlegging, which are read with their forms.

    Of a day, notes come as they were written.
    """
    yield from map(_note, reversed(unit.notat.of_barn(barn_id)))
    yield from _weighed(unit, store, barn_id)
    yield from _measured(unit, store, barn_id)
    yield from _followed_up(unit, store, barn_id)
    yield from _agreed(unit, store, barn_id)
    yield from _consented(unit, store, barn_id)


def _note(notat: Notat) -> Innslag:
    said = (("hoert_av", notat.hoert_av),) if notat.hoert_av else ()
    return Innslag(
        f"notat:{notat.id}", notat.tid.astimezone(OSLO).date(), Innslagstype.NOTAT,
        ((f"notat.{notat.art}", notat.tekst), *said), notat.skrevet_av,
        _OF_NOTAT.get(notat.art, Innhold.GRUNNOPPLYSNINGER),
    )  # fmt: skip


def _weighed(unit: Unit, store: Store, barn_id: str) -> Iterator[Innslag]:
    """Yield stop points, themes and decisions on help."""
    for stop in unit.stoppunkt.of_barn(barn_id):
        texts = (
            *((sure.value, _facts(stop, sure)) for sure in Sikkerhet),
            ("barnet_sier", stop.barnet_sier), ("mangler", stop.mangler),
            ("konklusjon", stop.konklusjon), ("beslutning", stop.beslutning), ("ansvarlig", stop.eier),
        )  # fmt: skip
        row = f"stoppunkt:{stop.id}"
        yield Innslag(row, stop.dato, Innslagstype.STOPPUNKT, texts, _writer(store, row), Innhold.PSYKISK)
    for theme in unit.tema.of_barn(barn_id):
        raised = (("tema", theme.tekst), ("reist_av", theme.reist_av), ("konklusjon", theme.konklusjon))
        row = f"tema:{theme.id}"
        yield Innslag(row, theme.reist, Innslagstype.TEMA, raised, _writer(store, row), Innhold.PSYKISK)
    for level in unit.nivaabeslutning.of_barn(barn_id):
        why = (
            ("hvorfor", level.begrunnelse), ("provd", level.provd), ("barnets_syn", level.barnets_syn),
            ("besluttet_av", level.besluttet_av),
        )  # fmt: skip
        row, content = f"nivaabeslutning:{level.id}", _content(level.omraade, Innhold.LIVSKVALITET)
        yield Innslag(row, level.dato, Innslagstype.BESLUTNING, why, _writer(store, row), content)


def _facts(stop: Stoppunkt, sure: Sikkerhet) -> str:
    """Return what was known so surely, each with its source: what nobody knew is not told as known."""
    facts = (one for one in stop.fakta if one.sikkerhet is sure)
    return "\n".join(" ".join(filter(None, (one.tekst, f"({one.kilde})" if one.kilde else ""))) for one in facts)


def _measured(unit: Unit, store: Store, barn_id: str) -> Iterator[Innslag]:
    """Yield incident notes and instruments."""
    for note in unit.hendelsesnotat.of_barn(barn_id):
        calls = "\n".join(", ".join(filter(None, (c.hvem, c.ringt_av, c.avtalt))) for c in note.anrop)
        told = (("hva", note.hva), ("ringte", calls), ("barnets_ord", note.samtale.barnets_ord))
        day = note.naar.astimezone(OSLO).date()
        row = f"hendelsesnotat:{note.id}"
        yield Innslag(row, day, Innslagstype.HENDELSE, told, note.skrevet_av, Innhold.RISIKO)
    for one in unit.instrument.of_barn(barn_id):
        numbers = ", ".join(f"{number.navn} {number.verdi}" for number in one.tall)
        measured = (
            ("instrument", f"{one.navn} {one.versjon}".strip()), ("tall", numbers), ("vurdering", one.vurdering),
            ("utfoert_av", one.utfoert_av),
        )  # fmt: skip
        row = f"instrument:{one.id}"
        yield Innslag(row, one.dato, Innslagstype.INSTRUMENT, measured, _writer(store, row), Innhold.PSYKISK)


def _followed_up(unit: Unit, store: Store, barn_id: str) -> Iterator[Innslag]:
    """Yield follow-ups by the day they were written, with their deadline beside them."""
    for task in unit.oppfoelging.of_barn(barn_id):
        row = f"oppfoelging:{task.id}"
        first = _first(store, row)
        if first is None:
            raise KnownError("rad_uten_historie", antall=1)  # every row that we have written has its history
        done: Felter = (("gjort", task.gjort),) if task.gjort else ()
        texts: Felter = (
            ("hva", task.hva), ("ansvarlig", task.hvem), ("frist", task.frist), *done, ("resultat", task.resultat),
        )  # fmt: skip
        day, content = first.tid.astimezone(OSLO).date(), _content(task.omraade, Innhold.PSYKISK)
        yield Innslag(row, day, Innslagstype.OPPFOELGING, texts, first.av, content, task.kilde)


def _agreed(unit: Unit, store: Store, barn_id: str) -> Iterator[Innslag]:
    """Yield the child's matters in meetings, named and nameless, what waits for one, and signed documents by name."""
    meetings = {moete.id: moete for moete in unit.moete.all()}
    found = (unit.sak.find(key.sak_id) for key in unit.saksnoekkel.of_barn(barn_id))
    nameless = [sak for sak in found if sak is not None and sak.modus is Droeftingsmodus.UTEN_NAVN]
    for sak in (*unit.sak.of_barn(barn_id), *nameless):
        if sak.moete_id in meetings:
            said: Felter = (
                ("tittel", sak.tittel), ("vet", sak.vet), ("gjoer", sak.gjoer), ("beslutning", sak.beslutning),
                ("ansvarlig", sak.ansvarlig),
            )  # fmt: skip
            row, day = f"sak:{sak.id}", meetings[sak.moete_id].dato
            yield Innslag(row, day, Innslagstype.AVTALE, said, _writer(store, row), Innhold.MOETEREFERAT)
    for added in unit.referattillegg.of_barn(barn_id):
        row, said = f"referattillegg:{added.id}", (("beslutning", added.tekst),)
        yield Innslag(row, added.dato, Innslagstype.AVTALE, said, added.skrevet_av, Innhold.MOETEREFERAT)
    for raised in unit.innmeldtsak.of_barn(barn_id):
        row, said = f"innmeldtsak:{raised.id}", (("tittel", raised.tekst),)
        yield Innslag(row, raised.meldt, Innslagstype.AVTALE, said, raised.meldt_av, Innhold.MOETEREFERAT)
    for paper in unit.dokument.of_barn(barn_id):
        if paper.frosset is not None:
            named = (("dokument", paper.dokumenttype.value), ("til", paper.mottaker_navn))
            row, day = f"dokument:{paper.id}", paper.frosset.astimezone(OSLO).date()
            yield Innslag(row, day, Innslagstype.DOKUMENT, named, _writer(store, row))


def _consented(unit: Unit, store: Store, barn_id: str) -> Iterator[Innslag]:
    """Yield consents, participation and what the child has asked us to keep."""
    for one in unit.samtykke.of_barn(barn_id):
        ended: Felter = (("trukket", one.trukket),) if one.trukket else ()
        texts: Felter = (
            ("samtykke", "ja" if one.gitt else "nei"), ("gitt_av", one.gitt_av), ("formaal", one.formaal),
            ("barnets_syn", one.barnets_syn), ("avslagsgrunn", one.avslagsgrunn), *ended,
        )  # fmt: skip
        row = f"samtykke:{one.id}"
        yield Innslag(row, one.dato, Innslagstype.SAMTYKKE, texts, _writer(store, row))
    for heard in unit.medvirkning.of_barn(barn_id):
        block = heard.blokk
        said = (
            ("informert_om", block.informert_om), ("barnet_sa", block.barnet_sa), ("hoert_av", block.hoert_av),
            ("vekt", block.vekt),
        )  # fmt: skip
        row = f"medvirkning:{heard.id}"
        yield Innslag(
            row, heard.dato, Innslagstype.MEDVIRKNING, said, _writer(store, row), Innhold.BARNETS_EGNE_ORD
        )  # fmt: skip
    for wish in unit.forbehold.of_barn(barn_id):
        told = (
            ("barnets_ord", wish.barnets_ord), ("hoert_av", wish.hoert_av), ("vi_svarte", wish.svar_til_barnet),
        )  # fmt: skip
        row = f"forbehold:{wish.id}"
        yield Innslag(row, wish.dato, Innslagstype.FORBEHOLD, told, _writer(store, row), Innhold.BARNETS_EGNE_ORD)


def _content(omraade: Omraade | None, otherwise: Innhold) -> Innhold:
    """Return the category that shares its code with an area."""
    return next((one for one in Innhold if omraade is not None and one.value == omraade.value), otherwise)


def _writer(store: Store, rad: str) -> str:
    first = _first(store, rad)
    return first.av if first is not None else ""


def _first(store: Store, rad: str) -> Skrevet | None:
    table, _, row_id = rad.partition(":")
    return store.first_written(table, row_id)
