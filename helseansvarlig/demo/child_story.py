"""One child's year, told event by event through the services that a person would have used."""

from __future__ import annotations

from functools import partial
from random import Random

from helseansvarlig.demo.answers import answers_of
from helseansvarlig.demo.house import House
from helseansvarlig.demo.people import birth_date, foedselsnummer, name_of
from helseansvarlig.demo.texts import Story, Told, story_of
from helseansvarlig.demo.timeline import Timeline
from helseansvarlig.domain.barn import Adressegrad, Barn, Hjemmel
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.person import Person
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykkeform, Samtykketype
from helseansvarlig.domain.stoppunkt import Bedring, Faktum, Sikkerhet, Stoppunkt
from helseansvarlig.services.stoppunkt import Tiltak

TEMPLATE = "psykisk-livskvalitet-egne-ord"
_STEP = 37  # between the individual numbers of two children


class ChildStory:
    """Plans everything that happens around one child; the child's id exists once the first act is done."""

    def __init__(
        self, house: House, timeline: Timeline, index: int, story: Story | None = None, name: str = ""
    ) -> None:
        self._house = house
        self._timeline = timeline
        self._index = index
        self._name = name or name_of(index, house.seed)
        self._story = story or story_of(index, self.fornavn)
        self._chance = Random(f"{house.seed} {index}")  # noqa: S311 (a story, not a secret)

    @property
    def fornavn(self) -> str:
        """Return what the child is called in the texts."""
        return self._name.split()[0]

    def plan(self) -> None:
        """Put the whole year on the timeline."""
        self._timeline.add(self._story["innflyttet"], self.register)
        for event in self._story["hendelser"]:
            self._timeline.add(event["dag"], partial(self._happen, event))
            self._plan_sequels(event)

    def _plan_sequels(self, event: Story) -> None:
        """Plan what an event leads to later: done follow-ups, a withdrawal, «har barnet fått det bedre?»."""
        for hva, _hvem, _frist, *done in event.get("stoppunkt", {}).get("tiltak", []):
            for outcome in done:
                self._timeline.add(outcome["gjort"], partial(self._mark_done, hva, outcome["resultat"]))
        if "bedring" in event:
            self._timeline.add(event["bedring"]["dag"], partial(self._judge, event["dag"], event["bedring"]))
        if "trukket" in event:
            self._timeline.add(event["trukket"]["dag"], partial(self._withdraw, event["trukket"]["av"]))

    @property
    def _barn(self) -> Barn:
        return self._house.barn[self._index + 1]

    def register(self) -> None:
        """Register the child as on the day of moving in."""
        told = self._story
        born = birth_date(self._timeline.day(0), told["alder"], told["dager_siden_bursdag"])
        barn = Barn(
            "",
            self._name,
            born,
            identnummer=foedselsnummer(born, self._index * _STEP + self._house.seed),
            pronomen=told["pronomen"],
            spraak=told["spraak"],
            hjemmel=Hjemmel(told["hjemmel"]),
            omsorgskommune=told["omsorgskommune"],
            vertskommune="Elvebyen",
            fastlege=told["fastlege"],
            trygg_voksen=told["trygg_voksen"],
            kontaktperson_barnevern=told["kontaktperson_barnevern"],
            foreldreansvar=tuple(Person(*near) for near in told["foreldreansvar"]),
            adressegrad=Adressegrad(told.get("adressegrad", Adressegrad.INGEN)),
            innflyttet=self._timeline.day(told["innflyttet"]),
        )
        self._house.barn[self._index + 1] = self._house.tjenester.barn.register(barn).value

    def _happen(self, event: Story) -> None:
        tjenester, barn_id = self._house.tjenester, self._barn.id
        if "notat" in event:
            tjenester.notat.add(
                barn_id, Notatart(event["notat"]), event["tekst"], event.get("hoert_av", ""), event.get("oppgave", "")
            )
        elif "oppfoelging" in event:
            hva, hvem, frist = event["oppfoelging"]
            tjenester.oppfoelging.add(barn_id, hva, hvem, self._timeline.day(frist))
        elif "kartlegging" in event:
            self._map(event["kartlegging"])
        elif "stoppunkt" in event:
            self.stop(event["stoppunkt"])
        else:
            self.consent(event["samtykke"])

    def _map(self, told: Story) -> None:
        service = self._house.tjenester.kartlegging
        row = service.start(self._barn.id, TEMPLATE, told["spurt_av"], told["sted"], "ja").value
        service.answer_all(row.id, answers_of(told, service.picture(row.id), self._chance))
        if told.get("ferdig", True):
            service.finish(row.id)

    def stop(self, told: Story, kartlegging_id: str = "") -> None:
        """Make a stop point today."""
        day = self._timeline.day
        stoppunkt = Stoppunkt(
            id="",
            barn_id=self._barn.id,
            dato=self._house.clock.today(),
            eier=told["eier"],
            ses_igjen=day(told["ses_igjen"]),
            fakta=tuple(Faktum(tekst, kilde, Sikkerhet(sure)) for tekst, kilde, sure in told["fakta"]),
            barnet_sier=told["barnet_sier"],
            konklusjon=told["konklusjon"],
            mangler=told.get("mangler", ""),
            lest_sammen=told["lest_sammen"],
            kartlegging_id=kartlegging_id,
        )
        tiltak = [Tiltak(hva, hvem, day(frist)) for hva, hvem, frist, *_ in told["tiltak"]]
        self._house.tjenester.stoppunkt.create(stoppunkt, tiltak)

    def consent(self, told: Story) -> None:
        """Register an answer about consent, given today."""
        ends, again = told.get("gyldig_til"), told.get("spoer_igjen")
        answer = Samtykke(
            id="",
            barn_id=self._barn.id,
            samtykketype=Samtykketype(told.get("type", Samtykketype.DELING)),
            gitt=told["gitt"],
            gitt_av=told["av"],
            innhold=contents(told["innhold"]),
            mottakere=frozenset(map(Mottakerkategori, told["mottakere"])),
            formaal=told["formaal"],
            dato=self._house.clock.today(),
            gyldig_til=None if ends is None else self._timeline.day(ends),
            form=Samtykkeform(told["form"]),
            barnets_syn=told["syn"],
            forbehold=contents(told.get("forbehold", [])),
            avslagsgrunn=told.get("grunn", ""),
            spoer_igjen=None if again is None else self._timeline.day(again),
        )
        self._house.tjenester.samtykke.register(answer)

    def _mark_done(self, hva: str, resultat: str) -> None:
        tjenester = self._house.tjenester
        rows = tjenester.ett_barn.picture(self._barn.id, opened=False).oppfoelginger
        tjenester.oppfoelging.mark_done(next(o.id for o in rows if o.hva == hva), resultat)

    def _judge(self, made: int, told: Story) -> None:
        """Answer for both voices at the stop point that was made on that day."""
        tjenester = self._house.tjenester
        day = self._timeline.day(made)
        row = next(s for s in tjenester.stoppunkt.of_barn(self._barn.id) if s.dato == day)
        tjenester.stoppunkt.set_bedring(row.id, Bedring(told["barn"]), Bedring(told["ansatt"]))

    def _withdraw(self, av: str) -> None:
        tjenester = self._house.tjenester
        given = next(s for s in tjenester.samtykke.of_barn(self._barn.id) if s.gitt and s.trukket is None)
        tjenester.samtykke.withdraw(given.id, av)


def contents(told: Told) -> frozenset[Innhold]:
    """Return categories of content; «alt» is all of them."""
    return frozenset(Innhold) if told == "alt" else frozenset(map(Innhold, told))
