"""What stands between the first two screens and the vault: adapters whose work runs in the database thread."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from ui.i18n import Language, language, tr
from ui.screens.laas_opp.presenter import Person
from ui.widgets.page import Place

if TYPE_CHECKING:  # the services behind the doors are imported when somebody knocks, not before the first paint
    from helseansvarlig.services.hvelv import Aapent, Forberedt, HvelvService
    from ui.screens.foerste_gang.presenter import NyInstitusjon

S = TypeVar("S")


class Opened(NamedTuple, Generic[S]):
    """An opened vault as the window needs it: its services, where to return to, and what must be said."""

    hvelv: HvelvService
    aapent: Aapent
    services: S
    place: Place | None
    new_code: str = ""


class Keys(NamedTuple, Generic[S]):
    """How the doors reach the vault: its life cycle, and the services of an open one."""

    hvelv: Callable[[], HvelvService]
    services: Callable[[Aapent], S]


class Before(NamedTuple):
    """What is known before unlocking: names from the header, and what the locking process told us."""

    institusjon: str
    brukere: Sequence[tuple[str, str, str]]
    last_locked: datetime | None
    draft_kept: bool


class UnlockDoor(Generic[S]):
    """The unlock screen's service."""

    def __init__(self, keys: Keys[S], before: Before) -> None:
        self._keys = keys
        self._before = before
        self._tried: tuple[str, str] = ("", "")

    def institution(self) -> str:
        """Return the institution's name."""
        return self._before.institusjon

    def users(self) -> list[Person]:
        """Return who can unlock."""
        return [Person(user_id, name, role_words(role)) for user_id, name, role in self._before.brukere]

    def last_locked(self) -> datetime | None:
        """Return when it was locked, in UTC."""
        return self._before.last_locked

    def draft_kept(self) -> bool:
        """Tell whether something half written waits."""
        return self._before.draft_kept

    def password_strength(self, password: str) -> str:
        """Return the core's word for it."""
        return password_word(password)

    def unlock(self, user_id: str, password: str) -> Opened[S]:
        """Open the vault."""
        self._tried = (user_id, password)  # kept for «Hent fra sikkerhetskopi», forgotten when it opens
        hvelv = self._keys.hvelv()
        opened = hvelv.unlock(user_id, password)
        self._tried = ("", "")
        return _opened(self._keys, hvelv, opened)

    def recover(self, user_id: str, code: str, new_password: str) -> Opened[S]:
        """Open with the sheet and set a new password; the new code must be shown."""
        hvelv = self._keys.hvelv()
        opened, new_code = hvelv.recover(code, user_id, new_password)
        return _opened(self._keys, hvelv, opened, new_code)

    def restore_newest(self) -> Opened[S]:
        """Set the damaged file aside and open the newest verified copy with the password just typed."""
        from helseansvarlig.errors import KnownError

        hvelv = self._keys.hvelv()
        copies = hvelv.copies()
        if not copies:
            raise KnownError("ingen_kopi")
        opened = hvelv.restore(*self._tried, copies[0].navn)
        self._tried = ("", "")
        return _opened(self._keys, hvelv, opened)


class FirstRunDoor(Generic[S]):
    """The first run's service: everything stays in memory until two groups have been typed back."""

    def __init__(self, keys: Keys[S], sheet: Callable[[str, str, str], bytes]) -> None:
        self._keys = keys
        self._sheet = sheet
        self._hvelv: HvelvService | None = None
        self._prepared: Forberedt | None = None
        self.opened: Opened[S] | None = None

    def orgnr_is_valid(self, orgnr: str) -> bool:
        """Tell whether nine digits are a possible organisation number."""
        from helseansvarlig.domain.identifikator import judge_organisasjonsnummer

        return judge_organisasjonsnummer(orgnr).is_valid

    def password_strength(self, password: str) -> str:
        """Return the core's word for it."""
        return password_word(password)

    def create(self, institusjon: NyInstitusjon, password: str) -> str:
        """Make keys and recovery code in memory and return the code."""
        from helseansvarlig.domain.institusjon import Institusjon
        from helseansvarlig.domain.person import Rolle

        self._hvelv = self._keys.hvelv()
        facts = Institusjon(institusjon.navn, institusjon.enhet, "".join(institusjon.orgnr.split()))
        self._prepared = self._hvelv.prepare(facts, institusjon.bruker, Rolle(institusjon.rolle), password)
        return self._prepared.kode

    def same_group(self, code: str, number: int, typed: str) -> bool:
        """Tell whether `typed` is group `number` (from 1), look-alike letters forgiven."""
        from helseansvarlig.domain.gjenopprettingskode import same_group

        return same_group(code, number, typed)

    def sheet(self, code: str) -> bytes:
        """Return the recovery sheet as PDF, in nynorsk where the screens are."""
        name = self._prepared.institusjon.navn if self._prepared else ""
        return self._sheet(name, code, "nn" if language() is Language.NYNORSK else "nb")

    def write(self) -> Opened[S]:
        """Write the vault and open it; the code has been typed back."""
        if self._hvelv is None or self._prepared is None:
            raise LookupError("create() comes before write()")
        self.opened = _opened(self._keys, self._hvelv, self._hvelv.create(self._prepared))
        return self.opened


def role_words(role: str) -> str:
    """Return a role's name as people say it."""
    return tr("Stedfortreder") if role == "stedfortreder" else tr("Helseansvarlig")


def password_word(password: str) -> str:
    """Return the core's judgement of a password."""
    from helseansvarlig.domain.passord import strength

    return strength(password).value


def place_to_text(place: Place) -> str:
    """Return a place as the draft that brings one back; ids only, never a name."""
    return json.dumps([place.screen, *place.ids])


def place_from_text(text: str | None) -> Place | None:
    """Return the place of such a draft."""
    if not text:
        return None
    screen, *ids = json.loads(text)
    return Place(screen, tuple(ids))


def _opened(keys: Keys[S], hvelv: HvelvService, aapent: Aapent, new_code: str = "") -> Opened[S]:
    from helseansvarlig.services.utkast import PLACE

    with aapent.oekt.store.read() as unit:
        place = place_from_text(unit.utkast.get(PLACE))
    return Opened(hvelv, aapent, keys.services(aapent), place, new_code)
