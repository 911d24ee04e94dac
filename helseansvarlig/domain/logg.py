"""What the log says about one act: who did what to whose record, why, and with which outcome. Never what it said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Kategori(StrEnum):
    """What kind of act a row tells of."""

    LESING = "lesing"
    SOEK = "soek"
    UTSKRIFT = "utskrift"
    EKSPORT = "eksport"
    ENDRING = "endring"
    SENDING = "sending"
    MOTTAK = "mottak"
    NOEKKEL = "noekkel"
    FEIL = "feil"
    DRIFT = "drift"


class Formaal(StrEnum):
    """What an act is done for when its service names no closer ground."""

    HELSEOPPFOELGING = "helseoppfoelging"
    MOETE = "moete"
    DELING = "deling"
    INNSYN = "innsyn"
    DRIFT = "drift"
    GJENOPPRETTING = "gjenoppretting"


@dataclass(frozen=True, slots=True)
class Handling:
    """A code of the log: its kind, and what it is done for."""

    kategori: Kategori
    formaal: Formaal


def _all(kategori: Kategori, formaal: Formaal, *codes: str) -> dict[str, Handling]:
    return dict.fromkeys(codes, Handling(kategori, formaal))


HANDLINGER: Mapping[str, Handling] = {
    **_all(
        Kategori.LESING, Formaal.HELSEOPPFOELGING,
        "barn.lest", "dokument.lest", "hendelsesnotat.lest", "instrument.lest", "kartlegging.lest", "notat.lest",
        "utvikling.lest",
    ),
    **_all(Kategori.ENDRING, Formaal.HELSEOPPFOELGING, "barnemodus.avsluttet", "barnemodus.begynt"),
    **_all(Kategori.LESING, Formaal.INNSYN, "innslag.lest", "logg.innsyn", "logg.lest"),
    **_all(Kategori.ENDRING, Formaal.INNSYN, "innslag.avmerket", "innslag.merket"),
    **_all(Kategori.SOEK, Formaal.INNSYN, "logg.soekt"),
    **_all(Kategori.SOEK, Formaal.HELSEOPPFOELGING, "soek.utfoert"),
    **_all(Kategori.UTSKRIFT, Formaal.DELING, "dokument.skrevet_ut", "feilsending.skrevet_ut", "uten_navn.skrevet_ut"),
    **_all(Kategori.ENDRING, Formaal.DELING, "utlevering.feilsendt", "utlevering.trukket"),
    **_all(Kategori.UTSKRIFT, Formaal.HELSEOPPFOELGING, "kartlegging.papirskjema"),
    **_all(Kategori.UTSKRIFT, Formaal.INNSYN, "logg.skrevet_ut"),
    **_all(Kategori.EKSPORT, Formaal.DELING, "dokument.eksportert", "dokument.passordkopi", "filer.forseglet",
           "kartlegging.eksportert", "uten_navn.eksportert"),
    **_all(Kategori.EKSPORT, Formaal.HELSEOPPFOELGING, "kartlegging.vedlegg_lagret"),
    **_all(Kategori.EKSPORT, Formaal.INNSYN, "logg.eksportert"),
    **_all(Kategori.EKSPORT, Formaal.DRIFT, "mal.eksportert"),
    **_all(
        Kategori.ENDRING, Formaal.DRIFT,
        "mal.endret", "mal.fjernet", "mal.forelagt", "mal.godkjent", "mal.importert", "mal.kopiert", "mal.ny_versjon",
        "mal.tatt_i_bruk", "mal.trukket", "mal.utgitt",
    ),
    **_all(
        Kategori.ENDRING, Formaal.HELSEOPPFOELGING,
        "angre", "gjenta", "barn.endret", "barn.hentet_inn", "barn.opprettet", "deling.vurdert", "dokument.endret",
        "dokument.frosset", "dokument.opprettet", "hendelsesnotat.aapnet", "hendelsesnotat.ferdig",
        "hendelsesnotat.skrevet", "instrument.endret", "instrument.registrert", "kartlegging.endret",
        "kartlegging.ferdig", "kartlegging.rettet", "kartlegging.startet", "kartlegging.ny_malversjon",
        "nivaa.besluttet", "notat.skrevet",
        "oppfoelging.aapnet", "oppfoelging.endret", "oppfoelging.fjernet", "oppfoelging.flyttet",
        "oppfoelging.gjort", "oppfoelging.livstegn",
        "oppfoelging.ny", "oppfoelging.overtatt", "oppfoelging.purret", "oppfoelging.vurdert",
        "samtykke.avslag", "samtykke.gitt", "samtykke.trukket",
        "stoppunkt.bedring", "stoppunkt.opprettet", "svar.gitt", "tema.reist", "utkast.forkastet",
        "utkast.lagret", "forbehold.nytt", "forbehold.opphevet", "samtykke.varslet", "medvirkning.skrevet",
    ),
    **_all(
        Kategori.ENDRING, Formaal.MOETE,
        "samarbeidsavtale.endret", "samarbeidsavtale.krysset", "samarbeidsavtale.ny", "steg.krysset",
        "veiledning.endret", "veiledning.ny",
        "innmeldtsak.fjernet", "innmeldtsak.ny", "moete.endret", "moete.ferdig", "moete.opprettet",
        "moetemodus.avsluttet", "moetemodus.begynt", "referat.godkjent", "referat.tillegg", "sak.endret", "sak.koblet",
        "sak.ny", "saksliste.tatt_med",
    ),
    **_all(
        Kategori.ENDRING, Formaal.DRIFT,
        "avvik.endret", "avvik.lukket", "avvik.ny", "rutine.avviklet", "rutine.endret", "rutine.lest_av", "rutine.ny",
        "brevhode.endret", "frist.bestemt", "frist.satt_tilbake", "institusjon.endret", "institusjon.opprettet",
        "lokalnummer.endret", "motpart.endret", "motpart.ny", "motpart.sjekket",
        "rolle.avsluttet", "rolle.endret", "rolle.fjernet", "rolle.ny",
    ),
    **_all(
        Kategori.SENDING, Formaal.DELING,
        "forsendelse.forseglet", "forsendelse.ny", "forsendelse.overfoert", "forsendelse.paa_nytt",
        "forsendelse.stanset",
    ),
    **_all(Kategori.SENDING, Formaal.DELING, "rom.avstemt", "rom.frigitt", "rom.tilbakekalt", "rom.utloept"),
    **_all(Kategori.LESING, Formaal.MOETE, "frigitt.lest"),
    **_all(Kategori.MOTTAK, Formaal.DELING, "kvittering.mottatt"),
    **_all(
        Kategori.MOTTAK, Formaal.MOETE,
        "innlevering.ble_oppfoelging", "innlevering.ble_sak", "innlevering.flettet", "innlevering.hentet",
        "innlevering.lagt_bort", "innlevering.levert", "innlevering.lukket_oppgave",
    ),
    **_all(Kategori.FEIL, Formaal.MOETE, "innlevering.avvist", "innlevering.ugyldig"),
    **_all(
        Kategori.ENDRING, Formaal.DRIFT,
        "sletting.anmodet", "sletting.godkjent", "sletting.trukket", "sletting.utfoert",
    ),
    **_all(Kategori.FEIL, Formaal.DELING, "forsendelse.feilet", "kvittering.avvist"),
    **_all(Kategori.FEIL, Formaal.DRIFT, "hvelv.mislykkede_forsoek", "logg.kontroll_feilet"),
    **_all(
        Kategori.NOEKKEL, Formaal.DRIFT,
        "avsenderkort.laget", "avsendernoekkel.fornyet", "bruker.begynte", "bruker.fjernet", "bruker.invitert",
        "bruker.ny_startkode", "bruker.tid_endret", "hvelv.flyttet", "hvelv.noekkel_byttet", "hvelv.ny_maskin",
        "hvelv.nytt_ark", "hvelv.passord_byttet", "mottakerkort.godkjent",
    ),
    **_all(Kategori.NOEKKEL, Formaal.GJENOPPRETTING, "hvelv.gjenopprettet"),
    **_all(Kategori.DRIFT, Formaal.GJENOPPRETTING, "hvelv.gjenopprettet_fra_kopi", "rom.hentet_fra_kopi"),
    **_all(
        Kategori.DRIFT, Formaal.DRIFT,
        "hvelv.laast", "hvelv.laast_opp", "hvelv.opprettet", "kopi.gamle_slettet", "kopi.oevd", "kopi.speilet",
        "kopi.sted_valgt", "kopi.tatt", "rom.anker",
    ),
}  # fmt: skip
"""Every code that a service logs. A test holds it against the services, and the words on the screen against it."""

REFUSED = "avslag:"
"""Before the error code in the outcome of an act that was begun and refused; it changed nothing."""


@dataclass(frozen=True, slots=True)
class Hendelse:
    """One act, as the service that performs it describes it. Ids and codes only: no names, answers or free text.

    `angrebar` tells whether a person may take it back afterwards.
    """

    handling: str
    barn_id: str = ""
    objekt: str = ""
    formaal: str = ""
    mottaker: str = ""
    dokument_sha256: str = ""
    utfall: str = "ok"
    angrebar: bool = True


@dataclass(frozen=True, slots=True)
class Loggrad:
    """One row of the chained log, as it is read back.

    `enhet` is which copy of the vault it was written in, `program` the program's version, `klokke` whether the
    machine's clock had jumped (`tilbake`, `frem`) since the row before; rows of version 1 know none of these.
    """

    nummer: int
    tid: str
    bruker_id: str
    bruker_navn: str
    rolle: str
    handling: str
    barn_id: str
    objekt: str
    formaal: str
    mottaker: str
    dokument_sha256: str
    utfall: str
    endringer_sha256: str
    forrige: str
    hash: str
    versjon: int = 1
    enhet: str = ""
    program: str = ""
    klokke: str = ""

    @property
    def kategori(self) -> Kategori:
        """Return what kind of act this is; one that was refused is a failure, whatever it was meant to be."""
        if self.utfall.startswith(REFUSED):
            return Kategori.FEIL
        known = HANDLINGER.get(self.handling)
        return known.kategori if known else Kategori.DRIFT


@dataclass(frozen=True, slots=True)
class Anker:
    """A place in the log that has been seen from outside: it must be contained in every later log."""

    nummer: int
    hash: str


class Ankerkilde(StrEnum):
    """Where outside the vault a place in the log was seen."""

    NOEKKELRING = "noekkelring"
    VITNE = "vitne"
    KOPI = "kopi"
    KVITTERING = "kvittering"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class SettAnker:
    """A place in the log with where and when it was seen; `bevis` are the signed bytes that say so, if any."""

    id: str
    kilde: Ankerkilde
    nummer: int
    hash: str
    sett: datetime
    bevis: bytes = b""

    @property
    def anker(self) -> Anker:
        """Return the place itself."""
        return Anker(self.nummer, self.hash)


@dataclass(frozen=True, slots=True)
class Loggutvalg:
    """Which rows are asked for; empty fields ask for all. `fra` and `til` are days here, both included."""

    kategorier: frozenset[Kategori] = frozenset()
    barn_id: str = ""
    fra: date | None = None
    til: date | None = None
    also_drafts: bool = False

    def handlinger(self) -> frozenset[str]:
        """Return the codes of the kinds that are asked for; empty when all are."""
        return frozenset(code for code, act in HANDLINGER.items() if act.kategori in self.kategorier)


@dataclass(frozen=True, slots=True)
class Angrepunkt:
    """Something that can be taken back (or done again): the act's code and the child it concerns."""

    nummer: int
    handling: str
    barn_id: str
