"""Fifty-odd ways to let out the wrong thing, or to the wrong place: a house, and one line for each of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Adressegrad, Barn
from helseansvarlig.domain.dokument import Dokument, Dokumenttype
from helseansvarlig.domain.institusjon import Institusjon, Motpart, Mottakerkategori
from helseansvarlig.domain.person import Person
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.domain.samtykkeforbehold import Forbehold
from helseansvarlig.domain.utgang import Oensket, Sammendrag, Varsko
from helseansvarlig.domain.utlevering import Kanal
from helseansvarlig.errors import KnownError
from helseansvarlig.services.utgang import UtgangService
from helseansvarlig.tjenester import Tjenester

BUP, SKOLE, FORELDRE = Mottakerkategori.BUP, Mottakerkategori.SKOLE_PPT, Mottakerkategori.FORELDRE
TJENESTEN = Mottakerkategori.BARNEVERNSTJENESTEN
BY_HAND = (Kanal.PAPIR, Kanal.FIL, Kanal.PASSORD)
CARD = {"kort": b"et kort", "fingeravtrykk_bekreftet_av": "Klok Stein, 55 00 00 00", "orgnr": "312345676"}
OTHER_CHILD = "Modig Gran"


@dataclass
class Hus:
    """One vault for all of it. `dokumenter` are made when a line first asks for them."""

    t: Tjenester
    clock: FixedClock
    barn: dict[str, Barn] = field(default_factory=dict)
    motparter: dict[str, Motpart] = field(default_factory=dict)
    dokumenter: dict[tuple[str, str, str], Dokument] = field(default_factory=dict)

    @property
    def utgang(self) -> UtgangService:
        return self.t.utgang

    def make(self, who: str, to: Mottakerkategori, name: str, *, sign: bool = False, **fields: str) -> Dokument:
        """Return a letter, or what the own barnevernstjeneste gets, about one child to one by name."""
        key = (who, to.value, name)
        if key not in self.dokumenter:
            kind = Dokumenttype.OVERFOERING if to is TJENESTEN else Dokumenttype.BREV
            made = self.t.dokument.create(kind, to, name, barn_id=self.barn[who].id).value
            if fields:
                made = self.t.dokument.write(made.id, {**made.felter, **fields}).value
            self.dokumenter[key] = self.t.dokument.freeze(made.id).value if sign else made
        return self.dokumenter[key]


Build = Callable[[Hus, Kanal], Oensket]


@dataclass(frozen=True)
class Oppsett:
    """One line of the table: what is wrong, which way out, and what stops it or must be said before it goes.

    `navn` tells that the recipient's name must be typed, `vern` which guard stands behind the line. `foreleses` is
    what is shown in place of what was read out, as when another document lies on the screen.
    """

    fare: str
    hva: str
    kanal: Kanal
    bygg: Build
    stoppes: str = ""
    bekreftes: frozenset[Varsko] = frozenset()
    navn: bool = False
    vern: str = ""
    foreleses: Callable[[Hus, Sammendrag], Sammendrag] | None = None

    def __str__(self) -> str:
        return f"{self.fare} · {self.hva} · {self.kanal}"

    def expects(self, ended: str) -> bool:
        """Tell whether a line ended as the table says."""
        if self.stoppes:
            return ended == f"stanset: {self.stoppes}"
        said = set(ended.removeprefix("bekreftet: ").split(", "))
        return ended.startswith("bekreftet: ") and said >= {*self.bekreftes, *(["navnet"] if self.navn else [])}


def open_house(tjenester: Tjenester, clock: FixedClock) -> Hus:
    """Return the house: children whose answers differ, services checked and not, and what was signed meanwhile."""
    hus = Hus(tjenester, clock)
    tjenester.institusjon.save(Institusjon("Solbakken", "A2", "310000051"))
    mother = Person("Stille Vik", "mor")
    home = {"navngitt": "Fjorden"}
    for number, (key, name) in enumerate(
        {"aapen": "Vakker Blomst", "annen": OTHER_CHILD, "trukket": "Lys Dag", "forbehold": "Varm Sol",
         "delvis": "Klar Bekk", "sperret": "Blid Vind", "navngitt": "Sterk Furu"}.items()
    ):  # fmt: skip
        grade = Adressegrad.FORTROLIG if key == "sperret" else Adressegrad.INGEN
        made = Barn("", name, date(2011, 3, 4 + number), adressegrad=grade, foreldreansvar=(mother,))
        hus.barn[key] = tjenester.barn.register(replace(made, omsorgskommune=home.get(key, "4601"))).value
        tjenester.samtykke.register(yes(hus.barn[key], clock))
    fill_book(hus)
    hus.make("trukket", BUP, "BUP Elvebyen", sign=True)
    for one in (BUP, TJENESTEN):
        hus.make("delvis", one, "BUP Elvebyen", sign=True)
    hus.make("aapen", BUP, "Signert før", sign=True)
    hus.make("annen", BUP, "Signert om en annen", sign=True)
    clock.moment += timedelta(days=1)
    say_no(hus)
    return hus


def yes(barn: Barn, clock: FixedClock) -> Samtykke:
    everybody = frozenset(Mottakerkategori)
    return Samtykke("", barn.id, Samtykketype.DELING, True, barn.navn, frozenset(Innhold), everybody, "", clock.today())


def fill_book(hus: Hus) -> None:
    today = hus.clock.today()
    checked = {"sjekket": today, "sjekket_av": "Trygg Havn"}
    old = {"sjekket": today - timedelta(days=400), "sjekket_av": "Trygg Havn"}
    book = {
        "BUP Elvebyen": Motpart("", "BUP Elvebyen", BUP, **checked),
        "BUP Fjorden": Motpart("", "BUP Fjorden", BUP),
        "BUP Fjellet": Motpart("", "BUP Fjellet", BUP, **old),
        "BUP Posten": Motpart("", "BUP Posten", BUP, kanal=Kanal.SENDT, **checked),
        "Elvebyen": Motpart("", "Elvebyen barnevernstjeneste", TJENESTEN, **CARD, **checked, kommunenr="4601"),
        "Elvebyen gammel": Motpart("", "Elvebyen barnevern vest", TJENESTEN, **CARD, **old),
        "Elvebyen usjekket": Motpart("", "Elvebyen barnevern øst", TJENESTEN, **CARD),
        "Fjorden": Motpart("", "Fjorden barnevernstjeneste", TJENESTEN, **CARD, **checked, kommunenr="1103"),
        "uten kort": Motpart("", "Skogen barnevernstjeneste", TJENESTEN, **checked),
        "skolen": Motpart("", "Elvebyen skole", SKOLE, **CARD, **checked),
    }
    hus.motparter = {key: hus.t.institusjon.add_motpart(one).value for key, one in book.items()}
    hus.t.institusjon.add_motpart(Motpart("", "Tvillingskolen", SKOLE, sted="Nord", **checked))
    hus.t.institusjon.add_motpart(Motpart("", "Tvillingskolen", SKOLE, sted="Sør", **checked))


def say_no(hus: Hus) -> None:
    """Withdrawn, reserved whole and in part, after something had been signed."""
    for given in hus.t.samtykke.of_barn(hus.barn["trukket"].id):
        hus.t.samtykke.withdraw(given.id, "Lys Dag")
    for key, what in (("forbehold", frozenset(Innhold)), ("delvis", frozenset({Innhold.GRUNNOPPLYSNINGER}))):
        kept = Forbehold("", hus.barn[key].id, hus.clock.today(), what, "Ikke det", svar_til_barnet="Greit.")
        hus.t.forbehold.keep(kept)


def by_hand(who: str, to: Mottakerkategori, name: str, **fields: str) -> Build:
    return lambda hus, kanal: Oensket(hus.make(who, to, name, **fields).id, kanal)


def sealed(who: str, motpart: str, **fields: str) -> Build:
    """Return what is put in the outbox: a document of its own for each service, or the ways would meet."""
    name = f"{who} til {motpart}{', begrunnet' if fields else ''}"
    return lambda hus, kanal: Oensket(hus.make(who, TJENESTEN, name, **fields).id, kanal, hus.motparter[motpart].id)


def to_somebody_new(hus: Hus, kanal: Kanal) -> Oensket:
    """Return a letter to one who has never had anything from us, each time it is asked for."""
    return Oensket(hus.make("aapen", BUP, f"BUP Ny {len(hus.dokumenter)}").id, kanal)


def with_attachment(of: str) -> Build:
    def build(hus: Hus, kanal: Kanal) -> Oensket:
        along = hus.make(of, BUP, "Signert før" if of == "aapen" else "Signert om en annen")
        first = sealed("aapen", "Elvebyen") if kanal is Kanal.SENDT else by_hand("aapen", BUP, "BUP Elvebyen")
        return replace(first(hus, kanal), vedlegg=(along.id,))

    return build


def of_the_other(hus: Hus, said: Sammendrag) -> Sammendrag:
    """Another child's summary lies on the screen than the document that is let out."""
    other = hus.make("annen", BUP, "Signert om en annen")
    shown = hus.utgang.summarise(Oensket(other.id, Kanal.PAPIR))
    return replace(said, gjelder=shown.gjelder)


def turned_over(_hus: Hus, said: Sammendrag) -> Sammendrag:
    """Somebody else than the one on the screen would get it."""
    return replace(said, til=replace(said.til, navn="BUP Fjorden"))


REASON = {"deling_begrunnelse": "Barnet flytter, og de må vite det.", "deling_til_barnet": "Vi må si fra."}
MENTIONS = {"brev_gjelder": f"Deler rom med {OTHER_CHILD}s bror.", "behandling": f"Deler rom med {OTHER_CHILD}s bror."}
CHILD, RECIPIENT, CONSENT, ADDRESS = "Feil barn", "Feil mottaker", "Samtykke og forbehold", "Sperret adresse"
NO_BASIS, MUST_DECIDE, NOT_ALL = "deling_uten_grunnlag", "deling_maa_avgjoeres", "deling_ikke_alt"


def _lines() -> list[Oppsett]:
    found: list[Oppsett] = []

    def add(fare: str, hva: str, build: Build, kanaler: tuple[Kanal, ...] = BY_HAND, **more: object) -> None:
        found.extend(Oppsett(fare, hva, kanal, build, **more) for kanal in kanaler)  # type: ignore[arg-type]  # by name

    sent = (Kanal.SENDT,)
    add(
        CHILD,
        "vedlegget er om et annet barn",
        with_attachment("annen"),
        (*BY_HAND, *sent),
        stoppes="vedlegg_annet_barn",
        vern="vedlegg",
    )
    add(
        CHILD,
        "et annet barns sammendrag på skjermen",
        by_hand("aapen", BUP, "BUP Elvebyen"),
        stoppes="utlevering_endret",
        vern="bekreft",
        foreleses=of_the_other,
    )
    add(
        CHILD,
        "et annet barn er nevnt i teksten",
        by_hand("aapen", BUP, "BUP Nevner", **MENTIONS),
        bekreftes=frozenset({Varsko.ANNET_BARN, Varsko.IKKE_I_BOKEN}),
        vern="varsko",
    )
    add(
        CHILD,
        "et annet barn er nevnt i teksten",
        sealed("aapen", "Elvebyen", **MENTIONS),
        sent,
        bekreftes=frozenset({Varsko.ANNET_BARN}),
        vern="varsko",
    )
    add(
        RECIPIENT,
        "en annen mottaker på skjermen",
        by_hand("aapen", BUP, "BUP Elvebyen"),
        stoppes="utlevering_endret",
        vern="bekreft",
        foreleses=turned_over,
    )
    add(RECIPIENT, "ingen mottaker er nevnt", by_hand("aapen", BUP, ""), stoppes="mottaker_uten_navn", vern="bekreft")
    add(
        RECIPIENT,
        "står ikke i adresseboken",
        by_hand("aapen", BUP, "BUP Ukjent"),
        bekreftes=frozenset({Varsko.IKKE_I_BOKEN}),
        vern="varsko",
    )
    add(
        RECIPIENT,
        "to med samme navn",
        by_hand("aapen", SKOLE, "Tvillingskolen"),
        bekreftes=frozenset({Varsko.FLERE_I_BOKEN}),
        vern="varsko",
    )
    add(
        RECIPIENT,
        "aldri sjekket",
        by_hand("aapen", BUP, "BUP Fjorden"),
        bekreftes=frozenset({Varsko.IKKE_SJEKKET}),
        vern="varsko",
    )
    add(
        RECIPIENT,
        "sjekket for lenge siden",
        by_hand("aapen", BUP, "BUP Fjellet"),
        bekreftes=frozenset({Varsko.GAMMEL_SJEKK}),
        vern="varsko",
    )
    add(
        RECIPIENT,
        "vil ha det en annen vei",
        by_hand("aapen", BUP, "BUP Posten"),
        bekreftes=frozenset({Varsko.ANNEN_VEI}),
        vern="varsko",
    )
    add(
        RECIPIENT,
        "en forelder uten foreldreansvar",
        by_hand("aapen", FORELDRE, "Høy Varde"),
        bekreftes=frozenset({Varsko.IKKE_FORELDREANSVAR}),
        vern="varsko",
    )
    add(
        RECIPIENT,
        "første gang hit",
        to_somebody_new,
        (Kanal.PAPIR,),
        navn=True,
        bekreftes=frozenset({Varsko.IKKE_I_BOKEN}),
        vern="navn",
    )
    add(
        RECIPIENT,
        "første gang hit",
        sealed("sperret", "Elvebyen gammel"),
        sent,
        navn=True,
        bekreftes=frozenset({Varsko.ADRESSE_SPERRET, Varsko.GAMMEL_SJEKK}),
        vern="navn",
    )
    add(
        RECIPIENT,
        "aldri sjekket",
        sealed("aapen", "Elvebyen usjekket"),
        sent,
        bekreftes=frozenset({Varsko.IKKE_SJEKKET}),
        vern="varsko",
    )
    add(RECIPIENT, "en annen kommune enn barnets", sealed("aapen", "Fjorden"), sent, stoppes="mottaker_feil_kommune")
    add(
        RECIPIENT,
        "en annen kommune enn den barnets mappe nevner",
        sealed("navngitt", "Elvebyen"),
        sent,
        bekreftes=frozenset({Varsko.ANNEN_KOMMUNE}),
        vern="varsko",
    )
    add(RECIPIENT, "uten mottakerkort", sealed("aapen", "uten kort"), sent, stoppes="mottaker_mangler_kort")
    add(RECIPIENT, "en skole i stedet for tjenesten", sealed("aapen", "skolen"), sent, stoppes="mottaker_feil_kategori")
    add(CONSENT, "samtykket er trukket", by_hand("trukket", BUP, "BUP Elvebyen"), stoppes=NO_BASIS, vern="porten")
    add(
        CONSENT,
        "samtykket er trukket, og ingen har begrunnet",
        sealed("trukket", "Elvebyen"),
        sent,
        stoppes=MUST_DECIDE,
        vern="porten",
    )
    add(
        CONSENT,
        "samtykket er trukket, men loven krever det",
        sealed("trukket", "Elvebyen gammel", **REASON),
        sent,
        bekreftes=frozenset({Varsko.MOT_OENSKE, Varsko.GAMMEL_SJEKK}),
        vern="varsko",
    )
    add(
        CONSENT,
        "barnet har forbeholdt seg alt",
        by_hand("forbehold", BUP, "BUP Elvebyen"),
        stoppes=NO_BASIS,
        vern="porten",
    )
    add(
        CONSENT,
        "barnet har forbeholdt seg alt",
        sealed("forbehold", "Elvebyen"),
        sent,
        stoppes=MUST_DECIDE,
        vern="porten",
    )
    add(CONSENT, "forbehold etter signering", by_hand("delvis", BUP, "BUP Elvebyen"), stoppes=NOT_ALL, vern="porten")
    add(
        CONSENT,
        "forbehold etter signering",
        lambda hus, kanal: Oensket(
            hus.make("delvis", TJENESTEN, "BUP Elvebyen").id, kanal, hus.motparter["Elvebyen"].id
        ),
        sent,
        stoppes=MUST_DECIDE,
        vern="porten",
    )
    add(
        ADDRESS,
        "adressen er sperret",
        by_hand("sperret", BUP, "BUP Elvebyen"),
        bekreftes=frozenset({Varsko.ADRESSE_SPERRET}),
        vern="varsko",
    )
    add(
        ADDRESS,
        "adressen er sperret",
        sealed("sperret", "Elvebyen"),
        sent,
        bekreftes=frozenset({Varsko.ADRESSE_SPERRET}),
        vern="varsko",
    )
    return found


OPPSETT = _lines()


def code_of(act: Callable[[], object]) -> str:
    """Return the code of what stopped an act, or nothing."""
    try:
        act()
    except KnownError as error:
        return error.code
    return ""
