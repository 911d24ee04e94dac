"""Meeting staff with every file, an own password, the key store and the source read what was released and no more.

The health lead's own password, put through the same search, finds all that was planted: the search can see. Somebody
who has been taken out keeps all she ever had, and it opens nothing that is written afterwards.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import cycle
from pathlib import Path

import pytest

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.security.opened_keys import OpenedKeys, ours
from helseansvarlig.security.vault_keys import as_lead, rewritten
from helseansvarlig.services.romutkast import RomUtkastService
from helseansvarlig.tjenester import Tjenester
from tests.e2e.planter import fail, plant
from tests.e2e.test_rom import Hus
from tests.fakes.kanarifugler import make_canaries
from tests.fakes.proevehvelv import PASSWORD
from tests.lang.bevis import Bevistabell
from tests.lang.huset import COLLEAGUE, HER, Hemmelig, hand_in, id_of, release, word_of
from tests.lang.innsider import seen_by
from tests.lang.proeve import read_files, write_files

pytestmark = pytest.mark.lang

VIS = 9
UNRELEASED = make_canaries(200, "skjult")
RELEASED = make_canaries(20, "frigitt")
LETTERS = make_canaries(10, "brev")
DRAFTS = make_canaries(3, "utkast")
AFTER = make_canaries(60, "etter")
STORIES = 6
"""Twice as many words as there are canaries: a field that the program leaves out is another one the next time."""


def plant_unreleased(services: Tjenester, canaries: list[str]) -> None:
    """Write canaries wherever the health records keep words: whole stories, documents, secrets."""
    words = cycle(canaries)
    for _ in range(STORIES):
        plant(services, words)
    fail(services, iter(canaries))
    child = services.barn.register(Barn("", next(words), date(2011, 3, 4))).value
    services.notat.add(child.id, Notatart.OBSERVASJON, next(words), next(words))
    document = services.dokument.create(
        Dokumenttype.OVERFOERING, Mottakerkategori.BARNEVERNSTJENESTEN, next(words), barn_id=child.id
    ).value
    services.dokument.write(document.id, {field: next(words) for field in document.felter})
    services.dokument.freeze(document.id)
    with services.aapent.oekt.store.write(Hendelse("avsenderkort.laget", angrebar=False)) as unit:
        for number in range(50):
            unit.hemmelighet.put(f"hemmelig.{number}", next(words).encode())


def a_week(huset: Hemmelig) -> None:
    """Plant all there is to find, while she takes an image at every turn: open, crashed, locked, copied."""
    hus = huset.hus
    services = hus.lead()
    plant_unreleased(services, UNRELEASED)
    release(services, RELEASED)
    services.lederoversikt.share()
    huset.image()
    services.kopi.take()
    services.kopi.mirror()
    hand_in(hus, COLLEAGUE, LETTERS)
    assert hus.room is not None
    for number, canary in enumerate(DRAFTS):
        RomUtkastService(hus.room).keep(f"{number}", canary)
    huset.image()
    hus.other(HER)
    huset.image()
    hus.lead().kopi.take()
    hus.leave()
    huset.image()


def test_of_two_hundred_unreleased_canaries_she_decrypts_none(
    huset: Hemmelig, minne: Path, tabell: Bevistabell
) -> None:
    a_week(huset)
    everything = [*UNRELEASED, *RELEASED, *LETTERS, *DRAFTS]
    her, lead = huset.reader(word_of(HER)), huset.reader(PASSWORD)
    hers = seen_by(her, minne / "lest", everything)
    leads = seen_by(lead, minne / "lest", everything)

    name = "ufrigitte kanarifugler for en møtedeltaker"
    tabell.row(VIS, name, len(UNRELEASED), f"{len(hers & {*UNRELEASED})} lest, av {len(her.opened)} åpnede filer")
    told = (
        f"frigitte: {len(hers & {*RELEASED})} av {len(RELEASED)}; leders passord: {len(leads & {*UNRELEASED})} av 200"
    )
    tabell.control(VIS, name, told, failed={*RELEASED} <= hers and {*UNRELEASED} <= leads)
    name = "forseglede brev fra en kollega"
    tabell.row(VIS, name, len(LETTERS), f"{len(hers & {*LETTERS})} lest")
    tabell.control(
        VIS, name, f"leders passord: {len(leads & {*LETTERS})} av {len(LETTERS)}", failed={*LETTERS} <= leads
    )
    tabell.note(f"Kan leses av alle med nøkkel til møterommet: kollegers utkast der ({len(hers & {*DRAFTS})} av 3).")

    assert hers & {*UNRELEASED, *LETTERS} == set()
    assert all(Path(one).name == "moete.db" for one in her.opened)


def a_week_without_her(huset: Hemmelig) -> None:
    """The same again, in new words: records, releases, letters and copies."""
    records, released, letters = AFTER[:20], AFTER[20:40], AFTER[40:]
    hus = huset.hus
    services = hus.lead()
    child = services.barn.register(Barn("", records[0], date(2011, 3, 4))).value
    for canary in records[1:]:
        services.notat.add(child.id, Notatart.OBSERVASJON, canary)
    release(services, released)
    huset.image()
    services.kopi.take()
    services.kopi.mirror()
    hand_in(hus, COLLEAGUE, letters)
    huset.image()
    hus.lead().kopi.take()
    hus.leave()
    huset.image()


def taken_out(hus: Hus) -> None:
    """What the program does: she is out of the header, and her rooms have new keys."""
    hus.lead().brukere.remove(id_of(hus, HER))
    hus.leave()


def taken_out_without_new_keys(hus: Hus) -> None:
    """The control: she is out of the header, and everything else is as it was."""
    services = hus.lead()
    knippe, leaving = services.aapent.knippe, id_of(hus, HER)
    opened = as_lead(ours(knippe.keys))
    fresh = rewritten(opened, [holder for holder in opened.hode.holdere if holder.id != leaving])
    knippe.use(OpenedKeys(fresh), services.aapent.oekt, "bruker.fjernet", f"bruker:{leaving}")
    hus.leave()


def read_after(huset: Hemmelig, way: Callable[[Hus], None], folder: Path) -> dict[str, set[str]]:
    """Live the week before, take her out in one way, live the week after, and return who reads what of that."""
    before, remembered = read_files(huset.home), dict(huset.ring.innhold)
    seen = [*huset.seen]
    way(huset.hus)
    a_week_without_her(huset)
    told = {word: seen_by(huset.reader(word), folder, AFTER) for word in (word_of(HER), PASSWORD)}
    write_files(huset.home, before)
    huset.ring.innhold, huset.seen = remembered, seen
    return told


def test_once_she_is_taken_out_nothing_new_opens_to_all_she_ever_had(
    huset: Hemmelig, minne: Path, tabell: Bevistabell
) -> None:
    release(huset.hus.lead(), RELEASED)
    hand_in(huset.hus, HER, ["Hun har vært her"])
    hand_in(huset.hus, COLLEAGUE, ["Og en til"])
    huset.image()
    huset.hus.lead().kopi.take()
    huset.hus.leave()
    huset.image()
    out = read_after(huset, taken_out, minne / "lest")
    kept = read_after(huset, taken_out_without_new_keys, minne / "lest")

    name = "skrevet etter at hun er fjernet"
    hers, kept_hers = out[word_of(HER)], kept[word_of(HER)]
    tabell.row(VIS, name, len(AFTER), f"{len(hers)} lest med alt hun hadde")
    told = f"uten ny nøkkel: {len(kept_hers)} lest; leders passord: {len(out[PASSWORD])} av {len(AFTER)}"
    tabell.control(VIS, name, told, failed=kept_hers == {*AFTER[20:40]} and out[PASSWORD] == {*AFTER})

    assert hers == set()
