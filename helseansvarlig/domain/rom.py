"""What goes into a compartment and what comes back: released rows with purpose and last day, and what is handed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from helseansvarlig.domain.fremmed import clean, read_record, write_record
from helseansvarlig.domain.person import Rom
from helseansvarlig.errors import KnownError

LONGEST = timedelta(days=366)
"""No release lasts longer: what is still needed then is released anew."""


class Frigivelsesart(StrEnum):
    """What kind of thing is released. The last three are for the leader: numbers, a deletion, a template."""

    NOTAT = "notat"
    OPPFOELGING = "oppfoelging"
    STOPPUNKT = "stoppunkt"
    SAK = "sak"
    SAKSLISTE = "saksliste"
    OVERSIKT = "oversikt"
    SLETTING = "sletting"
    MAL = "mal"


class Innleveringsart(StrEnum):
    """What kind of thing is handed in: what was seen, what was done of a task, a quick word, a question.

    The last two are the leader's answers: to a deletion, and to a template.
    """

    NOTAT = "notat"
    GJORT = "gjort"
    BESKJED = "beskjed"
    SPOERSMAAL = "spoersmaal"
    GODKJENNING = "godkjenning"
    MALGODKJENNING = "malgodkjenning"


LEDERSVAR = frozenset({Innleveringsart.GODKJENNING, Innleveringsart.MALGODKJENNING})
"""What is no letter to be read: services of their own take it."""


class Innleveringsstatus(StrEnum):
    """What the health lead has done with it: nothing yet, put it in a child's record, or laid it aside.

    `AVVIST` says that a task is done which was never released to the one who says so; it waits to be seen.
    """

    NY = "ny"
    AVVIST = "avvist"
    FLETTET = "flettet"
    LAGT_BORT = "lagt_bort"


class Romstatus(StrEnum):
    """What its writer sees of it: it waits, it has been fetched, or it could not be read."""

    VENTER = "venter"
    HENTET = "hentet"
    UGYLDIG = "ugyldig"


@dataclass(frozen=True, slots=True)
class Delt:
    """One released thing in words: whom it is about, from which day (ISO), what it is, what it says."""

    om: str
    dato: str
    tittel: str
    tekst: str

    def to_text(self) -> str:
        """Return what is kept and copied into the compartment."""
        return write_record({name: clean(getattr(self, name)) for name in _DELT}).decode()

    @staticmethod
    def from_text(text: str) -> Delt:
        """Return what such a text says. Raises `fremmed_ugyldig`."""
        return Delt(**read_record(text.encode(), _DELT))


_DELT = dict.fromkeys(Delt.__dataclass_fields__, str)


@dataclass(frozen=True, slots=True)
class TilMoete:
    """The meeting that something is released for: its id, what it is called, its day."""

    id: str
    navn: str
    dag: date


@dataclass(frozen=True, slots=True)
class Til:
    """Whom a release is for: those people (their ids, none meaning everybody in the compartment), at which meeting."""

    mottakere: tuple[str, ...] = ()
    moete: TilMoete | None = None


TIL_ALLE = Til()


@dataclass(frozen=True, slots=True)
class Frigivelse:
    """The health records' own list of what has been released: to which compartment, why, until which day (included).

    `innhold` is exactly what was copied; `tilbakekalt` is when it was withdrawn or ran out. `kilde` is the row that it
    was made from, «table:id»; it stays in the health records.
    """

    id: str
    rom: Rom
    barn_id: str
    art: Frigivelsesart
    formaal: str
    utloeper: date
    frigitt: datetime
    frigitt_av: str
    innhold: str
    tilbakekalt: datetime | None = None
    kilde: str = ""
    moete: TilMoete | None = None
    mottakere: tuple[str, ...] = ()

    @property
    def er_delt(self) -> bool:
        """Tell whether it stands in its compartment."""
        return self.tilbakekalt is None


@dataclass(frozen=True, slots=True)
class Frigitt:
    """The copy of a release that lies in the compartment; it names no child but in its words.

    It is shown to its `mottakere` alone; the compartment's key would open it to everybody who has that.
    """

    id: str
    art: Frigivelsesart
    formaal: str
    utloeper: date
    frigitt: datetime
    frigitt_av: str
    innhold: str
    moete: TilMoete | None = None
    mottakere: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Innlevert:
    """Something handed in, as it lies in the compartment: only the health lead can open `forseglet`."""

    id: str
    fra_id: str
    art: Innleveringsart
    skrevet: datetime
    status: Romstatus
    forseglet: bytes


@dataclass(frozen=True, slots=True)
class Innlevering:
    """Something handed in, once it has been opened and stands in the health records. `barn_id` may be empty.

    `gjelder` is the release it is about, when that was released to whoever wrote it. `dag` is when it was seen or done,
    `grunn` why it was laid aside.
    """

    id: str
    rom: Rom
    barn_id: str
    fra_id: str
    fra_navn: str
    skrevet: datetime
    mottatt: datetime
    art: Innleveringsart
    innhold: str
    status: Innleveringsstatus = Innleveringsstatus.NY
    flettet_til: str = ""
    gjelder: str = ""
    dag: date | None = None
    grunn: str = ""

    @property
    def venter(self) -> bool:
        """Tell whether the health lead has not dealt with it yet."""
        return self.status in {Innleveringsstatus.NY, Innleveringsstatus.AVVIST}


def is_for(frigivelse: Frigivelse | Frigitt, bruker_id: str) -> bool:
    """Tell whether something was released to this person, still there or not."""
    return not frigivelse.mottakere or bruker_id in frigivelse.mottakere


def copy_of(frigivelse: Frigivelse) -> Frigitt:
    """Return what is copied into the compartment of a release."""
    one = frigivelse
    return Frigitt(
        one.id, one.art, one.formaal, one.utloeper, one.frigitt, one.frigitt_av, one.innhold, one.moete, one.mottakere
    )


def require_purpose_and_day(formaal: str, utloeper: date, today: date) -> None:
    """Refuse a release without purpose or a sensible last day.

    Raises `frigivelse_mangler_formaal`, `frigivelse_dato`.
    """
    if not clean(formaal):
        raise KnownError("frigivelse_mangler_formaal")
    if not today <= utloeper <= today + LONGEST:
        raise KnownError("frigivelse_dato")
