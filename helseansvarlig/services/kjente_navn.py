"""Whom and what a record knows: everybody and every place that a text without names must not name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.kjente_navn import Kjente, Navneord, names_in, numbers_in, places_in
from helseansvarlig.services.ports import Unit


def known_to(unit: Unit, folk: Iterable[str], ordliste: Navneord, barn_id: str = "") -> Kjente:
    """Return what is known of all children, of those in `folk` (who work here) and of the services we write to.

    Of `barn_id` also everybody its record names.
    """
    children = unit.barn.all()
    house, services, meetings = unit.institusjon.all(), unit.motpart.all(), unit.moete.all()
    near = [text for barn in children for text in _near(barn)]
    near += [*_met(unit)]
    people = unit.rolleinnehaver.all()
    whole_names = (*(barn.navn for barn in children), *folk, *(one.navn for one in people))
    near += [*_in_record(unit, barn_id)] if barn_id else []
    places = [text for one in house for text in (one.navn, one.enhet)]
    places += [text for barn in children for text in (barn.omsorgskommune, barn.vertskommune)]
    places += [one.navn for one in services]
    places += [text for moete in meetings for text in (moete.motpart, moete.sted)]
    places += [deltaker.virksomhet for moete in meetings for deltaker in moete.deltakere]
    numbers = [*near, *(one.telefon for one in house), *(one.telefon for one in services)]
    numbers += [one.telefon for one in people]
    return Kjente(
        navn=frozenset(filter(None, whole_names)) | names_in(near, ordliste),
        steder=frozenset(filter(None, places)) | places_in(near, ordliste),
        foedselsdatoer=frozenset(barn.foedselsdato for barn in children),
        numre=frozenset(filter(None, (*(barn.identnummer for barn in children), *(one.orgnr for one in house)))),
        telefoner=numbers_in(numbers),
    )


def grown_ups(unit: Unit, barn_id: str) -> tuple[str, ...]:
    """Return what is written of grown-ups: in one child's record, at meetings, and at the services we write to.

    They are no children, though one of them may be called as one: no use of this looks for them.
    """
    return (*_met(unit), *(_in_record(unit, barn_id) if barn_id else ()))


def _met(unit: Unit) -> Iterator[str]:
    """Yield who has been at meetings, and whom the address book names at the services: also who vouched for a card."""
    yield from (deltaker.navn for moete in unit.moete.all() for deltaker in moete.deltakere)
    for one in unit.motpart.all():
        yield from (one.kontaktperson, one.fingeravtrykk_bekreftet_av, one.sjekket_av)


def _near(barn: Barn) -> Iterator[str]:
    """Yield what is written about who is round a child: names with roles, places and telephones among them."""
    yield from (barn.fastlege, barn.trygg_voksen, barn.kontaktperson_barnevern)
    for person in barn.foreldreansvar:
        yield from (person.navn, person.telefon)


def _in_record(unit: Unit, barn_id: str) -> Iterator[str]:
    """Yield who is said to have written, heard, decided, agreed or been called, in one child's record."""
    for note in unit.notat.of_barn(barn_id):
        yield from (note.skrevet_av, note.hoert_av)
    for task in unit.oppfoelging.of_barn(barn_id):
        yield from (task.hvem, task.stedfortreder, task.gjort_av)
    for stop in unit.stoppunkt.of_barn(barn_id):
        yield from (stop.eier, *(fact.kilde for fact in stop.fakta))
    for consent in unit.samtykke.of_barn(barn_id):
        yield from (consent.gitt_av, consent.trukket_av, consent.vitne, *consent.navngitte)
        yield from (giver.navn for giver in consent.givere)
    for event in unit.hendelsesnotat.of_barn(barn_id):
        yield event.skrevet_av
        yield from (text for call in event.anrop for text in (call.hvem, call.ringt_av, call.nummer))
    yield from (one.spurt_av for one in unit.kartlegging.of_barn(barn_id))
    yield from (one.utfoert_av for one in unit.instrument.of_barn(barn_id))
    yield from (one.besluttet_av for one in unit.nivaabeslutning.of_barn(barn_id))
    yield from (row.blokk.hoert_av for row in unit.medvirkning.of_barn(barn_id))
    for paper in unit.dokument.of_barn(barn_id):
        yield from (
            paper.mottaker_navn,
            paper.felter.get("henviser_navn", ""),
            paper.felter.get("henviser_telefon", ""),
        )
