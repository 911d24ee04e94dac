"""What an act of the log is called when it can be taken back: «Angre: «frist flyttet»»."""

from __future__ import annotations

from ui.i18n import marked, tr, tr_marked

ACTS = {
    "angre": marked("angret"),
    "avsenderkort.laget": marked("avsenderkort laget"),
    "barn.endret": marked("opplysninger endret"),
    "barn.lest": marked("mappe lest"),
    "barn.opprettet": marked("nytt barn"),
    "deling.vurdert": marked("deling vurdert"),
    "dokument.eksportert": marked("dokument lagret eller skrevet ut"),
    "dokument.endret": marked("dokument endret"),
    "dokument.frosset": marked("dokument signert"),
    "dokument.opprettet": marked("nytt dokument"),
    "forsendelse.feilet": marked("sending feilet"),
    "forsendelse.forseglet": marked("forsendelse forseglet"),
    "forsendelse.ny": marked("lagt i utboks"),
    "forsendelse.overfoert": marked("forsendelse overført"),
    "forsendelse.paa_nytt": marked("forsendelse satt i gang igjen"),
    "forsendelse.stanset": marked("forsendelse stanset"),
    "gjenta": marked("gjort igjen"),
    "hvelv.gjenopprettet": marked("åpnet med gjenopprettingskode"),
    "hvelv.gjenopprettet_fra_kopi": marked("hentet fra sikkerhetskopi"),
    "hvelv.laast": marked("låst"),
    "hvelv.laast_opp": marked("låst opp"),
    "hvelv.opprettet": marked("hvelv opprettet"),
    "hvelv.passord_byttet": marked("passord byttet"),
    "institusjon.endret": marked("institusjon endret"),
    "institusjon.opprettet": marked("institusjon opprettet"),
    "kartlegging.ferdig": marked("kartlegging ferdig"),
    "kartlegging.startet": marked("kartlegging startet"),
    "kopi.tatt": marked("sikkerhetskopi tatt"),
    "kvittering.avvist": marked("kvittering avvist"),
    "kvittering.mottatt": marked("kvittering mottatt"),
    "moete.endret": marked("møte endret"),
    "moete.ferdig": marked("møte avsluttet"),
    "moete.opprettet": marked("nytt møte"),
    "motpart.endret": marked("adressebok endret"),
    "motpart.ny": marked("ny i adresseboka"),
    "mottakerkort.godkjent": marked("mottakerkort godkjent"),
    "notat.skrevet": marked("notat skrevet"),
    "oppfoelging.aapnet": marked("oppfølging åpnet igjen"),
    "oppfoelging.flyttet": marked("frist flyttet"),
    "oppfoelging.gjort": marked("oppfølging gjort"),
    "oppfoelging.ny": marked("ny oppfølging"),
    "sak.endret": marked("sak endret"),
    "sak.ny": marked("ny sak"),
    "samtykke.avslag": marked("nei til samtykke"),
    "samtykke.gitt": marked("samtykke gitt"),
    "samtykke.trukket": marked("samtykke trukket"),
    "stoppunkt.bedring": marked("svar på om det er blitt bedre"),
    "stoppunkt.opprettet": marked("nytt stoppunkt"),
    "svar.gitt": marked("svar gitt"),
    "utkast.forkastet": marked("utkast tatt bort"),
    "utkast.lagret": marked("utkast lagret"),
}
"""Every act that a service can log; a test holds this list against the services."""


def act_words(handling: str) -> str:
    """Return what people call an act."""
    known = ACTS.get(handling)
    return tr_marked(known) if known else tr("endring")
