"""One child's line of time: the newest of each kind, laid together.

Of every kind as many lines are read as can be shown in all: whatever the kinds are, the newest are among them.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from operator import itemgetter

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.tidslinje import Innslag, Innslagsart, Tidslinje
from helseansvarlig.store.connection import Connection

_STATEMENTS = {
    Innslagsart.NOTAT: (
        "SELECT tid, art || CASE WHEN lagt_inn_av = '' THEN '' ELSE ':' || skrevet_av END, tekst, id FROM notat"
        " WHERE barn_id = ? ORDER BY tid DESC, rowid DESC"
    ),
    Innslagsart.STOPPUNKT: (
        "SELECT dato, '', konklusjon, id FROM stoppunkt WHERE barn_id = ? ORDER BY dato DESC, rowid DESC"
    ),
    Innslagsart.TEMA: (
        "SELECT coalesce(lukket, reist) AS naar, CASE WHEN lukket IS NULL THEN '' ELSE konklusjon END, tekst, id"
        " FROM tema WHERE barn_id = ? ORDER BY naar DESC, rowid DESC"
    ),
    Innslagsart.NIVAA: (
        "SELECT dato, omraade || ':' || nivaa, begrunnelse, id FROM nivaabeslutning WHERE barn_id = ?"
        " ORDER BY dato DESC, rowid DESC"
    ),
    Innslagsart.HENDELSE: (
        "SELECT naar, CASE WHEN ferdig IS NULL THEN '' ELSE 'ferdig' END, hva, id FROM hendelsesnotat"
        " WHERE barn_id = ? ORDER BY naar DESC, rowid DESC"
    ),
    Innslagsart.INSTRUMENT: (
        "SELECT dato, versjon, navn, id FROM instrument WHERE barn_id = ? ORDER BY dato DESC, rowid DESC"
    ),
    Innslagsart.KARTLEGGING: (
        "SELECT coalesce(ferdig, startet) AS naar, status, skjema_id, id FROM kartlegging WHERE barn_id = ?"
        " ORDER BY naar DESC"
    ),
    Innslagsart.SAMTYKKE: (
        "SELECT coalesce(trukket, dato) AS naar,"
        " CASE WHEN trukket IS NOT NULL THEN 'trukket' WHEN gitt THEN 'gitt' ELSE 'avslag' END, gitt_av, id"
        " FROM samtykke WHERE barn_id = ? ORDER BY naar DESC, rowid DESC"
    ),
    Innslagsart.FORBEHOLD: (
        "SELECT coalesce(opphevet, dato) AS naar,"
        " CASE WHEN opphevet IS NOT NULL THEN 'opphevet' WHEN sti = '' THEN '' ELSE 'svar' END, barnets_ord, id"
        " FROM forbehold WHERE barn_id = ? ORDER BY naar DESC"
    ),
    Innslagsart.MOETE: (
        "SELECT moete.dato AS naar, moetetype, sak.tittel, sak.id FROM sak JOIN moete ON moete.id = sak.moete_id"
        " WHERE sak.barn_id = ? ORDER BY naar DESC"
    ),
    Innslagsart.DOKUMENT: (
        "SELECT opprettet, status, dokumenttype, id FROM dokument WHERE barn_id = ? ORDER BY opprettet DESC"
    ),
    Innslagsart.FORSENDELSE: (
        "SELECT coalesce(registrert, overfoert, utboks.opprettet) AS naar, tilstand, dokumenttype, utboks.id"
        " FROM utboks JOIN dokument ON dokument.id = utboks.dokument_id WHERE utboks.barn_id = ? ORDER BY naar DESC"
    ),
    Innslagsart.GJORT: (
        "SELECT gjort, resultat, hva, id FROM oppfoelging WHERE barn_id = ? AND gjort IS NOT NULL ORDER BY gjort DESC"
    ),
    Innslagsart.VURDERT: (
        "SELECT vurdering ->> 'dag' AS naar, coalesce(vurdering ->> 'barn', ''), hva, id"
        " FROM oppfoelging WHERE barn_id = ? AND vurdering IS NOT NULL ORDER BY naar DESC"
    ),
    Innslagsart.FLYTTING: (
        "SELECT innflyttet AS naar, 'inn', '', id FROM barn WHERE id = ?1 AND innflyttet IS NOT NULL"
        " UNION ALL SELECT flyttet, 'ut', '', id FROM barn WHERE id = ?1 AND flyttet IS NOT NULL ORDER BY naar DESC"
    ),
}
"""When, which variety, the words and the id of each kind's lines, newest first."""


def read_timeline(connection: Connection, barn_id: str, arter: Collection[Innslagsart], most: int) -> Tidslinje:
    """Return at most `most` lines of the kinds asked for, newest first."""
    found = [one for art in Innslagsart if art in arter for one in _newest(connection, art, barn_id, most)]
    found.sort(key=itemgetter(0), reverse=True)
    return Tidslinje(tuple(line for _, line in found[:most]), er_mer=len(found) > most)


def _newest(connection: Connection, art: Innslagsart, barn_id: str, most: int) -> list[tuple[date, Innslag]]:
    """Return one kind's newest lines, one more than can be shown, so that it is known whether there are older ones."""
    rows = connection.execute(f"{_STATEMENTS[art]} LIMIT {most + 1}", (barn_id,))
    lines = [Innslag(_day(naar), art, underart, tekst, row_id) for naar, underart, tekst, row_id in rows]
    return [(line.dag, line) for line in lines]


def _day(moment: str) -> date:
    """Return the calendar day in Norway: late in the evening UTC is still at the day before."""
    if "T" not in moment:
        return date.fromisoformat(moment)
    return datetime.fromisoformat(moment).astimezone(OSLO).date()
