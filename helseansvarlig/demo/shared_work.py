"""What the house does with others: meetings with BUP, and documents on their way to the municipality."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from helseansvarlig import bootstrap
from helseansvarlig.demo.house import House
from helseansvarlig.demo.texts import Story, load
from helseansvarlig.demo.timeline import Timeline
from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.moete import Deltaker, Droeftingsmodus, Moete, Moetetype, Sak
from helseansvarlig.services.dokument_grunnlag import DELING_BEGRUNNELSE

SENT = ("overfoert", "registrert", "sett")
READ_AFTER = 3
"""Days until somebody at the municipality has read what was registered."""


def plan_meetings(house: House, timeline: Timeline) -> None:
    """Put the meetings on the timeline; a matter about a child who is not here is left out."""
    for told in load("moeter"):
        timeline.add(told.get("planlagt", told["dag"]), partial(hold_meeting, house, timeline, told))


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


def plan_documents(house: House, timeline: Timeline, count: int) -> None:
    """Put the documents on the timeline, each to the state its story has come to."""
    for told in load("dokumenter"):
        if told["barn"] <= count:
            timeline.add(told["dag"], partial(_write, house, told))
            if told["tilstand"] == "sett":
                timeline.add(told["dag"] + READ_AFTER, partial(_confirm_seen, house))


def _write(house: House, told: Story) -> None:
    tjenester = house.tjenester
    barn_id = house.barn[told["barn"]].id
    draft = tjenester.dokument.create(
        Dokumenttype.HENVISNINGSGRUNNLAG, Mottakerkategori.BARNEVERNSTJENESTEN, told["mottaker"], barn_id=barn_id
    ).value
    fields = {**draft.felter, **told["felter"], "sjekket_ut_dato": house.clock.today().isoformat()}
    reason = {DELING_BEGRUNNELSE: told["begrunnelse"]} if "begrunnelse" in told else {}
    tjenester.dokument.write(draft.id, {**fields, **reason})
    if told["tilstand"] == "utkast":
        return
    tjenester.dokument.freeze(draft.id)
    if told["tilstand"] == "frosset":
        return
    if told["tilstand"] == "klar":
        house.klare.append(draft.id)
        return
    row = tjenester.utboks.queue(draft.id, municipality_of(house)).value
    if told["tilstand"] == "stanset":
        tjenester.utboks.stop(row.id)
    if told["tilstand"] in SENT:
        send(house)
    if told["tilstand"] in SENT[1:]:
        deliver(house, house.stick / "ut" / f"{row.id}.p7m")
        tjenester.utboks.fetch_receipts(bootstrap.open_folder_channel(house.stick))


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


def deliver(house: House, file: Path) -> Path:
    """Let the municipality register one file and answer; return its receipt. The file stays with the municipality."""
    receipt = house.kommune.receive(file.read_bytes()).kvittering
    file.replace(house.folder / file.name)
    return receipt


def _confirm_seen(house: House) -> None:
    """Let a person at the municipality read what came in first."""
    for line in house.tjenester.utboks.list_rows():
        if line.rad.registrert is not None:
            house.kommune.confirm_seen((house.folder / f"{line.rad.id}.p7m").read_bytes())
    house.tjenester.utboks.fetch_receipts(bootstrap.open_folder_channel(house.stick))
