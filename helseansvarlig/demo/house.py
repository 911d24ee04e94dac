"""The demo's vault: made from nothing, told from a real one, and driven with a clock that is moved."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from helseansvarlig import bootstrap
from helseansvarlig.bootstrap import DEMO_PASSWORD
from helseansvarlig.clock import FixedClock, SystemClock
from helseansvarlig.demo.arranged import arrange
from helseansvarlig.demo.texts import Story, load
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.forsendelse import Mottaker
from helseansvarlig.domain.institusjon import Institusjon, Motpart, Mottakerkategori
from helseansvarlig.domain.mal import Godkjenningsmaate, Lederord
from helseansvarlig.domain.person import Rolle
from helseansvarlig.errors import KnownError
from helseansvarlig.paths import resources
from helseansvarlig.services.aapning import Aapent
from helseansvarlig.services.hvelv import HvelvService
from helseansvarlig.services.lokalnummer import Nummersvar
from helseansvarlig.services.ports.mottak import Receiver
from helseansvarlig.tjenester import Tjenester

VAULT, STICK, NEIGHBOURS = "hvelv", "minnepinne", "nabokommuner"
RECOVERY_SHEET = "gjenopprettingsark.pdf"
WRITTEN_FORMS = ("nb", "nn")
EMPTY_FORM = "papirskjema"
PAPERS = tuple(f"{kind}-{form}.pdf" for kind in (*Dokumenttype, EMPTY_FORM) for form in WRITTEN_FORMS)
"""One of each type in both written forms, and the empty form to fill in by hand."""
SEALED = f"{'-'.join('?' * length for length in (8, 4, 4, 4, 12))}.p7m"
MADE = (RECOVERY_SHEET, *PAPERS, "kommune.key", "kommune.crt", "kommune.kort", "avsender.kort")
MARK = "DETTE-ER-EN-DEMO.txt"
MARK_TEXT = "Hvelvet i denne mappa er oppdiktet. «demo» bygger det på nytt uten å spørre.\n"
YEAR = timedelta(days=365)


@dataclass(slots=True)
class House:
    """One demo under construction: where it lies, what time it is in it, and who lives there.

    `barn` goes by number in the demo, from 1: they did not move in in that order. `klare` are signed documents that
    wait for the end, so that the outbox has something to send.
    """

    folder: Path
    clock: FixedClock
    now: datetime
    seed: int
    hvelv: HvelvService
    aapent: Aapent
    kode: str
    tjenester: Tjenester
    kommune: Receiver
    motparter: dict[str, Motpart] = field(default_factory=dict)
    barn: dict[int, Barn] = field(default_factory=dict)
    klare: list[str] = field(default_factory=list)

    @property
    def stick(self) -> Path:
        """Return the folder that is carried between laptop and municipality."""
        return self.folder / STICK

    def live(self) -> None:
        """Set the clock to the real time: from here on things happen now."""
        self.clock.moment = SystemClock().now()

    def lock(self) -> None:
        """Close the vault."""
        self.hvelv.lock(self.aapent)

    def unlock(self) -> None:
        """Open it again with the demo's password."""
        self.aapent = self.hvelv.unlock(self.hvelv.brukere()[0].id, DEMO_PASSWORD)
        self.tjenester = bootstrap.build_services(self.aapent)


def clear(folder: Path) -> None:
    """Remove an earlier demo from the folder, and nothing else. Raises `demo_mappe_i_bruk`."""
    vault = folder / VAULT
    if vault.exists() and any(vault.iterdir()) and not (vault / MARK).exists():
        raise KnownError("demo_mappe_i_bruk")
    if not vault.exists():
        return
    for made in (folder / STICK, folder / NEIGHBOURS, folder / "mottak", folder / "avsendere"):
        shutil.rmtree(made, ignore_errors=True)
    for path in (*folder.glob(SEALED), *(folder / name for name in MADE)):
        path.unlink(missing_ok=True)
    shutil.rmtree(vault)


def build(folder: Path, seed: int) -> House:
    """Make the vault a year ago, with its address book and the municipality's card, and leave it open.

    Raises `demo_mappe_i_bruk`, and disk faults.
    """
    clear(folder)
    vault = folder / VAULT
    vault.mkdir(parents=True)
    (vault / MARK).write_text(MARK_TEXT, encoding="utf-8")
    (folder / STICK).mkdir(exist_ok=True)
    now = SystemClock().now()
    clock = FixedClock(now - YEAR)
    facts = load("hus")
    around = bootstrap.without_keyring(clock, _counted_ids(seed))
    # Its password lies beside it: what is derived from it may as well be cheap, down to what a vault may ask for.
    hvelv = bootstrap.open_hvelv(vault, replace(around, kost=around.gulv))
    prepared = hvelv.prepare(
        Institusjon(**facts["institusjon"]), facts["helseansvarlig"], Rolle.HELSEANSVARLIG, DEMO_PASSWORD
    )
    aapent = hvelv.create(prepared)
    house = House(
        folder,
        clock,
        now,
        seed,
        hvelv,
        aapent,
        prepared.kode,
        bootstrap.build_services(aapent),
        _municipality(folder, facts["kommune"], clock),
    )
    _introduce(house, facts)
    return house


def _counted_ids(seed: int) -> Callable[[], str]:
    """Return ids that are the same for the same seed, and look like any others."""
    numbers = count(1)
    return lambda: hashlib.sha256(f"demo {seed} {next(numbers)}".encode()).hexdigest()[:32]


def _municipality(folder: Path, facts: Story, clock: FixedClock) -> Receiver:
    """Make the municipality's end: its throw-away key lies open in the demo, for OpenSSL to be tried on."""
    address = Mottaker(facts["orgnr"], facts["kommunenr"], facts["bydel"], facts["konto"])
    bootstrap.make_receiver(folder, address, facts["navn"], clock)
    return bootstrap.open_receiver(folder, folder / STICK / "inn", clock)


def _print_letterhead(tjenester: Tjenester, told: Story) -> None:
    """Take in the logo as any house does, with its words and the line at the foot."""
    logo = tjenester.brevhode.clean_logo((resources() / "demo" / "logo.png").read_bytes())
    tjenester.brevhode.save(replace(logo, **told))


def _card_of(house: House, motpart: Motpart) -> bytes:
    """Return a municipality's card; nobody opens what is sealed to a neighbour, so only its folder has the key."""
    if motpart.navn == load("hus")["kommune"]["navn"]:
        return (house.folder / "kommune.kort").read_bytes()
    folder = house.folder / NEIGHBOURS / motpart.kommunenr
    bootstrap.make_receiver(
        folder, Mottaker(motpart.orgnr, motpart.kommunenr, "00", "barnevern"), motpart.navn, house.clock
    )
    return bootstrap.receiver_card(folder).read_bytes()


def _introduce(house: House, facts: Story) -> None:
    """Fill the address book, write down the leader's yes to the templates, and confirm the cards by telephone."""
    tjenester = house.tjenester
    _print_letterhead(tjenester, facts["brevhode"])
    tjenester.lokalnummer.save({key: Nummersvar(number, not number) for key, number in facts["numre"].items()})
    for told in facts["motparter"]:
        known = tjenester.institusjon.add_motpart(
            Motpart("", **{**told, "kategori": Mottakerkategori(told["kategori"])})
        ).value
        house.motparter[known.navn] = known
        if known.orgnr:
            spoken_with = f"{known.kontaktperson}, {known.telefon}"
            house.motparter[known.navn] = tjenester.installasjon.trust_card(_card_of(house, known), spoken_with).value
    arrange(tjenester, house.clock)
    yes = Lederord(facts["leder"], house.clock.today(), Godkjenningsmaate.PAPIR)
    tjenester.mal.approve([skjema.innholdshash for skjema in tjenester.mal.overview().venter], yes)
    own = tjenester.installasjon.sender_card()
    (house.folder / "avsender.kort").write_bytes(own)
    house.kommune.trust(own)
