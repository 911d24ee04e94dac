"""Every act that spends a password or a code, one after the other, under the recorder: half of `test_brukte_koder.py`.

Arguments: folder, and `forrige` for a program that keeps the header before the last one beside it. Each secret is told
to the recorder when it is made (`laget`), and when whoever did the act has been told that it is worth nothing any more
(`brukt`).
"""

from __future__ import annotations

import ctypes
import sys
from itertools import count
from pathlib import Path

from helseansvarlig.clock import SystemClock
from helseansvarlig.domain.gjenopprettingskode import normalise_code
from helseansvarlig.domain.person import Rolle
from helseansvarlig.domain.startkode import normalise_start_code
from helseansvarlig.security.header import Hode
from helseansvarlig.security.header_codec import to_bytes
from helseansvarlig.security.header_file import NAME, TWIN, Hodefil
from helseansvarlig.security.keyring_port import IngenNoekkelring
from helseansvarlig.security.keysafe import FileKeysafe
from helseansvarlig.services.gjenopprettingsark import Arkplass
from helseansvarlig.services.ports.rom import RomAapent
from helseansvarlig.tjenester import Tjenester
from helseansvarlig.varig import replace_file
from tests.fakes.proevehvelv import PASSWORD, Proevehvelv, typed_back
from tests.lang.proeve import LIGHT, around

WORDS = (f"blå båt på fjorden i kveld {number}" for number in count(1))


class Forriges(Hodefil):
    """The fault: what lies beside the header is the one before it, as it once was in this program."""

    def write(self, hode: Hode) -> None:
        path = self._folder / NAME
        if path.exists():
            replace_file(self._folder / TWIN, path.read_bytes())
        replace_file(path, to_bytes(hode))


def tell(kind: str, secret: str) -> None:
    """Tell the recorder what has become of a secret."""
    ctypes.CDLL(None).opptaker_kvitter(f"{kind} {secret}".encode())


class Dag:
    """A vault and what opens it at the moment."""

    def __init__(self, folder: Path) -> None:
        tell("laget", PASSWORD)
        self.folder = folder
        self.vault = Proevehvelv.create(folder, around(IngenNoekkelring()))
        self.password = PASSWORD
        self.lead = self.vault.user_id
        tell("laget", normalise_code(self.vault.code))
        self.sheet = self.vault.code

    def word(self) -> str:
        word = next(WORDS)
        tell("laget", word)
        return word

    def unlocked(self) -> Tjenester:
        self.vault.lock()
        return self.vault.adopt(self.vault.service.unlock(self.lead, self.password))

    def code(self, code: str) -> str:
        tell("laget", normalise_start_code(code))
        return code

    def change_password(self) -> None:
        self.unlocked()
        assert self.vault.aapent is not None
        old, self.password = self.password, self.word()
        self.vault.service.change_password(self.vault.aapent, old, self.password)
        tell("brukt", old)

    def renew_sheets(self) -> None:
        """The sheet in the safe, then the owner's first and second."""
        owners = ""
        for place in (Arkplass.SAFE, Arkplass.EIER, Arkplass.EIER):
            ark = self.unlocked().ark
            draft = ark.new(place)
            tell("laget", normalise_code(draft.kode))
            ark.confirm(draft, place, typed_back(draft))
            spent = self.sheet if place is Arkplass.SAFE else owners
            if place is Arkplass.SAFE:
                self.sheet = draft.kode
            else:
                owners = draft.kode
            if spent:
                tell("brukt", normalise_code(spent))

    def come_and_go(self, role: Rolle) -> None:
        """Somebody is invited twice, begins, changes her password, gets a new way in, begins anew, and is removed."""
        people = self.unlocked().brukere
        first = people.invite("Stille Vik", role).value
        lost, person = self.code(first.startkode), first.bruker.id
        second = self.code(people.reinvite(person).value.startkode)
        tell("brukt", normalise_start_code(lost))
        password = self._begins(person, second)
        keysafe = FileKeysafe(self.folder, IngenNoekkelring(), LIGHT, LIGHT, SystemClock())
        old, password = password, self.word()
        keysafe.commit(keysafe.change_password(keysafe.unlock(person, old), old, password))
        tell("brukt", old)
        third = self.code(self.unlocked().brukere.reinvite(person).value.startkode)
        tell("brukt", password)
        password = self._begins(person, third)
        self.unlocked().brukere.remove(person)
        tell("brukt", password)

    def _begins(self, person: str, code: str) -> str:
        self.vault.lock()
        password = self.word()
        opened = self.vault.service.begin(person, code, password)
        tell("brukt", normalise_start_code(code))
        if isinstance(opened, RomAapent):
            self.vault.service.lock_room(opened)
        else:
            self.vault.service.lock(opened)
        return password

    def recover(self) -> None:
        self.vault.lock()
        old, used, self.password = self.password, self.sheet, self.word()
        draft = self.vault.service.recover(used, self.lead, self.password)
        tell("laget", normalise_code(draft.kode))
        self.vault.adopt(self.vault.service.finish_recovery(draft, typed_back(draft)))
        self.sheet = draft.kode
        tell("brukt", normalise_code(used))
        tell("brukt", old)


def main() -> None:
    """Do every act once."""
    if sys.argv[2:] == ["forrige"]:
        Hodefil.write = Forriges.write  # type: ignore[method-assign]  # the fault that must be found
    day = Dag(Path(sys.argv[1]))
    day.change_password()
    day.renew_sheets()
    for role in (Rolle.STEDFORTREDER, Rolle.MOETEDELTAKER):
        day.come_and_go(role)
    day.recover()
    day.change_password()
    day.vault.lock()


if __name__ == "__main__":
    main()
