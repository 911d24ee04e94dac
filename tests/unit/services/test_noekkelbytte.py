"""A change of keys is on the disk, in every later copy and in the log, in that order.

It holds from its header on. What is refused does not hold; what holds is not told as refused because the log is out of
reach, and stands in the log before anything more is done with the keys.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.logg import Hendelse, Loggrad
from helseansvarlig.domain.noekkel_akt import Noekkelakt
from helseansvarlig.domain.person import Rolle
from helseansvarlig.errors import KnownError
from helseansvarlig.services.noekkelbytte import logged_generation
from tests.fakes.proevehvelv import PASSWORD, Proevehvelv

NEW = "et helt nytt passord til havet"
NEWER = "enda et annet godt passord"


@contextmanager
def log_out_of_reach(vault: Proevehvelv) -> Iterator[None]:
    """Let the open file take no row while the header can be written: where a full disk may strike."""
    assert vault.aapent is not None
    connection = vault.aapent.oekt.store._connection  # type: ignore[attr-defined]  # the fault itself
    connection.execute("PRAGMA query_only = ON")
    yield
    if vault.aapent is not None:
        connection.execute("PRAGMA query_only = OFF")


def key_rows(vault: Proevehvelv) -> list[Loggrad]:
    """The rows that tell of the header, oldest first."""
    assert vault.aapent is not None
    return [row for row in vault.aapent.oekt.store.whole_log() if "hode:" in row.objekt]


def change(vault: Proevehvelv, old: str, new: str) -> None:
    assert vault.aapent is not None
    vault.service.change_password(vault.aapent, old, new)


def generation(vault: Proevehvelv) -> int:
    return int(json.loads((vault.folder / "hode.json").read_bytes())["generasjon"])


def test_each_change_is_logged_with_the_generation_it_made(proevehvelv: Proevehvelv) -> None:
    services = proevehvelv.unlock()
    store = services.aapent.oekt.store
    assert logged_generation(store) == 0
    invited = services.brukere.invite("Rolig Bekk", Rolle.STEDFORTREDER).value
    assert services.logg.newest(1)[0].objekt == f"bruker:{invited.bruker.id} hode:{generation(proevehvelv)}"
    proevehvelv.service.change_password(services.aapent, PASSWORD, NEW)

    assert services.logg.newest(1)[0].objekt == f"hode:{generation(proevehvelv)}"
    assert logged_generation(store) == generation(proevehvelv) == services.aapent.keys.generasjon()


def test_acts_that_change_no_header_tell_no_generation(proevehvelv: Proevehvelv) -> None:
    services = proevehvelv.unlock()
    store = services.aapent.oekt.store
    store.log(Hendelse("mottakerkort.godkjent", objekt="motpart:id0001 hode:x", angrebar=False))

    assert logged_generation(store) == 0


def test_two_changes_in_one_session_both_hold(proevehvelv: Proevehvelv) -> None:
    """The second begins where the first ended: a password changed after an invitation does not undo it."""
    services = proevehvelv.unlock()
    services.brukere.invite("Rolig Bekk", Rolle.STEDFORTREDER)
    proevehvelv.service.change_password(services.aapent, PASSWORD, NEW)
    services.brukere.invite("Stille Vind", Rolle.LEDER)
    proevehvelv.lock()

    proevehvelv.unlock(NEW)
    assert [one.navn for one in proevehvelv.service.brukere()] == ["Trygg Havn", "Rolig Bekk", "Stille Vind"]


def test_a_header_that_cannot_be_written_leaves_the_keys_as_they_were(proevehvelv: Proevehvelv) -> None:
    services = proevehvelv.unlock()
    before = services.aapent.keys
    (proevehvelv.folder / "hode.json.ny").mkdir()
    with pytest.raises(KnownError):
        proevehvelv.service.change_password(services.aapent, PASSWORD, NEW)
    (proevehvelv.folder / "hode.json.ny").rmdir()

    assert services.aapent.keys is before
    assert logged_generation(services.aapent.oekt.store) == 0


def test_a_change_that_the_log_has_no_room_for_is_done_and_told_as_done(proevehvelv: Proevehvelv) -> None:
    proevehvelv.unlock()
    with log_out_of_reach(proevehvelv):
        change(proevehvelv, PASSWORD, NEW)
        assert key_rows(proevehvelv) == []
        proevehvelv.lock()

    with pytest.raises(KnownError, match="feil_passord"):
        proevehvelv.unlock()
    proevehvelv.unlock(NEW)


def test_it_stands_in_the_log_from_the_next_opening_on_with_when_it_was_done(
    proevehvelv: Proevehvelv, clock: FixedClock
) -> None:
    proevehvelv.unlock()
    done = clock.now()
    with log_out_of_reach(proevehvelv):
        change(proevehvelv, PASSWORD, NEW)
        proevehvelv.lock()
    clock.moment = done.replace(hour=17)
    proevehvelv.unlock(NEW)
    (row,) = key_rows(proevehvelv)

    assert (row.handling, row.utfall) == ("hvelv.passord_byttet", "etterfoert")
    assert row.objekt == f"hode:{generation(proevehvelv)} gjort:{done.isoformat()}"
    assert row.tid == clock.now().isoformat()
    proevehvelv.lock()
    proevehvelv.unlock(NEW)
    assert key_rows(proevehvelv) == [row], "once is enough"


def test_the_row_is_the_persons_who_did_it_whoever_opens_next(proevehvelv: Proevehvelv) -> None:
    services = proevehvelv.unlock()
    deputy = services.brukere.invite("Rolig Bekk", Rolle.STEDFORTREDER).value
    proevehvelv.lock()
    proevehvelv.service.lock(proevehvelv.service.begin(deputy.bruker.id, deputy.startkode, NEW))  # type: ignore[arg-type]  # a deputy's opening is the whole vault's
    proevehvelv.unlock()
    with log_out_of_reach(proevehvelv):
        change(proevehvelv, PASSWORD, NEWER)
        proevehvelv.lock()
    proevehvelv.aapent = proevehvelv.service.unlock(deputy.bruker.id, NEW)

    row = key_rows(proevehvelv)[-1]
    assert (row.bruker_navn, row.rolle, row.utfall) == ("Trygg Havn", "helseansvarlig", "etterfoert")
    assert proevehvelv.aapent.oekt.store.log_rows(2)[1].bruker_navn == "Rolig Bekk"


def test_it_stands_there_before_the_next_change_too(proevehvelv: Proevehvelv) -> None:
    proevehvelv.unlock()
    with log_out_of_reach(proevehvelv):
        change(proevehvelv, PASSWORD, NEW)
    change(proevehvelv, NEW, NEWER)

    last = generation(proevehvelv)
    assert [row.utfall for row in key_rows(proevehvelv)] == ["etterfoert", "ok"]
    assert [row.objekt.split()[0] for row in key_rows(proevehvelv)] == [f"hode:{last - 1}", f"hode:{last}"]


def test_while_the_log_lacks_one_no_other_change_is_made(proevehvelv: Proevehvelv) -> None:
    proevehvelv.unlock()
    with log_out_of_reach(proevehvelv):
        change(proevehvelv, PASSWORD, NEW)
        before = (proevehvelv.folder / "hode.json").read_bytes()
        with pytest.raises(KnownError):
            change(proevehvelv, NEW, NEWER)
        proevehvelv.lock()

    assert (proevehvelv.folder / "hode.json").read_bytes() == before
    proevehvelv.unlock(NEW)


def test_killed_between_the_header_and_the_log_the_change_is_logged_by_the_next_opening(
    proevehvelv: Proevehvelv, clock: FixedClock
) -> None:
    knippe = proevehvelv.unlock().aapent.knippe
    keys = knippe.noekler.change_password(knippe.keys, PASSWORD, NEW)
    akt = Noekkelakt("hvelv.passord_byttet", "", keys.bruker(), clock.now(), keys.generasjon())
    knippe.noekler.commit(keys.with_act(akt))
    proevehvelv.lock()
    services = proevehvelv.unlock(NEW)

    assert [row.handling for row in key_rows(proevehvelv)] == ["hvelv.passord_byttet"]
    assert services.aapent.varsler == ()


def test_a_copy_from_before_the_change_is_told_of_it_when_it_is_put_back(proevehvelv: Proevehvelv) -> None:
    """The header stays the newest; the log that comes back with the copy has never heard of it."""
    copy = proevehvelv.unlock().kopi.take().value
    change(proevehvelv, PASSWORD, NEW)
    proevehvelv.lock()
    proevehvelv.adopt(proevehvelv.service.restore(proevehvelv.user_id, NEW, copy.navn))

    (row,) = key_rows(proevehvelv)
    assert (row.handling, row.utfall) == ("hvelv.passord_byttet", "etterfoert")


def test_a_generation_is_found_behind_any_number_of_acts_that_change_no_header(proevehvelv: Proevehvelv) -> None:
    services = proevehvelv.unlock()
    change(proevehvelv, PASSWORD, NEW)
    store = services.aapent.oekt.store
    for _ in range(45):
        store.log(Hendelse("mottakerkort.godkjent", objekt="motpart:id0001", angrebar=False))

    assert logged_generation(store) == generation(proevehvelv)
