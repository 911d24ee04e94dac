"""Which places the window has: every screen with what it needs, in the order of the list to the left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from helseansvarlig.bootstrap import open_folder_channel, recovery_sheet, start_note
from helseansvarlig.clock import Clock
from helseansvarlig.domain.regelverk import Regelverk
from helseansvarlig.services.klokkevakt import Klokkevakt
from helseansvarlig.tjenester import Tjenester
from ui.drafts import Drafts
from ui.entry import Entry
from ui.files import read_file, write_file, write_new_file
from ui.i18n import language, maalform, marked
from ui.jobs import Jobs, SyncJobs
from ui.messages import Asker
from ui.printing import print_pdf
from ui.screens import (
    ark,
    barnemodus,
    brukere,
    dokumenter,
    flytting,
    frister,
    hendelsesnotat,
    hjelp,
    innlevert,
    innstillinger,
    innsyn,
    institusjon,
    instrument,
    maler,
    moetemodus,
    moeter,
    nivaa,
    om_bup,
    om_deling,
    oppfoelging,
    over_tid,
    samarbeid,
    samtykker,
    sletting,
    stoppunkt,
    ta_opp,
    utboks,
    uten_navn,
    utgang,
    utleveringer,
)
from ui.screens.ark.presenter import Kilder as Arkkilder
from ui.screens.barn import make_barn, make_barneliste, make_nytt_barn
from ui.screens.barnet import make_barnet
from ui.screens.barnet.presenter import BarnetServices
from ui.screens.brukere.kilder import Kilder as Brukerkilder
from ui.screens.dokumenter.new_presenter import Nyttkilder
from ui.screens.dokumenter.presenter import Kilder as Dokumentkilder
from ui.screens.flytting.presenter import Kilder as Flyttingkilder
from ui.screens.i_dag import make_i_dag
from ui.screens.i_dag.presenter import IDagServices
from ui.screens.innlevert.presenter import Delekilder
from ui.screens.innstillinger.kilder import Kilder as Innstillingskilder
from ui.screens.innstillinger.kilder import Program
from ui.screens.kartlegging import make_kartlegging, make_ny_kartlegging
from ui.screens.kartlegging.kilder import Kilder as Kartleggingskilder
from ui.screens.maler.kilder import Kilder as Malkilder
from ui.screens.moeter.kilder import Kilder as Moetekilder
from ui.screens.oppfoelging.presenter import Kilder as Oppfoelgingskilder
from ui.screens.samtykker.kilder import Kilder as Samtykkekilder
from ui.screens.stoppunkt.presenter import Kilder as Stoppunktkilder
from ui.screens.utboks.presenter import Kilder as Utbokskilder
from ui.screens.uten_navn.presenter import Kilder as Utennavnkilder
from ui.screens.utgang.presenter import Kilder as Utgangskilder
from ui.screens.utgang.saving import Skriver
from ui.screens.utleveringer.presenter import Kilder as Registerkilder

FOLDER = "utboks:mappe"
"""The draft key of the folder last sent to: kept in the vault, since its name may say where a child lives."""


@dataclass(frozen=True, slots=True)
class Around:
    """What the screens are made with besides their services.

    `counted` hears how many things are due today; `write_note` opens Hurtiglogg about a child with a kind chosen.
    """

    jobs: Jobs | SyncJobs
    drafts: Drafts
    clock: Clock
    klokkevakt: Klokkevakt
    regelverk: Regelverk
    counted: Callable[[int], None]
    write_note: Callable[[str, str], None]
    program: Program
    asker: Asker
    is_demo: bool = False

    def today(self) -> date:
        """Return the calendar date in Norway."""
        return self.clock.today()


def make_entries(services: Tjenester, around: Around) -> list[Entry]:
    """Return every place; a screen is made the first time it is shown."""
    return [
        *_child_entries(services, around),
        *_meeting_entries(services, around),
        *_document_entries(services, around),
        *_sharing_entries(services, around),
        *_setting_entries(services, around),
        *_access_entries(services, around),
        *hjelp.entries(around.regelverk),
    ]


def _child_entries(services: Tjenester, around: Around) -> list[Entry]:
    jobs, drafts, today = around.jobs, around.drafts, around.today
    child = BarnetServices(services.ett_barn, services.oppfoelging, services.stoppunkt)
    return [
        _today_entry(services, around),
        Entry("barn", marked("Barn"), lambda: make_barn(services.barn, jobs, today), "users-round"),
        Entry(
            "nytt_barn",
            marked("Nytt barn"),
            lambda: make_nytt_barn(services.barn, jobs, drafts, today, is_demo=around.is_demo),
            under="barn",
        ),
        Entry("barneliste", marked("Hent inn liste"), lambda: make_barneliste(services.barneliste, jobs), under="barn"),
        Entry("barnet", marked("Ett barn"), lambda: make_barnet(child, jobs, today, around.write_note), under="barn"),
        *_work_entries(services, around),
        *instrument.entries(instrument.Kilder(services.instrument, services.barn), drafts, jobs, today),
        *over_tid.entries(services.utvikling, jobs, today),
        *innsyn.entries(services.innsynsmerke, drafts, jobs, today),
        *frister.entries(services.frister, jobs, today),
        *barnemodus.entries(services.barnemodus, services.kartlegging, jobs, today),
    ]


def _work_entries(services: Tjenester, around: Around) -> list[Entry]:
    """What is done with one child."""
    jobs, drafts, today = around.jobs, around.drafts, around.today
    user = services.aapent.oekt.bruker.navn
    incident = hendelsesnotat.Kilder(services.hendelsesnotat, services.barn, around.regelverk, user)
    follow = Oppfoelgingskilder(services.oppfoelging, services.frister, services.barn, user)
    stop = Stoppunktkilder(
        services.stoppunkt,
        services.tema,
        services.barn,
        services.ett_barn,
        user,
        lambda row: services.kartlegging.suggested_facts(row, language().value),
    )
    return [
        *stoppunkt.entries(stop, drafts, jobs, today),
        *hendelsesnotat.entries(incident, drafts, jobs, around.clock),
        *nivaa.entries(nivaa.Kilder(services.nivaabeslutning, services.barn, user), drafts, jobs, today),
        *oppfoelging.entries(follow, drafts, jobs, today),
        *_mapping_entries(services, around),
    ]


def _mapping_entries(services: Tjenester, around: Around) -> list[Entry]:
    """Beginning a kartlegging, and filling it in."""
    jobs, drafts, clock = around.jobs, around.drafts, around.clock
    talks = Kartleggingskilder(
        services.kartlegging,
        services.retting,
        services.forbehold,
        services.svaroppfoelging,
        services.papirskjema,
        services.vedlegg,
        print_pdf,
    )
    return [
        Entry(
            "ny_kartlegging",
            marked("Ny kartlegging"),
            lambda: make_ny_kartlegging(talks, jobs, drafts, clock),
            under="barn",
        ),
        Entry(
            "kartlegging",
            marked("Kartlegging"),
            lambda: make_kartlegging(talks, around.regelverk, jobs, drafts, clock),
            under="barn",
        ),
    ]


def _today_entry(services: Tjenester, around: Around) -> Entry:
    day = IDagServices(
        services.i_dag,
        services.oppfoelging,
        around.klokkevakt,
        lambda row: services.kartlegging.picture(row).remaining(),
    )
    return Entry("i_dag", marked("I dag"), lambda: make_i_dag(day, around.jobs, around.today, around.counted), "sun")


def _meeting_entries(services: Tjenester, around: Around) -> list[Entry]:
    jobs, drafts, today = around.jobs, around.drafts, around.today
    meeting = Moetekilder(
        services.moete, services.barn, services.notat, services.institusjon,
        services.saksliste, services.referat, services.saksvern, services.moeterytme,
    )  # fmt: skip
    consent = Samtykkekilder(
        services.samtykke,
        services.forbehold,
        services.samtykkehjelper,
        services.barn,
        services.tilbudsark,
        print_pdf,
    )
    shared = moetemodus.Kilder(services.moetemodus, services.moete, services.saksvern, around.clock.now)
    return [
        *moeter.entries(meeting, drafts, jobs, today),
        *moetemodus.entries(shared, drafts, jobs, today),
        *samarbeid.entries(services.samarbeid, services.institusjon, drafts, jobs, today),
        *samtykker.entries(consent, drafts, jobs, today),
        *ta_opp.entries(ta_opp.Kilder(services.innmeldtsak, services.barn), jobs),
    ]


def _document_entries(services: Tjenester, around: Around) -> list[Entry]:
    numbers = tuple(around.regelverk.telefoner.values())
    written = Dokumentkilder(services.dokument, services.utboks, numbers, print_pdf, services.utgang)
    out = Utgangskilder(services.utgang, services.institusjon, print_pdf, Skriver(write_file, write_new_file))
    register = Registerkilder(services.utleveringsregister, services.barn, print_pdf, write_file)
    fresh = Nyttkilder(
        services.dokument,
        services.barn,
        services.moete,
        services.institusjon,
        services.samtykke,
        services.samarbeidsavtale,
    )
    kept = services.utkast
    sent = Utbokskilder(
        services.utboks,
        open_folder_channel,
        lambda: kept.find(FOLDER),
        lambda folder: kept.keep(FOLDER, folder),
        read_file,
    )
    return [
        *dokumenter.entries(written, fresh, around.drafts, around.jobs, around.today, around.asker),
        *uten_navn.entries(Utennavnkilder(services.uten_navn, print_pdf, write_file), around.drafts, around.jobs),
        *utboks.entries(sent, around.jobs, around.today),
        *utgang.entries(out, around.jobs, around.today),
        *utleveringer.entries(register, around.drafts, around.jobs, around.today),
    ]


def _access_entries(services: Tjenester, around: Around) -> list[Entry]:
    def house() -> str:
        return services.institusjon.get().navn

    lock, asker = around.program.lock, around.asker
    people = Brukerkilder(
        services.brukere,
        lambda name, code: start_note(house(), name, code, maalform()),
        print_pdf,
        write_file,
        lock,
        asker,
    )
    sheets = Arkkilder(services.ark, lambda code: recovery_sheet(house(), code, maalform()), print_pdf, write_file)
    return [
        *brukere.entries(people, around.jobs, around.today),
        *ark.entries(sheets, around.jobs),
        *flytting.entries(Flyttingkilder(services.flytting, lock, asker), around.jobs),
    ]


def _sharing_entries(services: Tjenester, around: Around) -> list[Entry]:
    jobs, today = around.jobs, around.today
    shared = Delekilder(
        services.frigivelse, services.innboks, services.innfletting, services.moetedeling, services.lederoversikt,
        services.sletting, services.barn,
    )  # fmt: skip
    return [
        *innlevert.entries(shared, around.drafts, jobs, today),
        *om_deling.entries("innlevert"),
        *om_bup.entries(),
        *sletting.entries(services.sletting, services.innboks, jobs, today),
    ]


def _setting_entries(services: Tjenester, around: Around) -> list[Entry]:
    house = institusjon.Kilder(
        services.samarbeidsavtale,
        services.kom_i_gang,
        services.rutine,
        services.veiledning,
        services.avvik,
        services.aapent.oekt.bruker.navn,
    )
    own = Innstillingskilder(
        services.kopi,
        services.romvern,
        services.institusjon,
        services.brevhode,
        services.installasjon,
        services.logg,
        services.barn,
        services.lokalnummer,
        around.program,
    )
    forms = Malkilder(
        services.mal,
        services.malredigering,
        services.malbytte,
        services.malforelegg,
        services.innboks,
        read_file,
        write_file,
    )
    return [
        *institusjon.entries(house, around.drafts, around.jobs, around.today),
        *innstillinger.entries(own, around.drafts, around.jobs, around.today),
        *maler.entries(forms, around.drafts, around.jobs, around.today),
    ]
