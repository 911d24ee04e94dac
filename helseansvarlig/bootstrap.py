"""The composition root: the only module that knows which concrete classes stand behind the ports."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from pathlib import Path

from helseansvarlig.clock import Clock, SystemClock
from helseansvarlig.paths import resources
from helseansvarlig.pdf.renderer import ReportLabRenderer
from helseansvarlig.security import kdf
from helseansvarlig.security.keyring_port import Noekkelring, Systemnoekkelring
from helseansvarlig.security.keysafe import FileKeysafe
from helseansvarlig.services.angre import AngreService
from helseansvarlig.services.barn import BarnService
from helseansvarlig.services.deling import DelingService
from helseansvarlig.services.dokument import DokumentService
from helseansvarlig.services.ett_barn import EttBarnService
from helseansvarlig.services.hvelv import Aapent, HvelvService
from helseansvarlig.services.i_dag import IDagService
from helseansvarlig.services.installasjon import InstallasjonService
from helseansvarlig.services.institusjon import InstitusjonService
from helseansvarlig.services.kartlegging import KartleggingService
from helseansvarlig.services.kopi import KopiService
from helseansvarlig.services.logg import LoggService
from helseansvarlig.services.moete import MoeteService
from helseansvarlig.services.notat import NotatService
from helseansvarlig.services.oppfoelging import OppfoelgingService
from helseansvarlig.services.ports import NewId
from helseansvarlig.services.samtykke import SamtykkeService
from helseansvarlig.services.stoppunkt import StoppunktService
from helseansvarlig.services.utboks import UtboksService
from helseansvarlig.services.utkast import UtkastService
from helseansvarlig.skjema.katalog import Skjemakatalog
from helseansvarlig.store.vault_file import FileVault


def random_id() -> str:
    """Return a fresh id: 128 random bits as hex."""
    return secrets.token_hex(16)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What differs between the program, the demo and the tests."""

    clock: Clock = field(default_factory=SystemClock)
    ring: Noekkelring = field(default_factory=Systemnoekkelring)
    kost: kdf.Kdfkost = kdf.STANDARD
    gulv: kdf.Kdfkost = kdf.GULV
    new_id: NewId = random_id


@dataclass(frozen=True, slots=True)
class Tjenester:
    """Every service of one unlocked session."""

    aapent: Aapent
    institusjon: InstitusjonService
    barn: BarnService
    ett_barn: EttBarnService
    i_dag: IDagService
    notat: NotatService
    oppfoelging: OppfoelgingService
    kartlegging: KartleggingService
    stoppunkt: StoppunktService
    samtykke: SamtykkeService
    deling: DelingService
    moete: MoeteService
    dokument: DokumentService
    installasjon: InstallasjonService
    utboks: UtboksService
    utkast: UtkastService
    angre: AngreService
    kopi: KopiService
    logg: LoggService


def open_hvelv(folder: Path, around: Surroundings | None = None) -> HvelvService:
    """Return the life cycle of the vault in `folder`, which need not exist yet."""
    around = around or Surroundings()
    keysafe = FileKeysafe(folder, around.ring, around.kost, around.gulv)
    return HvelvService(keysafe, FileVault(folder, around.clock), around.clock, around.new_id)


def build_services(aapent: Aapent) -> Tjenester:
    """Return the services of an open vault; to be used from the thread that opened it."""
    from helseansvarlig.sync.sealer import ContainerSealer  # heavy, and never needed on the way to unlocking

    oekt = aapent.oekt
    templates = Skjemakatalog(resources() / "skjema")
    sealer = ContainerSealer()
    return Tjenester(
        aapent=aapent,
        institusjon=InstitusjonService(oekt),
        barn=BarnService(oekt),
        ett_barn=EttBarnService(oekt),
        i_dag=IDagService(oekt),
        notat=NotatService(oekt),
        oppfoelging=OppfoelgingService(oekt),
        kartlegging=KartleggingService(oekt, templates),
        stoppunkt=StoppunktService(oekt),
        samtykke=SamtykkeService(oekt),
        deling=DelingService(oekt),
        moete=MoeteService(oekt),
        dokument=DokumentService(oekt, templates, ReportLabRenderer()),
        installasjon=InstallasjonService(oekt, sealer),
        utboks=UtboksService(oekt, sealer),
        utkast=UtkastService(oekt),
        angre=AngreService(oekt),
        kopi=KopiService(aapent.backups),
        logg=LoggService(oekt),
    )
