"""Nothing goes around the gate: every way out of the record is tried while somebody has said no.

The child has refused everybody, reserved everything, and asked in a kartlegging for something nobody has weighed.
Planted words stand wherever a child's matters are written, and none of them may be found in what comes out.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

import helseansvarlig.services
from helseansvarlig.bootstrap import make_receiver, open_folder_channel, random_id, receiver_card
from helseansvarlig.cli_dokument import CONFIRMED
from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.deling import Avgjoerelse
from helseansvarlig.domain.delingsregel import Grunnlag, Innad, Mottakertype
from helseansvarlig.domain.dokument import OM, Dokument, Dokumentstatus, Dokumenttype
from helseansvarlig.domain.forsendelse import Mottaker, Tilstand
from helseansvarlig.domain.hendelsesnotat import Anrop, Ettersamtale, Hendelsesnotat, Underretning, Varsling, Vurdert
from helseansvarlig.domain.institusjon import Institusjon, Mottakerkategori
from helseansvarlig.domain.instrument import Instrument, Tall
from helseansvarlig.domain.logg import HANDLINGER, Kategori
from helseansvarlig.domain.moete import Droeftingsmodus, Moete, Moetetype, Sak
from helseansvarlig.domain.nivaabeslutning import Hjelpenivaa, Nivaabeslutning
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.domain.person import Rolle, Rom
from helseansvarlig.domain.samarbeidsavtale import Samarbeidsavtale
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.domain.samtykkeforbehold import OENSKE_STI, Forbehold
from helseansvarlig.domain.stoppunkt import Faktum, Stoppunkt
from helseansvarlig.domain.svar import besvart
from helseansvarlig.domain.utlevering import Kanal
from helseansvarlig.errors import KnownError
from helseansvarlig.services.dokument_huset import OM_HUSET
from helseansvarlig.services.dokumenttyper.registry import ARTER
from helseansvarlig.services.dokumenttyper.utvalg import UTVALG, as_field, chosen_in
from helseansvarlig.services.logginnsyn import Said
from helseansvarlig.services.stoppunkt import Temaer, Tiltak
from helseansvarlig.tjenester import Tjenester
from tests.fakes.kanarifugler import find_canaries, make_canaries
from tests.fakes.kommando import Kommando
from tests.fakes.maler import approve
from tests.fakes.omgivelser import cheap_surroundings
from tests.fakes.proevehvelv import PASSWORD, Proevehvelv
from tests.fakes.sider import readable_pages
from tests.fakes.ut import let_out

CANARIES = make_canaries(8, "port")
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
OWN: dict[Dokumenttype, Mottakertype] = {
    Dokumenttype.BARNEKOPI: Innad.BARNET_SELV,
    Dokumenttype.INNSYN: Innad.BARNET_SELV,
}
"""Documents that can be for nobody else."""
ABOUT_A_CHILD = [kind for kind in Dokumenttype if kind not in OM_HUSET]
STOPPED = ("deling_uten_grunnlag", "deling_maa_avgjoeres", "deling_ikke_alt", "sak_mangler_grunnlag", "sak_nevner_barn",
           "dokument_gjelder_huset")  # fmt: skip
TEMPLATE = "psykisk-livskvalitet-egne-ord"
WRITTEN = dict.fromkeys(
    ("barnets_ord", "symptomer", "risiko", "familie", "barnets_hilsen", "behandling", "brev_gjelder", "brev_bakgrunn"),
    CANARIES[0],
) | {UTVALG: as_field(frozenset(Innhold))}


@contextmanager
def stopped() -> Iterator[None]:
    with pytest.raises(KnownError) as caught:
        yield
    assert caught.value.code in STOPPED, caught.value.code


@dataclass
class Hus:
    """A house where everything was open, one document of each type signed and one queued, before the child said no."""

    tjenester: Tjenester
    barn: Barn
    moete: Moete
    signert: dict[Dokumenttype, Dokument]
    i_utboks: str
    kartlegging_id: str


@pytest.fixture(scope="module")
def ferdig(tmp_path_factory: pytest.TempPathFactory) -> tuple[Hus, Proevehvelv]:
    """The house, made once and locked; each test has a copy of its own."""
    folder, clock = tmp_path_factory.mktemp("porten"), FixedClock(NOW)
    make_receiver(folder / "kommune", Mottaker("312345676", "4601", "00", "konto-1"), "Elvebyen barnevernstjeneste")
    vault = Proevehvelv.create(folder / "hvelv", cheap_surroundings(clock, new_id=random_id))
    made = open_house(vault.unlock(), clock, receiver_card(folder / "kommune").read_bytes())
    vault.lock()
    return made, vault


@pytest.fixture
def porthvelv(ferdig: tuple[Hus, Proevehvelv], tmp_path: Path, clock: FixedClock) -> Iterator[Proevehvelv]:
    """A copy of the vault, two days after the child said no to everything."""
    original = ferdig[1]
    clock.moment = original.around.clock.now()
    shutil.copytree(original.folder, tmp_path / "hvelv")
    around = replace(original.around, clock=clock, ring=deepcopy(original.around.ring))
    vault = Proevehvelv(tmp_path / "hvelv", around)
    yield vault
    vault.let_go()


@pytest.fixture
def hus(ferdig: tuple[Hus, Proevehvelv], porthvelv: Proevehvelv) -> Hus:
    return replace(ferdig[0], tjenester=porthvelv.unlock())


def open_house(tjenester: Tjenester, clock: FixedClock, card: bytes) -> Hus:
    tjenester.institusjon.save(Institusjon("Solbakken", "A2", "310000051"))
    approve(tjenester, TEMPLATE)
    barn = tjenester.barn.register(Barn("", "Vakker Blomst", date(2011, 3, 4))).value
    tjenester.brukere.invite("Stille Vik", Rolle.MOETEDELTAKER)
    service = tjenester.installasjon.trust_card(card, "Klok Stein, 55 00 00 00").value
    tjenester.samtykke.register(yes(barn, clock))
    kartlegging_id = write_everything(tjenester, barn, clock)
    moete = tjenester.moete.create(Moete("", Moetetype.KONTAKTMOETE, clock.today(), "BUP Elvebyen")).value
    sak = tjenester.moete.add_sak(Sak("", moete.id, 0, CANARIES[6], Droeftingsmodus.IDENTIFISERT, barn.id)).value
    tjenester.moete.save_sak(replace(sak, vet=CANARIES[6], beslutning=CANARIES[6]))
    signed = {kind: sign(tjenester, barn, moete, kind, OWN.get(kind, Mottakerkategori.BUP)) for kind in ABOUT_A_CHILD}
    to_service = sign(tjenester, barn, moete, Dokumenttype.OVERFOERING, Mottakerkategori.BARNEVERNSTJENESTEN)
    row = tjenester.utboks.queue(to_service.id, service.id).value
    clock.moment += timedelta(days=2)
    say_no(tjenester, barn, clock)
    wish(tjenester, barn, clock)
    return Hus(tjenester, barn, moete, signed, row.id, kartlegging_id)


def yes(barn: Barn, clock: FixedClock) -> Samtykke:
    everybody = frozenset(Mottakerkategori)
    return Samtykke("", barn.id, Samtykketype.DELING, True, barn.navn, frozenset(Innhold), everybody, "", clock.today())


def say_no(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    """Withdrawn, refused to everybody, and everything reserved."""
    for given in tjenester.samtykke.of_barn(barn.id):
        tjenester.samtykke.withdraw(given.id, barn.navn)
    no = replace(yes(barn, clock), gitt=False, innhold=frozenset(), mottakere=frozenset())
    tjenester.samtykke.register(no)
    tjenester.forbehold.keep(
        Forbehold("", barn.id, clock.today(), frozenset(Innhold), "Ikke noe", svar_til_barnet="Greit.")
    )


def wish(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    clock.moment += timedelta(minutes=1)
    row = tjenester.kartlegging.start(barn.id, TEMPLATE, "Rolig Bekk", "", "ja").value
    tjenester.kartlegging.answer(row.id, OENSKE_STI, besvart(CANARIES[7]))


def write_everything(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> str:
    """A planted word in every kind of thing that is written about a child; returns the kartlegging."""
    for art, word in zip(Notatart, CANARIES, strict=False):
        tjenester.notat.add(barn.id, art, word, "Rolig Bekk", "Snakk i dag")
    tjenester.stoppunkt.create(
        Stoppunkt(
            "", barn.id, clock.today(), "Trygg Havn", clock.today() + timedelta(20),
            (Faktum(CANARIES[5], "Rolig Bekk", dato=clock.today()),), CANARIES[5], CANARIES[5],
            beslutning=CANARIES[5], burde_ogsaa=CANARIES[5],
        ),
        [Tiltak(CANARIES[5], "Trygg Havn", clock.today())],
        Temaer(nye=(CANARIES[5],)),
    )  # fmt: skip
    weigh_everything(tjenester, barn, clock)
    row = tjenester.kartlegging.start(barn.id, TEMPLATE, "Rolig Bekk", "", "ja").value
    tjenester.kartlegging.answer(row.id, "barnets_egne_ord/barnets_egne_ord.1", besvart(CANARIES[4]))
    return row.id


def weigh_everything(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    """A planted word in an incident note, an instrument and a level of help."""
    now, today, word = clock.now(), clock.today(), CANARIES[5]
    tjenester.hendelsesnotat.write(
        Hendelsesnotat(
            "", barn.id, now, word, "Trygg Havn", anrop=(Anrop(word, word, now, word, word),),
            barnevern=Underretning(now, word, word), statsforvalter=Vurdert(Varsling.VARSLET, word, word),
            samtale=Ettersamtale(today, word, word), plan_sett_paa=today,
        ),
        {},
    )  # fmt: skip
    tjenester.instrument.register(Instrument("", barn.id, word, today, word, word, word, (Tall(word, word),), word))
    tjenester.nivaabeslutning.decide(
        Nivaabeslutning(
            "", barn.id, Omraade.PSYKISK, today, Hjelpenivaa.BUP, word, word, word, today + timedelta(9), word
        ),
        word,
    )


def sign(tjenester: Tjenester, barn: Barn, moete: Moete, kind: Dokumenttype, to: Mottakertype) -> Dokument:
    made = tjenester.dokument.create(kind, to, "", barn_id=barn.id, moete_id=moete.id).value
    tjenester.dokument.write(made.id, {OM: made.om} | WRITTEN)
    return tjenester.dokument.freeze(made.id).value


def draft(hus: Hus, kind: Dokumenttype, to: Mottakertype) -> Dokument:
    made = hus.tjenester.dokument.create(kind, to, "", barn_id=hus.barn.id, moete_id=hus.moete.id).value
    return hus.tjenester.dokument.write(made.id, WRITTEN).value


def test_the_words_were_there_to_be_found(hus: Hus, tmp_path: Path) -> None:
    """The control: while everything was open, the signed papers held them."""
    for number, (kind, signed) in enumerate(hus.signert.items()):
        (tmp_path / f"signert{number}.pdf").write_bytes(signed.pdf)
        corrected = next((one for one in hus.signert.values() if f"dokument:{one.id}" == signed.om), None)
        asked = chosen_in(signed) or ARTER[kind].asks(signed.mottaker)
        assert signed.innhold == (corrected.innhold if corrected is not None else asked)
    text = hus.tjenester.dokument.preview(hus.signert[Dokumenttype.HENVISNINGSGRUNNLAG].id).tekst
    assert CANARIES[0] in text, "reading one's own archive is not sharing"


def test_what_has_been_weighed_is_suggested_while_the_gate_is_open_and_gone_when_it_closes(
    tjenester: Tjenester, barn: Barn, clock: FixedClock
) -> None:
    """Instruments, levels, incident notes and open themes are half-written into documents; the gate stands before."""
    weigh_everything(tjenester, barn, clock)
    tjenester.tema.raise_tema(barn.id, CANARIES[6])
    tjenester.samtykke.register(yes(barn, clock))
    expected = {
        Dokumenttype.HENVISNINGSGRUNNLAG: {"instrumenter", "risiko", "kommunal_hjelp"},
        Dokumenttype.OVERFOERING: {"risiko", "aapne_saker"},
    }
    made = {kind: tjenester.dokument.create(kind, Mottakerkategori.BUP, "", barn_id=barn.id).value for kind in expected}

    def told(kind: Dokumenttype) -> set[str]:
        forslag = tjenester.dokument.picture(made[kind].id).forslag
        planted = {"aapne_saker": CANARIES[6]}
        return {field for field, one in forslag.items() if planted.get(field, CANARIES[5]) in one.tekst}

    for kind, fields in expected.items():
        assert told(kind) >= fields
    clock.moment += timedelta(days=1)
    say_no(tjenester, barn, clock)
    assert {field for kind in expected for field in told(kind)} == set()


@pytest.mark.parametrize("to", list(Mottakerkategori))
@pytest.mark.parametrize("kind", ABOUT_A_CHILD)
def test_no_document_is_composed_printed_or_signed(hus: Hus, kind: Dokumenttype, to: Mottakerkategori) -> None:
    made = draft(hus, kind, to)
    documents = hus.tjenester.dokument
    for way in (
        lambda: documents.model(made.id),
        lambda: documents.preview(made.id),
        lambda: let_out(hus.tjenester, made.id),
        lambda: let_out(hus.tjenester, made.id, Kanal.PAPIR),
        lambda: documents.freeze(made.id),
    ):
        with stopped():
            way()
    assert documents.picture(made.id).dokument.status is Dokumentstatus.UTKAST
    assert not any(CANARIES[0] in one.tekst for one in documents.picture(made.id).forslag.values())


@pytest.mark.parametrize("kind", sorted(OM_HUSET))
def test_a_paper_about_the_house_takes_no_child(hus: Hus, kind: Dokumenttype) -> None:
    before = len(hus.tjenester.dokument.list_dokumenter())
    with pytest.raises(KnownError, match="dokument_gjelder_huset"):
        draft(hus, kind, Mottakerkategori.BUP)
    assert len(hus.tjenester.dokument.list_dokumenter()) == before


@pytest.mark.parametrize("kind", sorted(OM_HUSET))
def test_a_paper_about_the_house_that_names_a_child_is_not_composed_printed_or_signed(
    hus: Hus, kind: Dokumenttype
) -> None:
    documents, field = hus.tjenester.dokument, ARTER[kind].deler[-1].felter or ARTER[kind].deler[0].felter
    kept = hus.tjenester.samarbeidsavtale.create(Samarbeidsavtale("", "BUP Elvebyen")).value
    made = documents.create(
        kind, Mottakerkategori.BUP, "", moete_id=hus.moete.id, om=f"samarbeidsavtale:{kept.id}"
    ).value
    assert documents.model(made.id).blokker  # the control: without a name it is made
    documents.write(made.id, {OM: made.om, field[0].id: f"Slik gikk det med {hus.barn.navn}."})
    for way in (documents.model, documents.preview, documents.freeze):
        with stopped():
            way(made.id)


@pytest.mark.parametrize("kind", [kind for kind in ABOUT_A_CHILD if kind not in OWN])
def test_what_was_signed_before_is_not_printed_or_saved_any_more(hus: Hus, kind: Dokumenttype) -> None:
    for on_paper in (False, True):
        with stopped():
            let_out(hus.tjenester, hus.signert[kind].id, Kanal.PAPIR if on_paper else Kanal.FIL)


def test_the_child_keeps_nothing_from_itself(hus: Hus) -> None:
    """What the child has told nobody else is still its own to read, and on paper if it likes."""
    signed = hus.signert[Dokumenttype.BARNEKOPI]

    assert let_out(hus.tjenester, signed.id, Kanal.PAPIR) == signed.pdf
    assert hus.tjenester.dokument.preview(draft(hus, Dokumenttype.BARNEKOPI, Innad.BARNET_SELV).id).pdf


def test_a_signed_document_is_not_made_less_when_only_some_of_it_may_go(hus: Hus, clock: FixedClock) -> None:
    lift_everything(hus)
    clock.moment += timedelta(days=1)
    some = replace(yes(hus.barn, clock), innhold=frozenset({Innhold.SKOLE}))
    hus.tjenester.samtykke.register(some)

    with pytest.raises(KnownError, match="deling_ikke_alt"):
        let_out(hus.tjenester, hus.signert[Dokumenttype.HENVISNINGSGRUNNLAG].id)


def test_the_sheet_one_calls_from_in_an_emergency_says_who_and_nothing_else(hus: Hus, tmp_path: Path) -> None:
    made = draft(hus, Dokumenttype.HENVISNINGSGRUNNLAG, Mottakerkategori.BUP)
    hus.tjenester.dokument.write(made.id, {**WRITTEN, "hastegrad": "oeyeblikkelig"})

    (tmp_path / "ring.pdf").write_bytes(let_out(hus.tjenester, made.id, Kanal.PAPIR))

    assert find_canaries([tmp_path / "ring.pdf"], CANARIES) == []
    with pytest.raises(KnownError, match="hastegrad_ring_naa"):
        hus.tjenester.dokument.freeze(made.id)


def test_no_named_matter_comes_on_an_agenda(hus: Hus) -> None:
    meetings, named = hus.tjenester.moete, Sak("", hus.moete.id, 0, "x", Droeftingsmodus.IDENTIFISERT, hus.barn.id)
    before = meetings.get(hus.moete.id).saker
    nameless = meetings.add_sak(Sak("", hus.moete.id, 0, "En ungdom", Droeftingsmodus.UTEN_NAVN)).value

    assert not meetings.judge_case(hus.barn.id).lets_through
    with stopped():
        meetings.add_sak(named)
    with stopped():
        meetings.add_sak(named, Avgjoerelse(begrunnelse="Det er viktig"))
    with stopped():
        meetings.save_sak(replace(named, id=nameless.id))
    assert meetings.get(hus.moete.id).saker == (*before, nameless)


@pytest.mark.parametrize("mode", [Droeftingsmodus.GENERELL, Droeftingsmodus.UTEN_NAVN])
def test_a_matter_without_a_name_holds_no_name(hus: Hus, mode: Droeftingsmodus) -> None:
    meetings = hus.tjenester.moete
    matter = meetings.add_sak(Sak("", hus.moete.id, 0, "Søvn om natta", mode)).value
    numbered = replace(hus.barn, identnummer="14820997841")
    hus.tjenester.barn.save(numbered)

    for words in ("Om vakker  blomst igjen", "F.nr. 148209 97841", "Vakker Blomsts time"):
        with stopped():
            meetings.add_sak(Sak("", hus.moete.id, 0, words, mode))
        with stopped():
            meetings.save_sak(replace(matter, vet=words))
    assert meetings.save_sak(replace(matter, vet="En blomst er vakker")).value.vet == "En blomst er vakker"


def test_general_minutes_hold_a_reference_and_not_the_matter(hus: Hus, tmp_path: Path) -> None:
    made = hus.tjenester.dokument.create(Dokumenttype.REFERAT, Mottakerkategori.BUP, "", moete_id=hus.moete.id).value

    (tmp_path / "referat.pdf").write_bytes(let_out(hus.tjenester, made.id))

    assert find_canaries([tmp_path / "referat.pdf"], CANARIES) == []


def test_no_forsendelse_is_queued_sealed_or_carried(hus: Hus, tmp_path: Path) -> None:
    outbox, stick = hus.tjenester.utboks, tmp_path / "PINNE"
    stick.mkdir()
    with stopped():
        outbox.seal(hus.i_utboks)
    run = outbox.send_all(open_folder_channel(stick)).value

    assert (run.overfoert, [row.rad.tilstand for row in outbox.list_rows()]) == (0, [Tilstand.KARANTENE])
    assert list((stick / "ut").iterdir()) == []
    again = next(one.motpart.id for one in outbox.list_rows())
    outbox.stop(hus.i_utboks)
    with stopped():
        outbox.queue(outbox.list_rows()[0].dokument.id, again)
    with pytest.raises(KnownError, match="mottaker_feil_kategori"):
        outbox.queue(hus.signert[Dokumenttype.OVERFOERING].id, again)


def test_nothing_is_shared_in_the_house_and_what_was_is_taken_out(hus: Hus, clock: FixedClock) -> None:
    service, last = hus.tjenester.frigivelse, clock.today() + timedelta(7)
    things = service.candidates(hus.barn.id)
    assert {one.art for one in things} >= {"notat", "stoppunkt", "oppfoelging", "sak"}
    for thing in things:
        with stopped():
            service.release(Rom.MOETE, hus.barn.id, [thing], "ukas møte", last)
    assert service.shared() == []


def test_a_release_ends_when_the_child_reserves_what_it_holds(
    tjenester: Tjenester, barn: Barn, clock: FixedClock, proevehvelv: Proevehvelv
) -> None:
    tjenester.brukere.invite("Stille Vik", Rolle.MOETEDELTAKER)
    tjenester.notat.add(barn.id, Notatart.BARNET_SA, CANARIES[0], "Rolig Bekk")
    service = tjenester.frigivelse
    service.release(Rom.MOETE, barn.id, service.candidates(barn.id), "ukas møte", clock.today() + timedelta(7))
    room, key = proevehvelv.folder / "moete.db", tjenester.aapent.keys.room_key(Rom.MOETE, "db")
    assert CANARIES[0] in readable_pages(room, key)

    tjenester.forbehold.keep(
        Forbehold("", barn.id, clock.today(), frozenset({Innhold.BARNETS_EGNE_ORD}), svar_til_barnet="Vi tar det bort.")
    )

    assert service.expire().value == 1
    assert CANARIES[0] not in readable_pages(room, key)


@pytest.mark.parametrize("to", list(Mottakerkategori))
def test_no_answers_leave_as_data(hus: Hus, to: Mottakerkategori) -> None:
    with stopped():
        hus.tjenester.kartleggingseksport.response(hus.kartlegging_id, to)


def test_the_log_and_the_childs_own_copy_of_it_tell_acts_and_no_content(hus: Hus, tmp_path: Path) -> None:
    said: Said = lambda row: row.handling  # noqa: E731 (the screen's words are not what is tested)
    (tmp_path / "logg.jsonl").write_bytes(hus.tjenester.logg.export())
    (tmp_path / "innsyn.pdf").write_bytes(hus.tjenester.logg.print_innsyn(hus.barn.id, said))

    assert find_canaries([tmp_path / "logg.jsonl", tmp_path / "innsyn.pdf"], CANARIES) == []


def test_the_leader_gets_numbers_alone(hus: Hus, porthvelv: Proevehvelv) -> None:
    hus.tjenester.brukere.invite("Høy Varde", Rolle.LEDER)
    hus.tjenester.lederoversikt.share()

    key = hus.tjenester.aapent.keys.room_key(Rom.LEDER, "db")
    pages = readable_pages(porthvelv.folder / "leder.db", key)
    assert not any(canary in pages for canary in CANARIES)


SEEN = ("--mottaker", "Elvebyen", "--skrevet", "Elvebyen", *(part for one in CONFIRMED for part in ("--bekreft", one)))
"""All that a person can confirm at the way out, so that nothing but the gate stands there."""
COMMANDS: list[Callable[[Hus, Path], tuple[object, ...]]] = [
    *(
        lambda hus, ut, kind=kind, to=to: (
            "dokument", "lag", kind, "--barn", hus.barn.id, "--moete", hus.moete.id, "--til", to, "--ut", ut,
            *SEEN,
        )
        for kind in Dokumenttype
        for to in ("barnevernstjenesten", "bup", "foreldre")
    ),
    lambda hus, _ut: ("kartlegging", "eksporter", hus.kartlegging_id),
    lambda hus, _ut: ("kartlegging", "eksporter", hus.kartlegging_id, "--til", "skole_ppt", "--begrunnelse", "Fordi"),
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(COMMANDS)))
def test_no_command_goes_around_it(hus: Hus, porthvelv: Proevehvelv, tmp_path: Path, number: int) -> None:
    command = Kommando(tmp_path, PASSWORD)
    command.vault = porthvelv.folder
    arguments = COMMANDS[number](hus, tmp_path / "ut.pdf")
    porthvelv.lock()
    ended = command(*arguments)

    assert (ended.code, ended.rows) == (1, [])
    assert not (tmp_path / "ut.pdf").exists()


OUT = frozenset({Kategori.UTSKRIFT, Kategori.EKSPORT, Kategori.SENDING})
WALKED = {
    "kartleggingseksport": "answers as data, above",
    "utboks": "the outbox, above",
    "utgang": "documents, above: their one way out, tests/unit/services/test_utgang_oppsett.py",
    "utleveringsregister": "a report on what has left, which names nobody",
    "frigivelse": "the house, above",
    "lederoversikt": "numbers, above",
    "logg": "the log, above",
    "filforsegling": "files that lie outside the vault: no child's record is read",
    "uten_navn": "a question that names nobody, held against all names, tests/unit/services/test_uten_navn.py",
    "kartlegging_vedlegg": "a file for the house itself, logged, tests/unit/services/test_kartlegging_vedlegg.py",
    "kartlegging_papir": "empty forms: no answer is printed, tests/unit/services/test_kartlegging_papir.py",
}


def test_every_service_that_lets_something_out_is_walked_here() -> None:
    """A service that logs printing, export or sending is a way out: a new one is tried above, or it is said why not."""
    codes = {code for code, act in HANDLINGER.items() if act.kategori in OUT}
    folder = Path(helseansvarlig.services.__file__).parent
    found = {
        path.stem
        for path in folder.glob("**/*.py")
        if codes & set(re.findall(r'"([a-z_]+\.[a-z_]+)"', path.read_text(encoding="utf-8")))
    }

    # `samtykke` and `utlevering` read what has left, `mal` writes empty forms: none lets anything about a child out.
    assert found - {"samtykke", "utlevering", "mal"} == set(WALKED)


def lift_everything(hus: Hus) -> None:
    service = hus.tjenester.forbehold
    for one in service.of_barn(hus.barn.id):
        service.lift(one.id)
    for waiting in service.waiting(hus.barn.id):
        service.keep(
            Forbehold(
                "", hus.barn.id, waiting.dato, frozenset(), waiting.ord, kilde=waiting.kilde, svar_til_barnet="Greit."
            )
        )


def test_with_a_duty_a_reason_and_a_sentence_to_the_child_the_own_service_is_told(hus: Hus) -> None:
    """The way through stays open, and leaves its ground in the log: a duty is not stopped by a no."""
    made = draft(hus, Dokumenttype.OVERFOERING, Mottakerkategori.BARNEVERNSTJENESTEN)
    decided = {"deling_begrunnelse": "Flytter i morgen", "deling_til_barnet": "De må vite om medisinen"}
    hus.tjenester.dokument.write(made.id, {**WRITTEN, **decided})

    signed = hus.tjenester.dokument.freeze(made.id).value
    row = hus.tjenester.logg.newest(1)[0]

    assert (signed.innhold, row.formaal) == (chosen_in(signed), Grunnlag.LOV_OPPDATERE_BARNEVERNSTJENESTEN.value)
    assert Innhold.SEKSUELL in signed.innhold
    assert row.utfall == "ja:" + "+".join(one.value for one in Innhold if one in signed.innhold)
