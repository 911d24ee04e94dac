"""Made-up houses and texts for the search for names: ordinary prose, and the same with people of the house in it.

Written without a look at how the search works: how a name, a day or a number is put is taken from how people write.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from helseansvarlig.domain.kjente_navn import Kjente


def _words(text: str) -> list[str]:
    return text.split()


FORNAVN = _words(
    "Ada Lise Nora Emma Sofie Jakob Lukas Filip Aksel Ahmed Fatima Mohammed Aisha Yusuf Zainab Omar Leila Amina Hassan "
    "Håkon Åse Ådne Øystein Bjørg Ingrid Ragnhild Torbjørn Sigurd Astrid Eskil Tuva Frida Hedda Mathilde Kasper Jonas "
    "Sebastian Benjamin Oliver Noah Elias Isak Henrik Magnus Andreas Kristian Marius Thomas Hanne Kristine Marianne "
    "Camilla Silje Stine Trine Anne-Lise Per-Olav Karl-Johan Ann-Kristin André Renée José Zoë Jens Lars Klaus Hans Bo "
    "Li My Jo Ea Stein Vår Liv Sol Storm Ask Bjørn Dag Even Odd Gry Tone Siv Mai Juni Vilde Tale Vinter Jarl Aud "
    "Vakker Modig Rolig Klok Sterk Mild Varm"
)
ETTERNAVN = _words(
    "Hansen Johansen Olsen Larsen Andersen Pedersen Nilsen Kristiansen Jensen Karlsen Ali Hussein Nguyen "
    "Kowalski Haddad Al-Masri Ibrahimović Bakken Haugen Hagen Dahl Lund Moen Berg Strand Solberg Lie Ås Øien "
    "Sæther Bråthen Tveit Aas Gundersen Halvorsen Iversen Jakobsen Knutsen Mikkelsen Rasmussen Sørensen Thorsen "
    "Ulriksen Viken Ødegård Åsen Brekke Eide Foss Gran Holm Kvam Myhre Næss Rønning Skog Blomst "
    "Furu Bjørk Elv Havn Fjell Stein"
)
STEDER = (
    "Solbakken barnevernsinstitusjon", "Avdeling Fjell", "Fjellbygda skole", "Elvebyen kommune", "BUP Elvebyen",
    "Granlia ungdomsskole", "Nordvåg legesenter", "Tverrdalen tannklinikk", "Vestmarka helsestasjon", "Sjøholmen",
)  # fmt: skip
_MAANED = _words("januar februar mars april mai juni juli august september oktober november desember")
_ORDEN = _words(
    "første andre tredje fjerde femte sjette sjuende åttende niende tiende ellevte tolvte trettende fjortende femtende "
    "sekstende syttende attende nittende tjuende tjueførste tjueandre tjuetredje tjuefjerde tjuefemte tjuesjette "
    "tjuesjuende tjueåttende tjueniende trettiende trettiførste"
)

PROSA = (
    "Ungdommen sover dårlig og våkner flere ganger hver natt.",
    "Vår vurdering er at det trengs mer ro om kvelden.",
    "Vårt ønske er å få råd før jul. Våren har vært krevende.",
    "Liv og helse er ikke truet i dag, men livet er slitsomt.",
    "Det ligger en stor stein foran døra, og en bjørk i hagen.",
    "Vi har prøvd fast kveldsrutine i to uker uten at det ble bedre.",
    "Skolen har gitt sen start på mandager, og det hjelper litt.",
    "Det var et varmt og mildt møte, og alle var rolige.",
    "Ungdommen er modig, klok og vakker på sin egen måte.",
    "Hun sier at hun vil sove, og slippe å fortelle alt på nytt.",
    "Eg veit ikkje kva som hjelper, men musikk gjer kvelden lettare.",
    "Han går tur i skogen, langs elva og opp på berget ved fjorden.",
    "I november var det tre netter med legevakt, kl. 02.30 og 04.15.",
    "Medisinen er 2,5 mg melatonin. Den ble gitt 14 dager i strekk.",
    "Det er 12 ungdommer i huset i 2026, og 3 av dem har venta siden 2025.",
    "Poengsummen var 23/40. Vekten er 52,5 kg, høyden 1,64 m.",
    "Se rundskriv IS-2331, side 14, og forskriften § 12-3 første ledd.",
    "Kostnaden er 12 500 kroner, eller 1 250 000 over fem år.",
    "Ring 113 når det er akutt, og 116 117 til legevakta.",
    "BUP, PPT og NAV er kontakta. TV er slått av etter klokka 22.",
    "Sommeren blir lang. Kan dere si noe om hva som pleier å hjelpe?",
    "Storm og regn gjorde at turen til fjells ble avlyst. Sola kom tilbake.",
    "Dagen etter var alt roligere. Even om det var vanskelig, gikk det bra.",
    "Mor og far er spurt. Bestemor kommer på besøk annenhver søndag.",
    "Ti av ti ganger hjelper det å gå en tur. Tone og stemning betyr mye.",
    "Et bord og en stol sto klart. Odd og jevn er ord fra matematikken.",
    "Ungdom A er 13–15 år. Ungdom B er 16 år.",
    "Strand og sjø er det beste, sier ungdommen. Der er det lett å puste.",
    "Juni og juli ble fine. Mai var kald.",
    "Vi ber om en uttalelse innen 14. dagen etter møtet.",
)


@dataclass(frozen=True, slots=True)
class Menneske:
    """Somebody in the house."""

    navn: str
    foedt: date
    nummer: str
    telefon: str


@dataclass(frozen=True, slots=True)
class Plantet:
    """A text with what was planted in it: from and to, and of which kind."""

    tekst: str
    steder: tuple[tuple[int, int, str], ...]


def make_house(chance: random.Random, count: int) -> list[Menneske]:
    """Return so many people with names of all kinds, no two alike."""
    people: dict[str, Menneske] = {}
    while len(people) < count:
        first = chance.choice(FORNAVN)
        middle = f" {chance.choice(FORNAVN)}" if chance.random() < 0.15 else ""
        name = f"{first}{middle} {chance.choice(ETTERNAVN)}"
        day = date(2009, 1, 1) + timedelta(days=chance.randrange(14 * 365))
        added = chance.choice((0, 40, 80))
        number = f"{day.day:02}{day.month + added:02}{day.year % 100:02}{chance.randrange(10**5):05}"
        people[name] = Menneske(name, day, number, f"{chance.choice('23456789')}{chance.randrange(10**7):07}")
    return list(people.values())


def known_of(people: list[Menneske]) -> Kjente:
    """Return what a record of these people would know."""
    return Kjente(
        frozenset(one.navn for one in people),
        frozenset(STEDER),
        frozenset(one.foedt for one in people[: len(people) // 5]),
        frozenset(one.nummer for one in people),
        frozenset(one.telefon for one in people),
    )


def _name(one: Menneske, chance: random.Random) -> str:
    first, *_, last = one.navn.split()
    forms = (
        one.navn, first, f"{first}s", last, f"{last}s", f"{last}, {first}", f"{first} {last[0]}.", one.navn.upper(),
        first.upper(), f"{first}'s" if not first.endswith("s") else f"{first}'", f"{first}-saken", f"{first}\n{last}",
        f"«{first}»", f"({last})", f"{first}/{last}", f"{first}, som", one.navn.replace(" ", "\u00a0"),
        one.navn.replace(" ", "  "), f"{first[0]}. {last}", one.navn.lower(), "".join(f"{c}\u200b" for c in first),
    )  # fmt: skip
    return chance.choice(forms)


def _initials(one: Menneske, chance: random.Random) -> str:
    first, *_, last = one.navn.split()
    a, b = first[0], last[0]
    return chance.choice((f"{a}.{b}.", f"{a}. {b}.", f"{a}{b}", f"{a}{b}s", f"{a}.{b}", f"«{a}{b}»"))


def _day(one: Menneske, chance: random.Random) -> str:
    d, m, y = one.foedt.day, one.foedt.month, one.foedt.year
    month, short = _MAANED[m - 1], y % 100
    forms = (
        f"{d:02}.{m:02}.{y}", f"{d}.{m}.{y}", f"{d}.{m}.{short:02}", f"{d}/{m}-{y}", f"{d}/{m} {y}",
        f"{d}/{m}-{short:02}", f"{d:02}-{m:02}-{y}", one.foedt.isoformat(), f"{y}/{m:02}/{d:02}",
        f"{d}. {month} {y}", f"{d}.{month} {y}",
        f"{d} {month} {y}", f"den {d}. {month.capitalize()} {y}", f"{d}. {month[:3]} {y}",
        f"{d}. {month[:3]}. {short:02}",
        f"{_ORDEN[d - 1]} {month} {y}", f"den {_ORDEN[d - 1]} i {_ORDEN[m - 1]} {y}", f"{d:02}{m:02}{short:02}",
        f"{d:02}{m:02}{y}", f"{y}{m:02}{d:02}", f"{d:02} {m:02} {short:02}", f"{d}.{m}.'{short:02}", f"{d}. {month}",
        f"{d:02}.{m:02}.{short:02}", f"{d}. {month} '{short:02}", f"{d}. {month.upper()} {y}",
    )  # fmt: skip
    return chance.choice(forms)


def _number(one: Menneske, chance: random.Random) -> str:
    n = one.nummer
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    arabic = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    forms = (
        n, f"{n[:6]} {n[6:]}", f"{n[:6]}-{n[6:]}", f"{n[:6]}.{n[6:]}", f"{n[:2]}.{n[2:4]}.{n[4:6]} {n[6:]}",
        " ".join(n),
        f"{n[:2]} {n[2:4]} {n[4:6]} {n[6:9]} {n[9:]}", n.translate(wide), n.translate(arabic), f"{n[:6]}\u00a0{n[6:]}",
        f"{n[:6]}–{n[6:]}", f"{n[:6]}/{n[6:]}", "\u200b".join((n[:6], n[6:])), f"{n[:6]}\u2009{n[6:]}",
    )  # fmt: skip
    return chance.choice(forms)


def _telephone(one: Menneske, chance: random.Random) -> str:
    t = one.telefon
    forms = (
        t, f"{t[:3]} {t[3:5]} {t[5:]}", f"{t[:2]} {t[2:4]} {t[4:6]} {t[6:]}", f"+47 {t}", f"0047{t}",
        f"{t[:4]} {t[4:]}",
        f"{t[:2]}.{t[2:4]}.{t[4:6]}.{t[6:]}", f"{t[:3]}-{t[3:5]}-{t[5:]}", f"+47{t[:3]} {t[3:5]} {t[5:]}",
    )  # fmt: skip
    return chance.choice(forms)


def _place(_one: Menneske, chance: random.Random) -> str:
    place = chance.choice(STEDER)
    own = {"Elvebyen kommune": "Elvebyen", "BUP Elvebyen": "Elvebyen", "Avdeling Fjell": "Fjell"}
    word = own.get(place, place.split()[0])
    return chance.choice((place, word, f"{word}s", word.upper(), f"{word}-ungdommene", place.lower()))


def _address(_one: Menneske, chance: random.Random) -> str:
    street = chance.choice(("Bakkegata", "Storgata", "Kirkeveien", "Nordre gate", "Skogstien", "Elvebakken", "Torget"))
    number = chance.randrange(1, 99)
    return chance.choice((f"{street} {number}", f"{street} {number} {chance.choice('ABC')}", f"{street} {number}b"))


KINDS: dict[str, Callable[[Menneske, random.Random], str]] = {
    "navn": _name, "initialer": _initials, "foedselsdato": _day, "nummer": _number, "telefon": _telephone,
    "sted": _place, "adresse": _address,
}  # fmt: skip
_FRAMES = ("{} ringte i går.", "I går ringte {}.", "Vi snakket med {} om det.", "Det gjelder {}, sa de.", "({})",
           "Notat: {}", "Etter at {} kom, ble det bedre.", "Spør {}!", "{}", "Er det {}?")  # fmt: skip


def write_text(chance: random.Random, people: list[Menneske], plants: int) -> Plantet:
    """Return ordinary prose with so many people, days, numbers and places of the house in it."""
    parts = [(chance.choice(PROSA), "") for _ in range(chance.randrange(4, 12))]
    kinds = list(KINDS)
    for _ in range(plants):
        kind = chance.choice(kinds)
        whose = people[: len(people) // 5] if kind == "foedselsdato" else people
        parts.insert(chance.randrange(len(parts) + 1), (KINDS[kind](chance.choice(whose), chance), kind))
    text, places = "", []
    for words, kind in parts:
        frame = chance.choice(_FRAMES) if kind else "{}"
        before, after = frame.split("{}")
        start = len(text) + len(before)
        text += before + words + after + chance.choice((" ", "\n", " "))
        if kind:
            places.append((start, start + len(words), kind))
    return Plantet(text, tuple(places))
