"""The log as a person reads it, and the proof that it is whole."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.dokumentmodell import Felter
from helseansvarlig.domain.logg import Ankerkilde, Hendelse, Kategori, Loggutvalg, SettAnker
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.person import Rolle
from helseansvarlig.errors import KnownError
from helseansvarlig.services.aapning import Aapent
from helseansvarlig.tjenester import Tjenester
from tests.fakes.noekkelring import MinneNoekkelring
from tests.fakes.proevehvelv import Proevehvelv

HERS = "sol over stille hav i kveld"


def test_the_newest_row_comes_first_and_looking_at_a_child_is_one(tjenester: Tjenester, barn: Barn) -> None:
    tjenester.ett_barn.picture(barn.id)
    newest = tjenester.logg.newest(2)

    assert [(row.handling, row.barn_id) for row in newest] == [("barn.lest", barn.id), ("barn.opprettet", barn.id)]
    assert newest[0].nummer == newest[1].nummer + 1


def test_a_whole_vault_is_whole(tjenester: Tjenester, barn: Barn) -> None:
    assert barn.navn
    assert tjenester.logg.verify() == tjenester.logg.check_vault()


def test_an_edited_row_is_found(proevehvelv: Proevehvelv) -> None:
    connection = proevehvelv.raw()
    connection.execute("DROP TRIGGER logg_kan_ikke_endres")
    connection.execute("UPDATE logg SET bruker_navn = 'En annen' WHERE nummer = 1")
    connection.close()

    with pytest.raises(KnownError, match="logg_brutt"):
        proevehvelv.unlock()


def test_the_log_holds_no_name_answer_or_text_of_a_child(tjenester: Tjenester, barn: Barn) -> None:
    tjenester.notat.add(barn.id, Notatart.BARNET_SA, "Jeg vil sove", "Rolig Bekk")
    tjenester.barn.save(barn)

    told = repr(tjenester.logg.newest(50))
    assert not [word for word in ("Blomst", "sove", "Rolig Bekk", "2011") if word in told]


def seen(tjenester: Tjenester, nummer: int, hash_: str) -> SettAnker:
    anchor = SettAnker(f"a{nummer}", Ankerkilde.KVITTERING, nummer, hash_, tjenester.aapent.oekt.clock.now(), b"")
    with tjenester.aapent.oekt.store.write(Hendelse("kvittering.mottatt", angrebar=False)) as unit:
        unit.anker.save(anchor)
    return anchor


def test_what_a_check_rested_on_is_told(tjenester: Tjenester, barn: Barn) -> None:
    rows = {row.handling: row for row in tjenester.logg.newest(9)}
    old, new = rows["institusjon.opprettet"], rows["barn.opprettet"]
    seen(tjenester, new.nummer, new.hash)
    seen(tjenester, old.nummer, old.hash)

    found = tjenester.logg.control()

    assert barn.id == new.barn_id
    assert (found.ankre, found.siste_anker and found.siste_anker.nummer) == (2, new.nummer)
    assert found.hode == tjenester.aapent.oekt.store.head()


def test_a_place_that_others_have_seen_and_that_is_gone_is_told_and_logged(tjenester: Tjenester) -> None:
    seen(tjenester, 1, "0" * 64)

    with pytest.raises(KnownError, match="anker_mangler"):
        tjenester.logg.check_vault()

    row = tjenester.logg.newest(1)[0]
    assert (row.handling, row.utfall, row.kategori) == ("logg.kontroll_feilet", "anker_mangler", Kategori.FEIL)


def test_a_row_that_was_changed_outside_the_program_is_told_and_logged(
    tjenester: Tjenester, barn: Barn, proevehvelv: Proevehvelv
) -> None:
    tjenester.logg.check_vault()
    proevehvelv.lock()
    connection = proevehvelv.raw()
    connection.execute("UPDATE barn SET navn = 'Rolig Bekk' WHERE id = ?", (barn.id,))
    connection.close()
    again = proevehvelv.unlock()

    with pytest.raises(KnownError, match="rad_uten_historie"):
        again.logg.check_vault()
    assert again.logg.newest(1)[0].utfall == "rad_uten_historie"


def test_looking_searching_and_innsyn_are_acts_and_the_words_are_not_kept(tjenester: Tjenester, barn: Barn) -> None:
    tjenester.logg.look()
    tjenester.logg.note_search()
    tjenester.logg.note_search(barn.id)

    rows = tjenester.logg.newest(3)
    assert [(row.handling, row.barn_id) for row in rows] == [
        ("logg.innsyn", barn.id), ("logg.soekt", ""), ("logg.lest", ""),
    ]  # fmt: skip
    assert {row.formaal for row in rows} == {"innsyn"}


def test_rows_are_found_by_kind_child_and_day(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    tjenester.ett_barn.picture(barn.id)
    clock.moment += timedelta(days=2)
    tjenester.ett_barn.picture(barn.id)

    readings = Loggutvalg(frozenset({Kategori.LESING}), barn.id)
    assert len(tjenester.logg.find(readings)) == 2
    since = Loggutvalg(frozenset({Kategori.LESING}), barn.id, fra=clock.today())
    assert [row.tid for row in tjenester.logg.find(since)] == [clock.now().isoformat()]
    assert tjenester.logg.find(Loggutvalg(fra=date(2030, 1, 1))) == []


def test_a_childs_log_is_whole_however_long(tjenester: Tjenester, barn: Barn) -> None:
    for _ in range(520):
        tjenester.ett_barn.picture(barn.id)

    felter = tjenester.logg.compose_innsyn(barn.id, lambda row: row.handling).blokker[1]
    assert isinstance(felter, Felter)
    assert felter.rader[2][1] == "521"


def test_the_mark_of_a_signed_page_is_found(tjenester: Tjenester) -> None:
    head = tjenester.aapent.oekt.store.head()
    row = tjenester.logg.marked(head.hash[:12])

    assert row is not None
    assert row.nummer == head.nummer


def test_a_key_store_that_lags_behind_a_deputys_is_no_alarm_and_a_file_that_was_put_back_is(
    proevehvelv: Proevehvelv, tmp_path: Path
) -> None:
    """Two accounts on one laptop, each with a key store that remembers only what it has seen itself."""
    invited = proevehvelv.unlock().brukere.invite("Rolig Bekk", Rolle.STEDFORTREDER).value
    proevehvelv.lock()
    hers = Proevehvelv(proevehvelv.folder, replace(proevehvelv.around, ring=MinneNoekkelring()))
    hers.service.lock(_open(hers.service.begin(invited.bruker.id, invited.startkode, HERS)))
    shutil.copytree(proevehvelv.folder, tmp_path / "foer")
    services = hers.adopt(_open(hers.service.unlock(invited.bruker.id, HERS)))
    for _ in range(20):
        services.logg.look()
    hers.lock()

    assert proevehvelv.unlock().aapent.varsler == (), "what it remembers stands in the log"
    proevehvelv.lock()
    shutil.rmtree(proevehvelv.folder)
    shutil.copytree(tmp_path / "foer", proevehvelv.folder)

    again = hers.adopt(_open(hers.service.unlock(invited.bruker.id, HERS)))
    hers.lock()
    assert [one.kode for one in again.aapent.varsler] == ["logg_rullet_tilbake"]


def _open(opened: object) -> Aapent:
    assert isinstance(opened, Aapent)
    return opened
