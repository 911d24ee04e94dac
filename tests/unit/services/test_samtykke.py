"""The consent register: nothing is deleted, a withdrawal stands as it was made, a renewal is a new answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.domain.samtykkegiver import Egenskap, Giver
from helseansvarlig.domain.samtykkeregel import Vilkaar
from helseansvarlig.domain.samtykketrekk import AltDelt, Varslet
from helseansvarlig.domain.utlevering import Kanal
from helseansvarlig.errors import KnownError
from helseansvarlig.services.samtykke import Oppgave
from helseansvarlig.tjenester import Tjenester
from tests.fakes.ut import let_out


@pytest.fixture
def given(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> Samtykke:
    answer = Samtykke(
        "", barn.id, Samtykketype.DELING, gitt=True, gitt_av="Vakker Blomst", innhold=frozenset(Innhold),
        mottakere=frozenset({Mottakerkategori.BUP}), formaal="henvisning", dato=clock.today(),
    )  # fmt: skip
    return tjenester.samtykke.register(answer).value


def badge(tjenester: Tjenester) -> str:
    return tjenester.samtykke.overview()[0].deling.grunn


def test_a_yes_opens_the_badge_and_a_withdrawal_closes_it(tjenester: Tjenester, given: Samtykke) -> None:
    assert badge(tjenester) == "samtykke"

    ended = tjenester.samtykke.withdraw(given.id, "Vakker Blomst").value

    assert (ended.trukket_av, badge(tjenester)) == ("Vakker Blomst", "trukket")


def test_what_is_withdrawn_keeps_its_date(tjenester: Tjenester, given: Samtykke, clock: FixedClock) -> None:
    first = tjenester.samtykke.withdraw(given.id, "Vakker Blomst").value
    clock.moment += timedelta(days=3)

    with pytest.raises(KnownError, match="samtykke_er_trukket"):
        tjenester.samtykke.withdraw(given.id, "En annen")

    assert tjenester.samtykke.of_barn(given.barn_id) == [first]


def test_renewed_it_is_a_new_answer_without_the_old_withdrawal(
    tjenester: Tjenester, given: Samtykke, clock: FixedClock
) -> None:
    ended = tjenester.samtykke.withdraw(given.id, "Vakker Blomst").value
    clock.moment += timedelta(days=1)
    until = clock.today() + timedelta(90)

    fresh = tjenester.samtykke.renew(given.id, until).value

    assert fresh == replace(given, id=fresh.id, dato=clock.today(), gyldig_til=until)
    assert tjenester.samtykke.of_barn(given.barn_id) == [fresh, ended]
    assert badge(tjenester) == "samtykke"


def test_a_no_after_a_yes_counts(tjenester: Tjenester, given: Samtykke, clock: FixedClock) -> None:
    clock.moment += timedelta(days=1)
    tjenester.samtykke.register(replace(given, gitt=False, dato=clock.today()))

    assert badge(tjenester) == "avslag"
    assert tjenester.logg.newest(1)[0].handling == "samtykke.avslag"


def test_an_incomplete_answer_is_refused(tjenester: Tjenester, given: Samtykke) -> None:
    with pytest.raises(KnownError, match="samtykke_mangler_hvem"):
        tjenester.samtykke.register(replace(given, gitt_av=" ", givere=()))


def test_the_record_gives_the_capacity_and_the_rule_that_was_shown(given: Samtykke) -> None:
    assert given.givere == (Giver("Vakker Blomst", Egenskap.BARNET),)
    assert given.regel == "deling_15"


def test_a_yes_from_somebody_else_than_the_rules_propose_takes_a_reason_and_is_logged_as_such(
    tjenester: Tjenester, given: Samtykke
) -> None:
    father = replace(given, gitt_av="Varm Sol", givere=(Giver("Varm Sol", Egenskap.FORELDER),))
    with pytest.raises(KnownError, match="samtykke_mangler_begrunnelse"):
        tjenester.samtykke.register(father)

    kept = tjenester.samtykke.register(replace(father, overstyring="Vakker ville at han svarte")).value
    row = tjenester.logg.newest(1)[0]

    assert (row.handling, row.utfall, row.objekt) == ("samtykke.gitt", "utenfor_forslag", f"samtykke:{kept.id}")
    assert "ville" not in repr(row)


def test_a_no_is_taken_from_anybody(tjenester: Tjenester, given: Samtykke) -> None:
    no = replace(given, gitt=False, gitt_av="Varm Sol", givere=(Giver("Varm Sol", Egenskap.FORELDER),))

    assert tjenester.samtykke.register(no).value.gitt_av == "Varm Sol"


def test_a_condition_that_people_have_found_is_written_down_with_who_found_it(
    tjenester: Tjenester, given: Samtykke
) -> None:
    health = replace(given, samtykketype=Samtykketype.HELSEHJELP, vilkaar=Vilkaar.HJELPENS_ART)
    with pytest.raises(KnownError, match="samtykke_mangler_begrunnelse"):
        tjenester.samtykke.register(health)

    kept = tjenester.samtykke.register(replace(health, overstyring="Helsesykepleier Klok Stein, 3. november")).value
    assert (kept.regel, kept.vilkaar) == ("helsehjelp_12_16_hjelpens_art", Vilkaar.HJELPENS_ART)
    assert tjenester.logg.newest(1)[0].utfall == "ok"


def test_a_refusal_keeps_what_would_make_it_a_yes_and_asks_again_on_the_agreed_day(
    tjenester: Tjenester, given: Samtykke, clock: FixedClock
) -> None:
    again = clock.today() + timedelta(14)
    no = replace(
        given, gitt=False, avslagsgrunn="For mange nye", ja_hvis="Å møte henne her først", spoer_igjen=again,
        hjalp="Å tegne", hjalp_ikke="Å telle pusten",
    )  # fmt: skip
    kept = tjenester.samtykke.register(no, Oppgave("Spør Vakker igjen", again), Oppgave("Snakk i dag", clock.today()))

    stored = tjenester.samtykke.of_barn(given.barn_id)[0]
    assert (stored.ja_hvis, stored.hjalp, stored.hjalp_ikke) == ("Å møte henne her først", "Å tegne", "Å telle pusten")
    tasks = tjenester.ett_barn.picture(given.barn_id).oppfoelginger
    assert {(o.hva, o.frist, o.hvem) for o in tasks} == {
        ("Spør Vakker igjen", again, "Trygg Havn"),
        ("Snakk i dag", clock.today(), "Trygg Havn"),
    }
    assert {o.kilde for o in tasks} == {f"samtykke:{kept.value.id}"}
    tjenester.angre.undo()
    assert tjenester.ett_barn.picture(given.barn_id).oppfoelginger == ()


def test_a_withdrawal_writes_down_what_had_been_shared_and_who_was_told(
    tjenester: Tjenester, given: Samtykke, clock: FixedClock
) -> None:
    made = tjenester.dokument.create(
        Dokumenttype.OVERFOERING, Mottakerkategori.BUP, "BUP Elvebyen", barn_id=given.barn_id
    ).value
    for _ in range(2):
        let_out(tjenester, made.id, Kanal.PAPIR)
    shared = AltDelt("overfoering", "bup", "BUP Elvebyen", clock.today(), f"dokument:{made.id}")
    assert tjenester.samtykke.shared_on(given.id) == (shared,)
    with pytest.raises(KnownError, match="samtykke_ikke_trukket"):
        tjenester.samtykke.tell_recipient(given.id, "BUP Elvebyen")

    ended = tjenester.samtykke.withdraw(given.id, "Vakker Blomst", " Det som er lest, kan ikke bli ulest. ").value
    assert ended.tilbaketrekking.konsekvenser == "Det som er lest, kan ikke bli ulest."
    assert (ended.tilbaketrekking.alt_delt, ended.tilbaketrekking.not_told()) == ((shared,), ("BUP Elvebyen",))

    told = tjenester.samtykke.tell_recipient(given.id, "BUP Elvebyen").value.tilbaketrekking
    assert (told.varslet, told.not_told()) == ((Varslet("BUP Elvebyen", clock.today()),), ())


def test_what_was_only_written_or_went_to_others_has_not_been_shared_on_it(
    tjenester: Tjenester, given: Samtykke
) -> None:
    tjenester.dokument.create(Dokumenttype.OVERFOERING, Mottakerkategori.BUP, "BUP", barn_id=given.barn_id)
    other = tjenester.dokument.create(
        Dokumenttype.OVERFOERING, Mottakerkategori.BARNEVERNSTJENESTEN, "Elvebyen", barn_id=given.barn_id
    ).value
    let_out(tjenester, other.id)

    assert tjenester.samtykke.shared_on(given.id) == ()


def test_who_has_moved_is_not_in_the_overview(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    tjenester.barn.save(replace(barn, flyttet=clock.today()))

    assert tjenester.samtykke.overview() == []
