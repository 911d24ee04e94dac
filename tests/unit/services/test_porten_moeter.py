"""Ways a child's name could get out of a meeting, tried one by one: each is closed, and what may go on goes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.deling import Avgjoerelse
from helseansvarlig.domain.delingsregel import Grunnlag
from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.institusjon import Motpart, Mottakerkategori
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.moete import Deltaker, Droeftingsmodus, Moete, Moetetype, Sak
from helseansvarlig.domain.saksliste import Forslagsart, Sakvalg
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.errors import KnownError
from helseansvarlig.services.innsyn_innslag import entries_of
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.tjenester import Tjenester
from tests.fakes.proevehvelv import Proevehvelv

DANGER = Avgjoerelse(Grunnlag.FARE_FOR_LIV_ELLER_HELSE, "Fare for liv")


@pytest.fixture
def oekt(proevehvelv: Proevehvelv) -> Oekt:
    """What lies behind the services; a test asks for those first."""
    assert proevehvelv.aapent is not None
    return proevehvelv.aapent.oekt


@pytest.fixture
def moete(tjenester: Tjenester, clock: FixedClock) -> Moete:
    return tjenester.moete.create(Moete("", Moetetype.KONTAKTMOETE, clock.today(), "BUP Elvebyen")).value


def say_yes(tjenester: Tjenester, barn: Barn, clock: FixedClock, to: Mottakerkategori = Mottakerkategori.BUP) -> str:
    given = Samtykke(
        "", barn.id, Samtykketype.DELING, True, barn.navn, frozenset(Innhold), frozenset({to}), "møte", clock.today()
    )
    return tjenester.samtykke.register(given).value.id


def named(moete: Moete, barn: Barn) -> Sak:
    return Sak("", moete.id, 0, "Søvn", Droeftingsmodus.IDENTIFISERT, barn.id)


def general(moete: Moete, beslutning: str = "", ansvarlig: str = "") -> Sak:
    return Sak(
        "", moete.id, 0, "Ringetid", Droeftingsmodus.GENERELL, beslutning=beslutning, ansvarlig=ansvarlig
    )  # fmt: skip


# Whom the yes is about


def meeting_with(tjenester: Tjenester, clock: FixedClock, kategori: Mottakerkategori) -> Moete:
    tjenester.institusjon.add_motpart(Motpart("", "Skolen", kategori))
    return tjenester.moete.create(Moete("", Moetetype.ANSVARSGRUPPE, clock.today(), "Skolen")).value


def test_a_yes_to_bup_names_nobody_to_another_service(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    say_yes(tjenester, barn, clock)
    other = meeting_with(tjenester, clock, Mottakerkategori.SKOLE_PPT)

    assert not tjenester.moete.judge_case(barn.id, other.id).lets_through
    with pytest.raises(KnownError, match="sak_mangler_grunnlag"):
        tjenester.moete.add_sak(named(other, barn))

    say_yes(tjenester, barn, clock, Mottakerkategori.SKOLE_PPT)
    assert tjenester.moete.add_sak(named(other, barn)).value.barn_id == barn.id
    assert tjenester.logg.newest(1)[0].mottaker == "skole_ppt"


def test_what_the_record_suggests_is_named_by_the_same_yes(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    say_yes(tjenester, barn, clock)
    other = meeting_with(tjenester, clock, Mottakerkategori.SKOLE_PPT)
    tjenester.innmeldtsak.put_forward("Søvn", barn.id)

    [offered] = tjenester.saksliste.suggest(other.id)
    assert (offered.art, offered.modus) == (Forslagsart.MELDT, Droeftingsmodus.UTEN_NAVN)


def test_the_log_tells_on_which_ground_a_ticked_child_is_named(
    tjenester: Tjenester, moete: Moete, barn: Barn, clock: FixedClock
) -> None:
    consent = say_yes(tjenester, barn, clock)
    tjenester.innmeldtsak.put_forward("Søvn", barn.id)
    [offered] = tjenester.saksliste.suggest(moete.id)
    tjenester.saksliste.take(moete.id, [Sakvalg(offered.noekkel, "Søvn")])

    row = tjenester.logg.newest(1)[0]
    assert (row.handling, row.barn_id, row.objekt) == ("deling.vurdert", barn.id, f"samtykke:{consent}")


def test_by_statute_no_reason_is_kept_where_none_was_written(
    tjenester: Tjenester, barn: Barn, clock: FixedClock
) -> None:
    other = meeting_with(tjenester, clock, Mottakerkategori.BARNEVERNSTJENESTEN)
    assert tjenester.moete.add_sak(named(other, barn)).value.barn_id == barn.id
    assert tjenester.notat.of_barn(barn.id) == []


# A yes that is taken back between the agenda and the meeting


def test_a_consent_taken_back_before_the_meeting_takes_the_matter_off_the_shared_screen(
    tjenester: Tjenester, moete: Moete, barn: Barn, clock: FixedClock
) -> None:
    consent = say_yes(tjenester, barn, clock)
    sak = tjenester.moete.add_sak(named(moete, barn)).value
    tjenester.moete.add_sak(general(moete))
    assert sak in tjenester.moetemodus.begin(moete.id).saker

    tjenester.samtykke.withdraw(consent, barn.navn)
    rom = tjenester.moetemodus.begin(moete.id)
    assert ([one.nummer for one in rom.saker], rom.utelatt) == ([2], (1,))
    assert barn.id not in repr(rom)


def test_who_was_named_with_a_written_reason_is_still(
    tjenester: Tjenester, moete: Moete, barn: Barn, clock: FixedClock
) -> None:
    tjenester.samtykke.withdraw(say_yes(tjenester, barn, clock), barn.navn)
    sak = tjenester.moete.add_sak(named(moete, barn), DANGER).value
    rom = tjenester.moetemodus.begin(moete.id)
    assert (rom.saker, rom.utelatt) == ((sak,), ())


# Papers that name nobody


def paper(tjenester: Tjenester, moete: Moete, kind: Dokumenttype) -> str:
    made = tjenester.dokument.create(kind, Mottakerkategori.BUP, "BUP Elvebyen", moete_id=moete.id).value
    return str(tjenester.dokument.model(made.id))


@pytest.mark.parametrize("kind", [Dokumenttype.REFERAT, Dokumenttype.AGENDA])
def test_general_papers_refuse_a_child_among_those_who_came(
    tjenester: Tjenester, moete: Moete, barn: Barn, kind: Dokumenttype
) -> None:
    tjenester.moete.save(replace(moete, deltakere=(Deltaker("Klok Stein"),)))
    assert paper(tjenester, moete, kind)
    tjenester.moete.save(replace(moete, deltakere=(Deltaker(f"{barn.navn}, ungdom"),)))
    with pytest.raises(KnownError, match="sak_nevner_barn"):
        paper(tjenester, moete, kind)


@pytest.mark.parametrize("kind", [Dokumenttype.REFERAT, Dokumenttype.AGENDA])
def test_what_was_written_before_a_child_came_is_looked_over_when_it_is_printed(
    tjenester: Tjenester, moete: Moete, barn: Barn, kind: Dokumenttype
) -> None:
    tjenester.moete.add_sak(replace(general(moete), tittel="Stille Vind"))
    assert paper(tjenester, moete, kind)
    tjenester.barn.register(Barn("", "Stille Vind", barn.foedselsdato))
    with pytest.raises(KnownError, match="sak_nevner_barn"):
        paper(tjenester, moete, kind)


def test_an_addendum_from_before_a_child_came_is_looked_over_too(
    tjenester: Tjenester, moete: Moete, barn: Barn
) -> None:
    tjenester.moete.finish(moete.id)
    tjenester.referat.add(moete.id, 0, "Stille Vind ringte")
    assert paper(tjenester, moete, Dokumenttype.REFERAT)
    tjenester.barn.register(Barn("", "Stille Vind", barn.foedselsdato))
    with pytest.raises(KnownError, match="sak_nevner_barn"):
        paper(tjenester, moete, Dokumenttype.REFERAT)


def test_the_decisions_of_last_time_are_looked_over_in_the_next_agenda(
    tjenester: Tjenester, moete: Moete, barn: Barn, clock: FixedClock
) -> None:
    tjenester.moete.add_sak(general(moete, beslutning="BUP ringer Stille Vind"))
    tjenester.moete.finish(moete.id)
    later = clock.today() + timedelta(days=30)
    after = tjenester.moete.create(Moete("", moete.moetetype, later, moete.motpart)).value
    assert paper(tjenester, after, Dokumenttype.AGENDA)
    tjenester.barn.register(Barn("", "Stille Vind", barn.foedselsdato))
    with pytest.raises(KnownError, match="sak_nevner_barn"):
        paper(tjenester, after, Dokumenttype.AGENDA)


@pytest.mark.usefixtures("barn")
def test_a_child_is_not_responsible_by_name_where_nobody_is_named(tjenester: Tjenester, moete: Moete) -> None:
    assert tjenester.moete.add_sak(general(moete, ansvarlig="Klok Stein"))
    with pytest.raises(KnownError, match="sak_nevner_barn"):
        tjenester.moete.add_sak(general(moete, ansvarlig="Vakker Blomst"))


# A matter that is spoken of in another way


def test_a_matter_that_loses_its_name_leaves_the_name_with_the_child(
    tjenester: Tjenester, oekt: Oekt, moete: Moete, barn: Barn
) -> None:
    sak = tjenester.moete.add_sak(replace(named(moete, barn), kilde=f"barn:{barn.id}"), DANGER).value
    now = replace(sak, modus=Droeftingsmodus.GENERELL, barn_id="", tittel="Søvn hos unge")
    kept = tjenester.moete.save_sak(now).value

    assert (kept.nummer, kept.kilde, kept.barn_id) == (sak.nummer, "", "")
    with oekt.store.read() as unit:
        about = unit.rensing.rows_of(barn.id)
    assert ("sak", sak.id) in about, "what it said with the name goes when the child's record goes"
    assert ("sak", kept.id) not in about


def test_a_key_does_not_open_what_the_matter_became_for_another_child(
    tjenester: Tjenester, oekt: Oekt, moete: Moete, barn: Barn
) -> None:
    other = tjenester.barn.register(Barn("", "Modig Gran", barn.foedselsdato)).value
    sak = tjenester.moete.add_sak(Sak("", moete.id, 0, "Søvn", Droeftingsmodus.UTEN_NAVN), om=barn.id).value
    tjenester.moete.save_sak(replace(named(moete, other), id=sak.id, vet="Modig Gran sover"), DANGER)

    assert tjenester.saksnoekkel.of_barn(barn.id) == []
    with oekt.store.read() as unit:
        copy = repr(list(entries_of(unit, oekt.store, barn.id)))
    assert "Modig Gran" not in copy


def test_a_key_that_was_left_behind_opens_no_named_matter(
    tjenester: Tjenester, oekt: Oekt, moete: Moete, barn: Barn
) -> None:
    other = tjenester.barn.register(Barn("", "Modig Gran", barn.foedselsdato)).value
    sak = tjenester.moete.add_sak(Sak("", moete.id, 0, "Søvn", Droeftingsmodus.UTEN_NAVN), om=barn.id).value
    with oekt.store.write(Hendelse("sak.endret")) as unit:  # as an earlier version of the program left it
        unit.sak.save(replace(sak, modus=Droeftingsmodus.IDENTIFISERT, barn_id=other.id, vet="Modig Gran sover"))

    assert tjenester.saksnoekkel.of_barn(barn.id) == []
    with oekt.store.read() as unit:
        assert "Modig Gran" not in repr(list(entries_of(unit, oekt.store, barn.id)))


def test_undo_brings_back_the_name_and_the_key_together(tjenester: Tjenester, moete: Moete, barn: Barn) -> None:
    sak = tjenester.moete.add_sak(Sak("", moete.id, 0, "Søvn", Droeftingsmodus.UTEN_NAVN), om=barn.id).value
    tjenester.moete.save_sak(replace(named(moete, barn), id=sak.id), DANGER)
    tjenester.angre.undo()

    assert tjenester.moete.get(moete.id).saker == (sak,)
    assert [one.sak for one in tjenester.saksnoekkel.of_barn(barn.id)] == [sak]


# What is only begun


def test_a_matter_that_is_only_begun_goes_with_the_child(
    tjenester: Tjenester, oekt: Oekt, moete: Moete, barn: Barn
) -> None:
    tjenester.utkast.keep(f"ny_sak:{moete.id}", f'{{"barn_id": "{barn.id}", "begrunnelse": "Fare for liv"}}')
    tjenester.utkast.keep("ny_sak:annet", '{"barn_id": "", "tittel": "Ringetid"}')
    with oekt.store.read() as unit:
        drafts = [key for table, key in unit.rensing.rows_of(barn.id) if table == "utkast"]
    assert [key.split(":", 1)[1] for key in drafts] == [f"ny_sak:{moete.id}"]
