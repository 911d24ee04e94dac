"""What the pictures of the demo show: a page of every kind, each with the fullest record there is."""

from __future__ import annotations

from collections.abc import Mapping

from helseansvarlig.domain.dokument import Dokumentstatus
from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.domain.person import Rolle
from helseansvarlig.domain.utlevering import Kanal
from helseansvarlig.tjenester import Tjenester
from ui.widgets.page import Place

_WITHOUT_ID = {
    "03-i-dag": Place("i_dag"),
    "04-barn": Place("barn"),
    "06-nytt-barn": Place("nytt_barn"),
    "09-samtykker": Place("samtykker"),
    "11-moeter": Place("moeter"),
    "13-dokumenter": Place("dokumenter"),
    "15-utboks": Place("utboks"),
    "16-innstillinger": Place("innstillinger"),
    "17-brukere": Place("brukere"),
    "18-ny-bruker": Place("ny_bruker"),
    "19-gjenopprettingsark": Place("ark"),
    "20-flytting": Place("flytting"),
    "22-deling-i-huset": Place("innlevert"),
    "24-flyttet": Place("sletting"),
    "25-kopi": Place("innstillinger", ("kopi",)),
    "26-logg": Place("innstillinger", ("logg",)),
    "50-nytt-moete": Place("nytt_moete"),
    "51-ta-opp": Place("ta_opp"),
    "52-samarbeidspartnere": Place("samarbeidspartnere"),
    "55-institusjon": Place("institusjon"),
    "56-rutine": Place("rutine"),
    "57-avvik": Place("avvik"),
    "58-veiledning": Place("veiledning"),
    "59-om-bup": Place("om_bup"),
    "60-tilbudsark": Place("tilbudsark"),
    "61-om-deling": Place("om_deling"),
    "62-frister": Place("frister"),
    "63-utleveringer": Place("utleveringer"),
    "66-nytt-dokument": Place("nytt_dokument"),
    "68-barneliste": Place("barneliste"),
    "70-hendelsesnotat": Place("hendelsesnotat"),
    "76-hjelp": Place("hjelp"),
}

ROOMS: Mapping[Rolle, Mapping[str, Place]] = {
    Rolle.MOETEDELTAKER: {
        "30-delt-med-meg": Place("delt_med_meg"),
        "31-lever-inn": Place("lever_inn"),
        "32-passord": Place("passord"),
    },
    Rolle.LEDER: {"40-lederoversikt": Place("lederoversikt"), "41-godkjenning": Place("godkjenning")},
}
"""What those see who have a room of their own and not the house."""


def places(services: Tjenester) -> dict[str, Place]:
    """Return what to visit as the health lead, by the picture's name and in its order."""
    found = {**_WITHOUT_ID, **_of_a_child(services), **_of_a_meeting(services), **_of_a_document(services)}
    other = next(one.id for one in services.brukere.list() if not services.brukere.is_self(one.id))
    found["21-bruker"] = Place("bruker", (other,))
    return dict(sorted(found.items()))


def confined(services: Tjenester) -> dict[str, Place]:
    """Return the pages that are left with a password alone, so that each needs a window of its own."""
    found: dict[str, Place] = {}
    planned = [one.moete.id for one in services.moete.list_moeter() if not one.moete.ferdig]
    if planned:
        found["80-moetemodus"] = Place("moetemodus", (planned[0],))
    started = _started(services)
    if started:
        found["81-barnet-svarer-selv"] = Place("barnemodus", (started,))
    return found


def _of_a_child(services: Tjenester) -> dict[str, Place]:
    fullest = max(services.barn.list_barn(), key=lambda line: line.antall_kartlegginger).barn.id
    found = {
        "05-ett-barn": Place("barnet", (fullest,)),
        "07-stoppunkt": Place("stoppunkt", (fullest,)),
        "10-nytt-samtykke": Place("nytt_samtykke", (fullest,)),
        "23-del-noe": Place("del_noe", (fullest,)),
        "27-over-tid": Place("over_tid", (fullest,)),
        "69-ny-kartlegging": Place("ny_kartlegging", (fullest,)),
        "71-oppfoelging": Place("oppfoelging", (fullest,)),
        "72-nivaa": Place("nivaa", (fullest, Omraade.PSYKISK)),
        "73-instrument": Place("instrument", (fullest,)),
        "74-innsyn": Place("innsyn", (fullest,)),
    }
    started = _started(services)
    return {**found, "08-kartlegging": Place("kartlegging", (started,))} if started else found


def _started(services: Tjenester) -> str:
    """Return the id of a kartlegging that is begun and not ended; empty for none."""
    return next((row.id for _, row in services.i_dag.picture().paabegynt), "")


def _of_a_meeting(services: Tjenester) -> dict[str, Place]:
    moeter = [one.moete for one in services.moete.list_moeter()]
    found: dict[str, Place] = {}
    for name, ferdig in (("12-moete", False), ("49-moete-holdt", True)):
        ids = [one.id for one in moeter if one.ferdig is ferdig]
        if ids:
            found[name] = Place("moete", (ids[0],))
    avtaler = services.samarbeidsavtale.list_avtaler()
    if avtaler:
        found["54-avtale"] = Place("avtale", (avtaler[0].id,))
    partner = next((one for one in services.samarbeid.picture().partnere if one.folk), None)
    if partner is not None:
        found["53-samarbeidspartner"] = Place("samarbeidspartner", (partner.motpart.id,))
    return found


def _of_a_document(services: Tjenester) -> dict[str, Place]:
    """Return a document's pages: a draft where there is one, and the way out for one that is signed."""
    found: dict[str, Place] = {}
    documents = [line.dokument for line in services.dokument.list_dokumenter()]
    drafts = [one.id for one in documents if one.status is Dokumentstatus.UTKAST]
    signed = [one.id for one in documents if one.status is not Dokumentstatus.UTKAST]
    if documents:
        found["14-dokument"] = Place("dokument", ((drafts or signed)[0],))
    if signed:
        found["65-foer-det-gaar-ut"] = Place("utgang", (signed[0], Kanal.FIL))
        found["67-uten-navn"] = Place("uten_navn", (signed[0],))
    lines = services.utleveringsregister.lines()
    if lines:
        found["64-utlevering"] = Place("utlevering", (str(lines[0].nummer),))
    return found
