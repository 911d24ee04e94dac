"""Meeting staff who write to the vault's folder themselves: what they change in the header gives them no new key.

The meeting room's key authenticates the header to those in the room and to nobody else: the health lead's own check
covers whose keys there are. What that leaves possible among those in the room is measured and told.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from helseansvarlig.domain.person import Rolle, Rom
from helseansvarlig.errors import KnownError
from helseansvarlig.security import slots
from helseansvarlig.security.header import BRUKER, GJENOPPRETTING, SAFE, Hode, Holder, context, room_info
from helseansvarlig.security.header_codec import to_bytes
from helseansvarlig.security.header_file import NAME, TWIN
from helseansvarlig.security.keypair import Noekkelpar, wrap
from helseansvarlig.security.opened_keys import ours
from helseansvarlig.security.rooms import authenticated
from helseansvarlig.security.vault_keys import Aapnet
from helseansvarlig.services.aapning import HEADER_ROLLED_BACK
from tests.fakes.kanarifugler import make_canaries
from tests.fakes.proevehvelv import PASSWORD
from tests.lang.bevis import Bevistabell
from tests.lang.huset import COLLEAGUE, HER, Hemmelig, hand_in, id_of, release, word_of
from tests.lang.innsider import seen_by
from tests.lang.proeve import LIGHT, notices, read_files, write_files

pytestmark = pytest.mark.lang

VIS = 9
NEW = make_canaries(10, "senere")
MINE = Noekkelpar.generate()
"""The pair of keys that she would have things wrapped to."""

Endring = Callable[[Hode, Holder], Hode]


def _with(hode: Hode, changed: Holder) -> Hode:
    return replace(hode, holdere=hode.with_holder(changed))


def _lead(hode: Hode) -> Holder:
    return next(one for one in hode.users() if one.rolle == Rolle.HELSEANSVARLIG)


def _deputy(hode: Hode, _her: Holder) -> Hode:
    """Somebody new, whose password and keys are hers."""
    slot = slots.make_slot(MINE, word_of(HER), LIGHT, b"", context(hode.hvelv_id, "ny"))
    public = (MINE.public(), MINE.signing_public())
    return _with(hode, Holder("ny", BRUKER, "Ny Venn", Rolle.STEDFORTREDER, *public, (slot,), {}))


def _sheet(hode: Hode, _her: Holder) -> Hode:
    """A sheet whose code she knows, in the place of the one in the safe."""
    old = next(one for one in hode.sheets() if one.plass == SAFE)
    return _with(hode, replace(old, art=GJENOPPRETTING, offentlig=MINE.public()))


def _health(hode: Hode, her: Holder) -> Hode:
    """Her own holder, said to hold the health records' key."""
    planted = wrap(os.urandom(32), her.offentlig, room_info(hode.hvelv_id, Rom.HELSE))
    return _with(hode, replace(her, rom={**her.rom, Rom.HELSE: planted}))


CHANGES: dict[str, Endring] = {
    "ny stedfortreder": _deputy,
    "nytt ark": _sheet,
    "selv stedfortreder": lambda hode, her: _with(hode, replace(her, rolle=Rolle.STEDFORTREDER)),
    "eget rom for helse": _health,
    "leders nøkkel byttet": lambda hode, _her: _with(hode, replace(_lead(hode), offentlig=MINE.public())),
    "leders rolle byttet": lambda hode, _her: _with(hode, replace(_lead(hode), rolle=Rolle.STEDFORTREDER)),
    "postkassen byttet": lambda hode, _her: replace(hode, postkasser={**hode.postkasser, "moete": MINE.public()}),
    "ingen postkasser": lambda hode, _her: replace(hode, postkasser={}),
    "ventende nøkkelbytte": lambda hode, _her: replace(hode, venter="rotasjon"),
    "lavere generasjon": lambda hode, _her: replace(hode, generasjon=1),
}  # fmt: skip


def write_header(folder: Path, hode: Hode) -> None:
    """Put a header in both files, as somebody with access to the folder can."""
    for name in (NAME, TWIN):
        (folder / name).write_bytes(to_bytes(hode))


def refused(huset: Hemmelig, lead_id: str) -> str:
    """Return what the health lead is told when she unlocks; nothing when the vault opens."""
    service = huset.hus.vault.service
    try:
        service.lock(service.unlock(lead_id, PASSWORD))
    except KnownError as error:
        return error.code
    return ""


def keys_of(huset: Hemmelig, navn: str) -> Aapnet:
    """Return what somebody's own password opens."""
    opened = ours(huset.hus.other(navn).keys)
    huset.hus.leave()
    return opened


def lead_keys(huset: Hemmelig) -> Aapnet:
    opened = ours(huset.hus.lead().aapent.keys)
    huset.hus.leave()
    return opened


def test_a_header_that_she_has_changed_is_refused_by_the_lead(huset: Hemmelig, tabell: Bevistabell) -> None:
    release(huset.hus.lead(), NEW)
    her, lead = keys_of(huset, HER), lead_keys(huset)
    before, remembered = read_files(huset.home), dict(huset.ring.innhold)
    folder = huset.hus.vault.folder
    told, control = {}, {}
    for name, change in CHANGES.items():
        for keys, found in ((her, told), (lead, control)):
            write_header(folder, authenticated(change(keys.hode, her.holder), keys.rom))
            found[name] = refused(huset, lead.holder.id)
            write_files(huset.home, before)
            huset.ring.innhold = dict(remembered)

    name = "hode endret av en møtedeltaker"
    stopped = [change for change, code in told.items() if code == "hvelv_skadet"]
    tabell.row(VIS, name, len(CHANGES), f"{len(stopped)} nektet for leder")
    opened = sum(not code for code in control.values())
    tabell.control(VIS, name, f"samme endringer med leders nøkler: {opened} åpnet", failed=opened == len(CHANGES))

    assert [*CHANGES] == stopped, told


def test_what_she_can_do_to_her_colleagues_in_the_same_room_is_told(
    huset: Hemmelig, minne: Path, tabell: Bevistabell
) -> None:
    """The room's key is shared, so a changed dropbox is believed in the room until the lead opens the vault."""
    release(huset.hus.lead(), ["Ukas møte"])
    keys_of(huset, COLLEAGUE)
    her = keys_of(huset, HER)
    write_header(huset.hus.vault.folder, authenticated(CHANGES["postkassen byttet"](her.hode, her.holder), her.rom))
    hand_in(huset.hus, COLLEAGUE, NEW)
    huset.hus.leave()
    huset.image()
    insider = huset.reader(word_of(HER))
    insider.pairs.add(MINE.hemmelig)
    hers = seen_by(insider, minne / "lest", NEW)
    told = refused(huset, _lead(her.hode).id)
    tabell.note(
        f"Kan ikke hindres: en møtedeltaker som skriver i mappen, bytter postkassen, og kolleger forsegler til henne "
        f"({len(hers)} av {len(NEW)} brev lest) til leder låser opp og får {told}."
    )

    assert told == "hvelv_skadet"


def test_an_old_header_and_an_old_room_that_are_put_back_are_told_of(
    huset: Hemmelig, minne: Path, tabell: Bevistabell
) -> None:
    """Who has been taken out, and still reaches the folder, puts back what her password opened."""
    hus, folder = huset.hus, huset.hus.vault.folder
    release(hus.lead(), ["Ukas møte"])
    keys_of(huset, HER)
    old = {name: (folder / name).read_bytes() for name in (NAME, TWIN, "moete.db")}
    hus.lead().brukere.remove(id_of(hus, HER))
    hus.lead()
    silent = notices(hus.vault)
    hus.leave()
    said = []
    for forgets in (False, True):
        if forgets:
            huset.ring.innhold = {name: v for name, v in huset.ring.innhold.items() if not name.startswith("anker/")}
        for name, data in old.items():
            (folder / name).write_bytes(data)
        services = hus.lead()
        said.append(HEADER_ROLLED_BACK in notices(hus.vault))
    release(services, NEW)
    hus.leave()
    huset.image()
    hers = seen_by(huset.reader(word_of(HER)), minne / "lest", NEW)
    name = "hode og møterom fra før hun ble fjernet lagt tilbake"
    tabell.row(VIS, name, len(said), f"{sum(said)} sagt ved opplåsing, også når nøkkelringen har glemt")
    tabell.control(VIS, name, "urørt: taus", failed=silent == [])
    tabell.note(
        f"Den som deler videre etter den meldingen, deler med den som er fjernet ({len(hers)} av {len(NEW)} lest)."
    )

    assert all(said)
