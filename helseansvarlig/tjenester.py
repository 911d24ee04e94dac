"""Every service of one unlocked session, joined to the forms, the page and the seal that stand behind the ports.

The second half of the composition root: apart from `bootstrap` because none of it is needed to unlock.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TypedDict

from helseansvarlig.domain.frist import Fristgrunnlag
from helseansvarlig.domain.kjente_navn import Navneord
from helseansvarlig.domain.regelverk import FEILSENDING, Regelverk
from helseansvarlig.errors import KnownError
from helseansvarlig.innlesing.liste import Listeleser
from helseansvarlig.innlesing.logo import Logovasker
from helseansvarlig.paths import resources
from helseansvarlig.pdf.ferdigpdf import PikepdfFerdigpdf
from helseansvarlig.pdf.renderer import ReportLabRenderer
from helseansvarlig.regler.loader import load_regelverk
from helseansvarlig.regler.navneord import load_navneord
from helseansvarlig.regler.ordformer import load_ordformer
from helseansvarlig.regler.passordord import load_passordord
from helseansvarlig.regler.virkedager import norwegian_holidays
from helseansvarlig.services.aapning import Aapent
from helseansvarlig.services.angre import AngreService
from helseansvarlig.services.avvik import AvvikService
from helseansvarlig.services.barn import BarnService
from helseansvarlig.services.barneliste import BarnelisteService
from helseansvarlig.services.barnemodus import BarnemodusService
from helseansvarlig.services.brevhode import BrevhodeService
from helseansvarlig.services.brukere import BrukerService
from helseansvarlig.services.deling import DelingService
from helseansvarlig.services.dokument import DokumentService
from helseansvarlig.services.ett_barn import EttBarnService
from helseansvarlig.services.flytting import FlyttingService
from helseansvarlig.services.forbehold import ForbeholdService
from helseansvarlig.services.frigivelse import FrigivelseService
from helseansvarlig.services.frister import FristService
from helseansvarlig.services.gjenopprettingsark import ArkService
from helseansvarlig.services.hendelsesnotat import HendelsesnotatService
from helseansvarlig.services.i_dag import IDagService
from helseansvarlig.services.innfletting import InnflettingService
from helseansvarlig.services.innlevering import InnboksService
from helseansvarlig.services.innmeldtsak import InnmeldtsakService
from helseansvarlig.services.innsynsmerke import InnsynsmerkeService
from helseansvarlig.services.installasjon import InstallasjonService
from helseansvarlig.services.institusjon import InstitusjonService
from helseansvarlig.services.instrument import InstrumentService
from helseansvarlig.services.kartlegging import KartleggingService
from helseansvarlig.services.kartlegging_papir import PapirskjemaService
from helseansvarlig.services.kartlegging_retting import RettingService
from helseansvarlig.services.kartlegging_vedlegg import VedleggService
from helseansvarlig.services.kartleggingseksport import KartleggingseksportService
from helseansvarlig.services.kom_i_gang import KomIGangService
from helseansvarlig.services.kopi import KopiService
from helseansvarlig.services.lederoversikt import LederoversiktService
from helseansvarlig.services.logg import LoggService
from helseansvarlig.services.lokalnummer import LokalnummerService
from helseansvarlig.services.mal import MalService
from helseansvarlig.services.malbytte import MalbytteService
from helseansvarlig.services.malforelegg import MalforeleggService
from helseansvarlig.services.malredigering import MalredigeringService
from helseansvarlig.services.malregister import Malregister
from helseansvarlig.services.medvirkning import MedvirkningService
from helseansvarlig.services.moete import MoeteService
from helseansvarlig.services.moetedeling import MoetedelingService
from helseansvarlig.services.moetemodus import MoetemodusService
from helseansvarlig.services.moeterytme import MoeterytmeService
from helseansvarlig.services.nivaabeslutning import NivaabeslutningService
from helseansvarlig.services.notat import NotatService
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.oppfoelging import OppfoelgingService
from helseansvarlig.services.referat import ReferatService
from helseansvarlig.services.romvern import RomvernService
from helseansvarlig.services.rutine import RutineService
from helseansvarlig.services.saksliste import SakslisteService
from helseansvarlig.services.saksnoekkel import SaksnoekkelService
from helseansvarlig.services.saksvern import SaksvernService
from helseansvarlig.services.samarbeid import SamarbeidService
from helseansvarlig.services.samarbeidsavtale import SamarbeidsavtaleService
from helseansvarlig.services.samtykke import SamtykkeService
from helseansvarlig.services.samtykkehjelper import Samtykkehjelper
from helseansvarlig.services.sletting import SlettingService
from helseansvarlig.services.soek import SoekService
from helseansvarlig.services.stoppunkt import StoppunktService
from helseansvarlig.services.svaroppfoelging import SvaroppfoelgingService
from helseansvarlig.services.svartilgang import Tilgangsleser
from helseansvarlig.services.tema import TemaService
from helseansvarlig.services.tilbudsark import TilbudsarkService
from helseansvarlig.services.utboks import UtboksService
from helseansvarlig.services.uten_navn import UtenNavnService
from helseansvarlig.services.utgang import UtgangService
from helseansvarlig.services.utkast import UtkastService
from helseansvarlig.services.utleveringsregister import UtleveringsregisterService
from helseansvarlig.services.utvikling import UtviklingService
from helseansvarlig.services.veiledning import VeiledningService
from helseansvarlig.skjema.katalog import Skjemakatalog
from helseansvarlig.sync.sealer import ContainerSealer


@dataclass(frozen=True, slots=True)
class Tjenester:
    """Every service of one unlocked session. `regelverk` are the rules with the house's own numbers at unlocking."""

    aapent: Aapent
    regelverk: Regelverk
    lokalnummer: LokalnummerService
    institusjon: InstitusjonService
    brevhode: BrevhodeService
    barn: BarnService
    barneliste: BarnelisteService
    ett_barn: EttBarnService
    i_dag: IDagService
    notat: NotatService
    oppfoelging: OppfoelgingService
    frister: FristService
    kartlegging: KartleggingService
    barnemodus: BarnemodusService
    kartleggingseksport: KartleggingseksportService
    retting: RettingService
    papirskjema: PapirskjemaService
    vedlegg: VedleggService
    svaroppfoelging: SvaroppfoelgingService
    utvikling: UtviklingService
    stoppunkt: StoppunktService
    tema: TemaService
    innsynsmerke: InnsynsmerkeService
    nivaabeslutning: NivaabeslutningService
    hendelsesnotat: HendelsesnotatService
    instrument: InstrumentService
    samtykke: SamtykkeService
    samtykkehjelper: Samtykkehjelper
    forbehold: ForbeholdService
    medvirkning: MedvirkningService
    tilbudsark: TilbudsarkService
    uten_navn: UtenNavnService
    deling: DelingService
    moete: MoeteService
    moeterytme: MoeterytmeService
    samarbeid: SamarbeidService
    saksvern: SaksvernService
    saksliste: SakslisteService
    innmeldtsak: InnmeldtsakService
    saksnoekkel: SaksnoekkelService
    moetemodus: MoetemodusService
    referat: ReferatService
    dokument: DokumentService
    installasjon: InstallasjonService
    utboks: UtboksService
    utgang: UtgangService
    utleveringsregister: UtleveringsregisterService
    utkast: UtkastService
    angre: AngreService
    brukere: BrukerService
    ark: ArkService
    flytting: FlyttingService
    kopi: KopiService
    logg: LoggService
    frigivelse: FrigivelseService
    innboks: InnboksService
    innfletting: InnflettingService
    moetedeling: MoetedelingService
    romvern: RomvernService
    lederoversikt: LederoversiktService
    sletting: SlettingService
    soek: SoekService
    mal: MalService
    malforelegg: MalforeleggService
    malredigering: MalredigeringService
    malbytte: MalbytteService
    samarbeidsavtale: SamarbeidsavtaleService
    kom_i_gang: KomIGangService
    rutine: RutineService
    veiledning: VeiledningService
    avvik: AvvikService


def build_services(aapent: Aapent) -> Tjenester:
    """Return the services of an open vault; to be used from the thread that opened it."""
    oekt = aapent.oekt
    regelverk = _lay_in_rules(oekt)
    helper = Samtykkehjelper(oekt, tuple(regelverk.samtykkeregler.values()))
    catalogue, templates = _lay_in_forms(oekt)
    sealer = ContainerSealer()
    renderer = ReportLabRenderer()
    navneord = load_navneord(resources() / "hjelp")
    shared = FrigivelseService(oekt, aapent.tilgang)
    installasjon = _installasjon(aapent, sealer)
    mal = MalService(oekt, templates, catalogue)
    numbers = LokalnummerService(oekt, regelverk)
    documents, outbox = DokumentService(oekt, templates, renderer), UtboksService(oekt, sealer)
    return Tjenester(
        **_meetings(aapent, navneord), **_of_the_house(oekt, navneord), **_mapping(oekt, templates, renderer),
        aapent=aapent, regelverk=numbers.regelverk(), lokalnummer=numbers, tema=TemaService(oekt),
        innsynsmerke=InnsynsmerkeService(oekt, templates, renderer), hendelsesnotat=HendelsesnotatService(oekt),
        institusjon=InstitusjonService(oekt), barn=BarnService(oekt, templates),
        barneliste=BarnelisteService(oekt, Listeleser()), ett_barn=EttBarnService(oekt, templates),
        i_dag=IDagService(oekt), notat=NotatService(oekt), oppfoelging=OppfoelgingService(oekt),
        frister=FristService(oekt), stoppunkt=StoppunktService(oekt), medvirkning=MedvirkningService(oekt),
        barnemodus=BarnemodusService(oekt, templates, aapent.knippe),
        samtykke=SamtykkeService(oekt, helper), samtykkehjelper=helper, forbehold=ForbeholdService(oekt),
        tilbudsark=TilbudsarkService(oekt, renderer, regelverk.telefoner.values()), deling=DelingService(oekt),
        uten_navn=UtenNavnService(oekt, renderer, aapent.knippe.noekler.people, navneord),
        brevhode=BrevhodeService(oekt, Logovasker(), renderer),
        dokument=documents, installasjon=installasjon, utboks=outbox,
        utgang=UtgangService(oekt, documents, outbox, PikepdfFerdigpdf(), load_passordord(resources() / "passord")),
        utleveringsregister=UtleveringsregisterService(oekt, renderer, regelverk.meldefrister[FEILSENDING]),
        utkast=UtkastService(oekt), angre=AngreService(oekt), brukere=BrukerService(aapent, installasjon),
        ark=ArkService(oekt, aapent.knippe), flytting=FlyttingService(aapent), kopi=KopiService(aapent.backups),
        logg=LoggService(oekt, renderer, aapent.keys), **_inside(aapent, shared),
        romvern=RomvernService(aapent, shared),
        lederoversikt=LederoversiktService(oekt, aapent.tilgang, shared, aapent.backups),
        sletting=SlettingService(oekt, aapent.tilgang, shared),
        soek=SoekService(oekt, load_ordformer(resources() / "soek"), templates),
        mal=mal, malforelegg=MalforeleggService(oekt, aapent.tilgang, shared, mal),
        malredigering=MalredigeringService(oekt, templates, catalogue),
    )  # fmt: skip


class _Kartleggingstjenester(TypedDict):
    """The services about what is asked and found, by the names they have in a session."""

    kartlegging: KartleggingService
    kartleggingseksport: KartleggingseksportService
    retting: RettingService
    papirskjema: PapirskjemaService
    vedlegg: VedleggService
    svaroppfoelging: SvaroppfoelgingService
    utvikling: UtviklingService
    malbytte: MalbytteService
    instrument: InstrumentService
    nivaabeslutning: NivaabeslutningService


def _mapping(oekt: Oekt, templates: Malregister, renderer: ReportLabRenderer) -> _Kartleggingstjenester:
    return _Kartleggingstjenester(
        kartlegging=KartleggingService(oekt, templates),
        kartleggingseksport=KartleggingseksportService(oekt, templates),
        retting=RettingService(oekt, templates),
        papirskjema=PapirskjemaService(oekt, templates, renderer),
        vedlegg=VedleggService(oekt),
        svaroppfoelging=SvaroppfoelgingService(oekt, templates),
        utvikling=UtviklingService(oekt, templates),
        malbytte=MalbytteService(oekt, templates),
        instrument=InstrumentService(oekt),
        nivaabeslutning=NivaabeslutningService(oekt),
    )


class _Moetetjenester(TypedDict):
    """The services about meetings, by the names they have in a session."""

    moete: MoeteService
    moeterytme: MoeterytmeService
    moetemodus: MoetemodusService
    innmeldtsak: InnmeldtsakService
    saksliste: SakslisteService
    saksnoekkel: SaksnoekkelService
    saksvern: SaksvernService
    referat: ReferatService


def _meetings(aapent: Aapent, navneord: Navneord) -> _Moetetjenester:
    oekt = aapent.oekt
    return _Moetetjenester(
        moete=MoeteService(oekt),
        moeterytme=MoeterytmeService(oekt),
        moetemodus=MoetemodusService(oekt, aapent.knippe),
        innmeldtsak=InnmeldtsakService(oekt),
        saksliste=SakslisteService(oekt),
        saksnoekkel=SaksnoekkelService(oekt),
        saksvern=SaksvernService(oekt, aapent.knippe.noekler.people, navneord),
        referat=ReferatService(oekt),
    )


class _Delingstjenester(TypedDict):
    """The services between the health records and the compartments, by the names they have in a session."""

    frigivelse: FrigivelseService
    innboks: InnboksService
    innfletting: InnflettingService
    moetedeling: MoetedelingService


def _inside(aapent: Aapent, shared: FrigivelseService) -> _Delingstjenester:
    oekt, tilgang = aapent.oekt, aapent.tilgang
    return _Delingstjenester(
        frigivelse=shared,
        innboks=InnboksService(oekt, tilgang),
        innfletting=InnflettingService(oekt),
        moetedeling=MoetedelingService(oekt, tilgang, shared),
    )


class _Hustjenester(TypedDict):
    """The services about the house and those it works with, by the names they have in a session."""

    samarbeid: SamarbeidService
    samarbeidsavtale: SamarbeidsavtaleService
    kom_i_gang: KomIGangService
    rutine: RutineService
    veiledning: VeiledningService
    avvik: AvvikService


def _of_the_house(oekt: Oekt, navneord: Navneord) -> _Hustjenester:
    return _Hustjenester(
        samarbeid=SamarbeidService(oekt),
        samarbeidsavtale=SamarbeidsavtaleService(oekt, navneord),
        kom_i_gang=KomIGangService(oekt),
        rutine=RutineService(oekt, navneord),
        veiledning=VeiledningService(oekt, navneord),
        avvik=AvvikService(oekt, navneord),
    )


def _lay_in_rules(oekt: Oekt) -> Regelverk:
    """Give the session the rules as dated data, and return them."""
    regelverk = load_regelverk(resources() / "regler")
    oekt.delingsregler = tuple(regelverk.delingsregler.values())
    oekt.frister = Fristgrunnlag(regelverk.frister, norwegian_holidays)
    oekt.telefoner = tuple(regelverk.telefoner.values())
    oekt.samtykkeregler = tuple(regelverk.samtykkeregler.values())
    oekt.rettigheter = regelverk.rettigheter
    oekt.moeteoppsett = regelverk.moeteoppsett
    oekt.rollekrav = tuple(regelverk.rollekrav.values())
    return regelverk


def _lay_in_forms(oekt: Oekt) -> tuple[Skjemakatalog, Malregister]:
    """Give the session the forms that say who may know what, and return those that ship and all there are."""
    catalogue = Skjemakatalog(resources() / "skjema")
    templates = Malregister(oekt, catalogue)
    oekt.tilgang = Tilgangsleser(templates)
    return catalogue, templates


def _installasjon(aapent: Aapent, sealer: ContainerSealer) -> InstallasjonService:
    """Return what sends for us, with a key that only those who are here have held."""
    installasjon = InstallasjonService(aapent.oekt, sealer)
    with suppress(KnownError):  # a removal that was cut off; what cannot be done now is done the next time
        installasjon.renew_if_exposed(aapent.keys)
    return installasjon
