"""What the house does with others: meetings with BUP, and documents on their way to the municipality."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from helseansvarlig import bootstrap
from helseansvarlig.demo.house import House
from helseansvarlig.demo.texts import Story, load
from helseansvarlig.demo.timeline import Timeline
from helseansvarlig.domain.adressebok import find_in_book
from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.moete import Deltaker, Droeftingsmodus, Moete, Moetetype, Sak
from helseansvarlig.services.dokument_grunnlag import DELING_BEGRUNNELSE

SENT = ("overfoert", "registrert", "sett")
ANSWERED = SENT[1:]
READ_AFTER = 3
"""Days until somebody at the municipality has read what was registered."""


def plan_meetings(house: House, timeline: Timeline) -> None:
    """Put the meetings on the timeline; a matter about a child who is not here is left out."""
    for told in load("moeter"):
        timeline.add(told.get("planlagt", told["dag"]), partial(hold_meeting, house, timeline, told))
        for matter in told["saker"]:
            if "gjort" in matter:
                timeline.add(matter["frist"], partial(_keep_agreement, house, matter))


def hold_meeting(house: House, timeline: Timeline, told: Story) -> Moete:
    """Plan a meeting with its matters and, when it has taken place, finish it."""
    service = house.tjenester.moete
    moete = service.create(
        Moete(
            "",
            Moetetype(told["type"]),
            timeline.day(told["dag"]),
            told["motpart"],
            told["sted"],
            tuple(Deltaker(*who) for who in told["deltakere"]),
            timeline.day(told["neste"]) if "neste" in told else None,
        )
    ).value
    for matter in told["saker"]:
        if "barn" not in matter or matter["barn"] in house.barn:
            service.add_sak(matter_of(house, timeline, moete.id, matter))
    return service.finish(moete.id).value if told.get("ferdig", True) else moete


def _keep_agreement(house: House, matter: Story) -> None:
    """Mark what a meeting agreed on as done, on its day."""
    for due in house.tjenester.i_dag.picture().i_dag:
        if due.oppfoelging.hva == matter["beslutning"]:
            house.tjenester.oppfoelging.mark_done(due.oppfoelging.id, matter["gjort"])


def matter_of(house: House, timeline: Timeline, moete_id: str, told: Story) -> Sak:
    """Return one matter; `barn` is the child's number from 1."""
    return Sak(
        id="",
        moete_id=moete_id,
        nummer=0,
        tittel=told["tittel"],
        modus=Droeftingsmodus(told["modus"]),
        barn_id=house.barn[told["barn"]].id if "barn" in told else "",
        alias=told.get("alias", ""),
        vet=told.get("vet", ""),
        gjoer=told.get("gjoer", ""),
        beslutning=told.get("beslutning", ""),
        ansvarlig=told.get("ansvarlig", ""),
        frist=timeline.day(told["frist"]) if "frist" in told else None,
        barnet_faar_vite=told.get("barnet_faar_vite", ""),
    )


def plan_checks(house: House, timeline: Timeline) -> None:
    """Let the house ask its services once a year whether what stands of them is right; one has been forgotten."""
    told = load("hus")["sjekket"]
    for name, motpart in house.motparter.items():
        if name not in told["ikke"]:
            timeline.add(told["dag"], partial(house.tjenester.institusjon.check_motpart, motpart.id))


def plan_documents(house: House, timeline: Timeline, count: int) -> None:
    """Put the documents on the timeline, each to the state its story has come to."""
    for told in load("dokumenter"):
        if told["barn"] <= count:
            paper = Paper(house, told)
            timeline.add(told["dag"], paper.write)
            if told["tilstand"] == "sett":
                timeline.add(told["dag"] + READ_AFTER, paper.confirm_seen)


class Paper:
    """One document of a story, on its way to the state that the story tells; a referral unless it tells of another."""

    def __init__(self, house: House, told: Story) -> None:
        self._house = house
        self._told = told
        self._row_id = ""

    def write(self) -> None:
        """Write the document, and sign it unless it is still a draft."""
        service, told = self._house.tjenester.dokument, self._told
        draft = service.create(
            Dokumenttype(told.get("type", Dokumenttype.HENVISNINGSGRUNNLAG)),
            Mottakerkategori.BARNEVERNSTJENESTEN,
            told["mottaker"],
            barn_id=self._house.barn[told["barn"]].id,
            motpart_id=self._meant_for(),
        ).value
        read_on = {"sjekket_ut_dato": self._house.clock.today().isoformat()} if told["tilstand"] != "utkast" else {}
        reason = {DELING_BEGRUNNELSE: told["begrunnelse"]} if "begrunnelse" in told else {}
        service.write(draft.id, {**draft.felter, **told["felter"], **read_on, **reason})
        if told["tilstand"] != "utkast":
            self._sign(service.freeze(draft.id).value.id)

    def _meant_for(self) -> str:
        book = self._house.motparter.values()
        found = find_in_book(book, Mottakerkategori.BARNEVERNSTJENESTEN, self._told["mottaker"])
        return found[0].id if found else ""

    def _sign(self, dokument_id: str) -> None:
        state, utboks = self._told["tilstand"], self._house.tjenester.utboks
        if state == "klar":
            self._house.klare.append(dokument_id)
        if state not in (*SENT, "stanset"):
            return
        self._row_id = utboks.queue(dokument_id, municipality_of(self._house)).value.id
        if state == "stanset":
            utboks.stop(self._row_id)
            return
        send(self._house)
        if state in ANSWERED:
            deliver(self._house, self._row_id)
            fetch(self._house)

    def confirm_seen(self) -> None:
        """Let a person at the municipality read it, and take in what they answer."""
        self._house.kommune.confirm_seen((self._house.folder / f"{self._row_id}.p7m").read_bytes())
        fetch(self._house)


def municipality_of(house: House) -> str:
    """Return the id of the municipality that we can seal to."""
    return house.motparter[load("hus")["kommune"]["navn"]].id


def queue_ready(house: House) -> None:
    """Put in the outbox what shall still stand there as ready when the demo is done."""
    for dokument_id in house.klare:
        house.tjenester.utboks.queue(dokument_id, municipality_of(house))


def send(house: House) -> None:
    """Carry what is ready to the stick."""
    house.tjenester.utboks.send_all(bootstrap.open_folder_channel(house.stick))


def deliver(house: House, row_id: str) -> Path:
    """Let the municipality register one file and answer; return its receipt. The file stays with the municipality."""
    file = house.stick / "ut" / f"{row_id}.p7m"
    receipt = house.kommune.receive(file.read_bytes()).kvittering
    file.replace(house.folder / file.name)
    return receipt


def fetch(house: House) -> None:
    """Take in the receipts that lie on the stick."""
    house.tjenester.utboks.fetch_receipts(bootstrap.open_folder_channel(house.stick))
