"""What stands between the first two screens and the vault: adapters whose work runs in the database thread."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from ui.role_words import role_words
from ui.screens.laas_opp.presenter import Person
from ui.widgets.page import Place

if TYPE_CHECKING:  # the services behind the doors are imported when somebody knocks, not before the first paint
    from helseansvarlig.domain.regelverk import Regelverk
    from helseansvarlig.services.aapning import Aapent
    from helseansvarlig.services.gjenopprettingsark import Arkutkast
    from helseansvarlig.services.hvelv import Forberedt, HvelvService
    from helseansvarlig.services.ports.rom import RomAapent
    from ui.screens.foerste_gang.presenter import Numre, NyInstitusjon

S = TypeVar("S")


class Opened(NamedTuple, Generic[S]):
    """An opened vault as the window needs it: its services, and where to return to."""

    hvelv: HvelvService
    aapent: Aapent
    services: S
    place: Place | None


class OpenedRoom(NamedTuple):
    """An opened compartment: all that somebody without a key to the health records is given."""

    hvelv: HvelvService
    aapent: RomAapent


class Keys(NamedTuple, Generic[S]):
    """How the doors reach the vault: its life cycle, the services of an open one, and a recovery sheet as PDF."""

    hvelv: Callable[[], HvelvService]
    services: Callable[[Aapent], S]
    sheet: Callable[[str, str], bytes]


class Before(NamedTuple):
    """What is known before unlocking: names from the header, and what the locking process told us."""

    institusjon: str
    brukere: Sequence[tuple[str, str, str, bool]]
    last_locked: datetime | None
    draft_kept: bool
    moved: str = ""


class UnlockDoor(Generic[S]):
    """The unlock screen's service."""

    def __init__(self, keys: Keys[S], before: Before) -> None:
        self._keys = keys
        self._before = before
        self._tried: tuple[str, str] = ("", "")
        self._sheet: Arkutkast | None = None

    def institution(self) -> str:
        """Return the institution's name."""
        return self._before.institusjon

    def users(self) -> list[Person]:
        """Return who can unlock."""
        return [Person(user_id, name, role_words(role), begins) for user_id, name, role, begins in self._before.brukere]

    def last_locked(self) -> datetime | None:
        """Return when it was locked, in UTC."""
        return self._before.last_locked

    def draft_kept(self) -> bool:
        """Tell whether something half written waits."""
        return self._before.draft_kept

    def moved(self) -> str:
        """Return when another machine took over (ISO 8601), or nothing."""
        return self._before.moved

    def password_strength(self, password: str) -> str:
        """Return the core's word for it."""
        return password_word(password)

    def unlock(self, user_id: str, password: str) -> Opened[S] | OpenedRoom:
        """Open what this person has a key to."""
        self._tried = (user_id, password)  # kept for «Hent fra sikkerhetskopi», forgotten when it opens
        hvelv = self._keys.hvelv()
        opened = hvelv.unlock_any(user_id, password)
        self._tried = ("", "")
        return _opened(self._keys, hvelv, opened)

    def begin(self, user_id: str, start_code: str, password: str) -> Opened[S] | OpenedRoom:
        """Open for a new person; her password opens from now on."""
        hvelv = self._keys.hvelv()
        return _opened(self._keys, hvelv, hvelv.begin(user_id, start_code, password))

    def recover(self, user_id: str, code: str, password: str) -> Arkutkast:
        """Try the sheet's code and return the sheet that is to take its place."""
        self._sheet = self._keys.hvelv().recover(code, user_id, password)
        return self._sheet

    def wrong_groups(self, typed: tuple[str, str]) -> list[int]:
        """Return which of the two groups are not those of the new sheet."""
        return self._new_sheet().wrong_groups(typed)

    def sheet(self) -> bytes:
        """Return the new sheet as PDF."""
        return self._keys.sheet(self._before.institusjon, self._new_sheet().kode)

    def finish_recovery(self, typed: tuple[str, str]) -> Opened[S] | OpenedRoom:
        """Open under the new password; the used code opens nothing from now on."""
        hvelv = self._keys.hvelv()
        opened = hvelv.finish_recovery(self._new_sheet(), typed)
        self._sheet = None
        return _opened(self._keys, hvelv, opened)

    def restore_newest(self) -> Opened[S] | OpenedRoom:
        """Set the damaged file aside and open the newest whole copy with the password just typed."""
        hvelv = self._keys.hvelv()
        opened = hvelv.restore(*self._tried)
        self._tried = ("", "")
        return _opened(self._keys, hvelv, opened)

    def _new_sheet(self) -> Arkutkast:
        if self._sheet is None:
            raise LookupError("recover() comes before its sheet")
        return self._sheet


class FirstRunDoor(Generic[S]):
    """The first run's service: everything stays in memory until two groups have been typed back."""

    def __init__(self, keys: Keys[S], regelverk: Callable[[], Regelverk]) -> None:
        """`regelverk` reads the rules, which say whom a house must be able to call."""
        self._keys = keys
        self._regelverk = regelverk
        self._hvelv: HvelvService | None = None
        self._prepared: Forberedt | None = None
        self._numre: Numre | None = None
        self.opened: Opened[S] | None = None

    def orgnr_is_valid(self, orgnr: str) -> bool:
        """Tell whether nine digits are a possible organisation number."""
        from helseansvarlig.domain.identifikator import judge_organisasjonsnummer

        return judge_organisasjonsnummer(orgnr).is_valid

    def numbers(self) -> list[tuple[str, str, str]]:
        """Return the telephones a house must answer for at once, in the language in force."""
        from helseansvarlig.domain.lokalnummer import FIRST
        from ui.i18n import language

        phones, spoken = self._regelverk().telefoner, language().value
        return [(key, phones[key].navn.paa(spoken), phones[key].hjelp.paa(spoken)) for key in FIRST]

    def password_strength(self, password: str) -> str:
        """Return the core's word for it."""
        return password_word(password)

    def create(self, institusjon: NyInstitusjon, password: str) -> str:
        """Make keys and recovery code in memory and return the code."""
        from helseansvarlig.domain.institusjon import Institusjon
        from helseansvarlig.domain.person import Rolle

        self._hvelv = self._keys.hvelv()
        orgnr, self._numre = "".join(institusjon.orgnr.split()), institusjon.numre
        facts = Institusjon(institusjon.navn, institusjon.enhet, orgnr, legevakt=institusjon.numre.legevakt)
        self._prepared = self._hvelv.prepare(facts, institusjon.bruker, Rolle(institusjon.rolle), password)
        return self._prepared.kode

    def same_group(self, code: str, number: int, typed: str) -> bool:
        """Tell whether `typed` is group `number` (from 1), look-alike letters forgiven."""
        from helseansvarlig.domain.gjenopprettingskode import same_group

        return same_group(code, number, typed)

    def sheet(self, code: str) -> bytes:
        """Return the recovery sheet as PDF, in nynorsk where the screens are."""
        name = self._prepared.institusjon.navn if self._prepared else ""
        return self._keys.sheet(name, code)

    def write(self) -> Opened[S]:
        """Write the vault and open it; the code has been typed back."""
        if self._hvelv is None or self._prepared is None:
            raise LookupError("create() comes before write()")
        aapent = self._hvelv.create(self._prepared)
        self._keep_numbers(aapent)
        self.opened = _open_window(self._keys, self._hvelv, aapent)
        return self.opened

    def _keep_numbers(self, aapent: Aapent) -> None:
        from helseansvarlig.services.lokalnummer import LokalnummerService, Nummersvar

        if self._numre is not None and self._numre.lokale:
            answers = {key: Nummersvar(number, none) for key, number, none in self._numre.lokale}
            LokalnummerService(aapent.oekt, self._regelverk()).save(answers)


def password_word(password: str) -> str:
    """Return the core's judgement of a password."""
    from helseansvarlig.domain.passord import strength

    return strength(password).value


_THE_ADULTS = {"barnemodus": "kartlegging"}
"""Whoever unlocks is an adult: where a child answered by herself, the adult's own view of it comes next."""


def place_to_text(place: Place) -> str:
    """Return a place as the draft that brings one back; ids only, never a name."""
    return json.dumps([place.screen, *place.ids])


def place_from_text(text: str | None) -> Place | None:
    """Return the place of such a draft."""
    if not text:
        return None
    screen, *ids = json.loads(text)
    return Place(_THE_ADULTS.get(screen, screen), tuple(ids))


def _opened(keys: Keys[S], hvelv: HvelvService, opened: Aapent | RomAapent) -> Opened[S] | OpenedRoom:
    from helseansvarlig.services.aapning import Aapent

    return _open_window(keys, hvelv, opened) if isinstance(opened, Aapent) else OpenedRoom(hvelv, opened)


def _open_window(keys: Keys[S], hvelv: HvelvService, aapent: Aapent) -> Opened[S]:
    from helseansvarlig.services.utkast import PLACE

    with aapent.oekt.store.read() as unit:
        place = place_from_text(unit.utkast.get(PLACE))
    return Opened(hvelv, aapent, keys.services(aapent), place)
