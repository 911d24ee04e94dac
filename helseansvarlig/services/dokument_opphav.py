"""Which rows of the record a document may have words from: gathered once, when it is opened."""

from __future__ import annotations

from collections.abc import Iterator

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.opphav import Opphav, Opphavsart
from helseansvarlig.services.dokumenttyper.forslag import local_day
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag, Tilstand


def origins_of(grunnlag: Grunnlag) -> tuple[Opphav, ...]:
    """Return the rows, newest first; what the child keeps back from the recipient is not among them."""
    rows = (*_written(grunnlag), *_weighed(grunnlag), *_answered(grunnlag), *_agreed(grunnlag))
    return tuple(sorted(rows, key=lambda one: one.dag, reverse=True))


def _written(grunnlag: Grunnlag) -> Iterator[Opphav]:
    for note in grunnlag.notater:
        who = note.hoert_av or note.skrevet_av
        yield Opphav(Opphavsart.NOTAT, (note.barn_id, note.id), local_day(note), (note.tekst,), who)
    for stop in grunnlag.stoppunkt:
        said = (stop.barnet_sier, stop.konklusjon, stop.beslutning, stop.mangler)
        texts = (*(fact.tekst for fact in stop.fakta), *said)
        yield Opphav(Opphavsart.STOPPUNKT, (stop.barn_id, stop.id), stop.dato, texts, stop.eier)


def _weighed(grunnlag: Grunnlag) -> Iterator[Opphav]:
    veid = grunnlag.veid
    for incident in veid.hendelser:
        day = incident.naar.astimezone(OSLO).date()
        yield Opphav(Opphavsart.HENDELSE, (incident.barn_id, incident.id), day, (incident.hva,), incident.skrevet_av)
    for one in veid.instrumenter:
        # The name alone could stand in any sentence; with its version it is this very row.
        named = (f"{one.navn} {one.versjon}".strip(), one.vurdering)
        yield Opphav(Opphavsart.INSTRUMENT, (one.barn_id, one.id), one.dato, named, one.utfoert_av)
    for level in veid.nivaaer:
        why = (level.begrunnelse, level.provd, level.barnets_syn)
        yield Opphav(Opphavsart.NIVAA, (level.barn_id, level.id), level.dato, why, level.besluttet_av)
    for theme in veid.temaer:
        yield Opphav(Opphavsart.TEMA, (theme.barn_id, theme.id), theme.reist, (theme.tekst,), theme.reist_av)


def _answered(grunnlag: Grunnlag) -> Iterator[Opphav]:
    for one in grunnlag.besvart:
        if one.tilstand is Tilstand.SVART and one.rad:
            yield Opphav(Opphavsart.KARTLEGGING, one.rad, one.dato, one.ord, one.tema, one.innhold)


def _agreed(grunnlag: Grunnlag) -> Iterator[Opphav]:
    for task in grunnlag.oppfoelginger:
        day = task.gjort or task.frist
        yield Opphav(Opphavsart.OPPFOELGING, (task.barn_id, task.id), day, (task.hva, task.behov, task.resultat))
    for consent in grunnlag.samtykker:
        told = (consent.hjalp, consent.hjalp_ikke)
        yield Opphav(Opphavsart.SAMTYKKE, (consent.barn_id, consent.id), consent.dato, told, consent.gitt_av)
    for row in grunnlag.medvirkninger:
        block = row.blokk
        words = (block.informert_om, block.hoert_om, block.barnet_sa, block.vekt)
        yield Opphav(Opphavsart.MEDVIRKNING, (row.barn_id, row.id), row.dato, words, block.hoert_av)
    moete = grunnlag.moete
    if moete is not None:
        for sak in grunnlag.saker:
            said = (sak.vet, sak.gjoer, sak.beslutning)
            yield Opphav(Opphavsart.MOETE, (moete.id,), moete.dato, said, moete.motpart)
