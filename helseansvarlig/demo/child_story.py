"""One child's year, told event by event through the services that a person would have used."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from random import Random

from helseansvarlig.demo.answers import answers_of
from helseansvarlig.demo.house import House
from helseansvarlig.demo.people import birth_date, foedselsnummer, name_of
from helseansvarlig.demo.texts import Story, Told, story_of
from helseansvarlig.demo.timeline import Timeline
from helseansvarlig.demo.vurderinger import Vurderinger
from helseansvarlig.domain.barn import Adressegrad, Barn, Hjemmel
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.oppfoelging import Oppfoelging, Venting
from helseansvarlig.domain.person import Person
from helseansvarlig.domain.samtykke import Anledning, Informasjon, Innhold, Samtykke, Samtykkeform, Samtykketype
from helseansvarlig.domain.samtykkeforbehold import Forbehold
from helseansvarlig.domain.samtykkegiver import Egenskap, Giver, names_of
from helseansvarlig.domain.stoppunkt import Bedring, Faktum, Sikkerhet, Stoppunkt
from helseansvarlig.domain.stoppunktfrist import is_missing_stop
from helseansvarlig.services.stoppunkt import Tiltak
from helseansvarlig.services.svarvern import is_from_answer

TEMPLATE = "psykisk-livskvalitet-egne-ord"
PLAN_READY = 21  # days after moving in: a week before it is due
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
        self._vurderinger = Vurderinger(house, timeline)
        self._mapped: dict[str, str] = {}

    @property
    def fornavn(self) -> str:
        """Return what the child is called in the texts."""
        return self._name.split()[0]

    def plan(self) -> None:
        """Put the whole year on the timeline."""
        self._timeline.add(self._story["innflyttet"], self.register)
        if self._story["innflyttet"] + PLAN_READY < 0:
            self._timeline.add(self._story["innflyttet"] + PLAN_READY, self._finish_plan)
        for event in self._story["hendelser"]:
            self._timeline.add(event["dag"], partial(self._happen, event))
            self._plan_sequels(event)

    def _plan_sequels(self, event: Story) -> None:
        """Plan what an event leads to later: done follow-ups, a withdrawal, «har barnet fått det bedre?»."""
        for hva, _hvem, _frist, *done in event.get("stoppunkt", {}).get("tiltak", []):
            for outcome in done:
                self._timeline.add(outcome["gjort"], partial(self._mark_done, hva, outcome))
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
        barn_id = self._barn.id
        for word in self._vurderinger.acts.keys() & event.keys():
            self._vurderinger.acts[word](barn_id, event[word])
        if "notat" in event:
            self._house.tjenester.notat.add(
                barn_id, Notatart(event["notat"]), event["tekst"], event.get("hoert_av", ""), event.get("oppgave", "")
            )
        elif "oppfoelging" in event:
            self._follow_up(*event["oppfoelging"])
        elif "kartlegging" in event:
            self._map(event["kartlegging"])
        elif "oenske" in event:
            self.weigh(event["oenske"])
        elif "stoppunkt" in event:
            self.stop(event["stoppunkt"], self._newest_mapping)
        elif "samtykke" in event:
            self.consent(event["samtykke"])
        elif "retting" in event:
            self._correct(event["retting"])
        elif "gjort" in event:
            self._answer_needs(event["gjort"])

    @property
    def _newest_mapping(self) -> str:
        """Return what the next stop point comes after: the newest finished kartlegging, or none."""
        return [*self._mapped.values()][-1] if self._mapped else ""

    def _map(self, told: Story) -> None:
        service = self._house.tjenester.kartlegging
        template = told.get("skjema", TEMPLATE)
        row = service.start(self._barn.id, template, told["spurt_av"], told["sted"], "ja").value
        service.answer_all(row.id, answers_of(told, service.picture(row.id), self._chance))
        if told.get("ferdig", True):
            service.finish(row.id)
            self._mapped.pop(template, None)
            self._mapped[template] = row.id

    def _correct(self, told: Story) -> None:
        """Put right what was written wrong in the newest kartlegging with that form; what stood stays readable."""
        tjenester, row_id = self._house.tjenester, self._mapped[told.get("skjema", TEMPLATE)]
        answers = answers_of({**told, "nivaa": 0}, tjenester.kartlegging.picture(row_id), self._chance)
        tjenester.retting.correct(row_id, answers, told["grunn"])

    def _answer_needs(self, resultat: str) -> None:
        """Mark as done what the answers of kartlegginger have asked for so far."""
        for row in self._open_ones():
            if is_from_answer(row.kilde):
                self._house.tjenester.oppfoelging.mark_done(row.id, resultat)

    def stop(self, told: Story, kartlegging_id: str = "") -> None:
        """Make a stop point today."""
        day, today = self._timeline.day, self._house.clock.today()
        stoppunkt = Stoppunkt(
            id="",
            barn_id=self._barn.id,
            dato=today,
            eier=told["eier"],
            ses_igjen=day(told["ses_igjen"]),
            fakta=tuple(Faktum(tekst, kilde, Sikkerhet(sure), today) for tekst, kilde, sure in told["fakta"]),
            barnet_sier=told["barnet_sier"],
            konklusjon=told["konklusjon"],
            mangler=told.get("mangler", ""),
            lest_sammen=told["lest_sammen"],
            kartlegging_id=kartlegging_id,
        )
        tiltak = [Tiltak(hva, hvem, day(frist)) for hva, hvem, frist, *_ in told["tiltak"]]
        self._house.tjenester.stoppunkt.create(stoppunkt, tiltak)
        self._answer_needs("Tatt opp i stoppunktet.")

    def consent(self, told: Story) -> None:
        """Register an answer about consent, given today."""
        ends, again = told.get("gyldig_til"), told.get("spoer_igjen")
        people = tuple(self._person(*one) for one in told["av"])
        answer = Samtykke(
            id="",
            barn_id=self._barn.id,
            samtykketype=Samtykketype(told.get("type", Samtykketype.DELING)),
            gitt=told["gitt"],
            gitt_av=names_of(people),
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
            givere=people,
            anledning=Anledning(told.get("anledning", Anledning.GENERELT)),
            informasjon=Informasjon(told.get("forklart", ""), "norsk", told.get("forstaatt", "")),
            ja_hvis=told.get("ja_hvis", ""),
            hjalp=told.get("hjalp", ""),
            hjalp_ikke=told.get("hjalp_ikke", ""),
        )
        self._house.tjenester.samtykke.register(answer)

    def _person(self, navn: str, egenskap: str, grunnlag: str = "") -> Giver:
        """Return somebody who answers; the child has no name in a story."""
        return Giver(navn or self._name, Egenskap(egenskap), grunnlag)

    def weigh(self, told: Story) -> None:
        """Weigh today what the child has asked us not to tell, and answer it."""
        service, today = self._house.tjenester.forbehold, self._house.clock.today()
        for wish in service.waiting(self._barn.id):
            service.keep(
                Forbehold(
                    "", self._barn.id, today, contents(told["innhold"]), wish.ord, "Rolig Bekk", kilde=wish.kilde,
                    svar_til_barnet=told["svar"],
                )
            )  # fmt: skip

    def _follow_up(self, hva: str, hvem: str, frist: int, more: Story | None = None) -> None:
        """Promise something today; `more` tells who the deputy is, and whom one waits for since today."""
        told, today = more or {}, self._house.clock.today()
        waits = Venting(told["venter"], today, today) if "venter" in told else None
        row = Oppfoelging("", self._barn.id, hva, hvem, self._timeline.day(frist), venter=waits)
        self._house.tjenester.oppfoelging.create(replace(row, stedfortreder=told.get("stedfortreder", "")))

    def _mark_done(self, hva: str, outcome: Story) -> None:
        """Mark as done today; `ses_paa` is the day it is asked whether it helped."""
        tjenester, asked = self._house.tjenester, outcome.get("ses_paa")
        row = next(o for o in self._open_ones() if o.hva == hva)
        ses_paa = None if asked is None else self._timeline.day(asked)
        tjenester.oppfoelging.mark_done(row.id, outcome["resultat"], ses_paa=ses_paa)

    def _finish_plan(self) -> None:
        """The health part of the plan is ready in time: what the day of moving in made due is done."""
        for row in self._open_ones():
            if row.fra_regel is not None and not is_missing_stop(row):
                self._house.tjenester.oppfoelging.mark_done(row.id, "Gjennomgått sammen i planmøtet.")

    def _open_ones(self) -> list[Oppfoelging]:
        rows = self._house.tjenester.ett_barn.picture(self._barn.id, opened=False).oppfoelginger
        return [row for row in rows if row.gjort is None]

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
