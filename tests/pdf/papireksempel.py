"""A made-up template with every kind of question, as the empty form on paper shows it."""

from __future__ import annotations

from datetime import date

from helseansvarlig.domain.dokumentmodell import Dokumentmodell
from helseansvarlig.domain.kartlegging_lesing import READ_TOGETHER
from helseansvarlig.domain.skjema import (
    Alternativ,
    Grenser,
    Operator,
    Punkt,
    Punkttype,
    Skjema,
    Stemme,
    Tekst,
    Vilkaar,
)
from helseansvarlig.domain.verdi import Koding
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.papirskjema import Papir, compose


def both(nb: str, nn: str) -> Tekst:
    return Tekst(nb, {"nn": nn})


OFTE = tuple(
    Alternativ(Koding(code, "urn:ofte", word.tekst), word)
    for code, word in (
        ("aldri", both("Aldri", "Aldri")),
        ("blant", both("Av og til", "Av og til")),
        (
            "lang",
            both("Så ofte at det er vanskelig å tenke på noe annet", "Så ofte at det er vanskeleg å tenke på anna"),
        ),
    )
)
SKALA = Punkt(
    "s.1",
    Punkttype.HELTALL,
    both("Hvordan har du sovet?", "Korleis har du sove?"),
    grenser=Grenser(minste=0, stoerste=10),
    hvorfor=both("Søvn virker inn på nesten alt annet.", "Søvn verkar inn på nesten alt anna."),
    punkter=(
        Punkt("s.1.l", Punkttype.VISNING, both("0 – dårlig", "0 – dårleg"), kontroll="lower"),
        Punkt("s.1.h", Punkttype.VISNING, both("10 – godt", "10 – godt"), kontroll="upper"),
    ),
)
JA_NEI = Punkt(
    "s.3",
    Punkttype.JA_NEI,
    both("Har du vondt noe sted?", "Har du vondt nokon stad?"),
    ansikt_til_ansikt=True,
    punkter=(
        Punkt(
            "s.3.1",
            Punkttype.TEKST,
            both("Hvor?", "Kvar?"),
            vilkaar=(Vilkaar("s.3", Operator.LIK, True),),
        ),
    ),
)
MANGE = Punkt(
    "a.1",
    Punkttype.VALG,
    both("Hva har dere sett?", "Kva har de sett?"),
    alternativer=OFTE,
    gjentas=True,
    stemme=Stemme.ANSATT,
    vilkaar=(Vilkaar("s.1", Operator.HOEYST, 3), Vilkaar("borte", Operator.LIK, True)),
)
SKJEMA = Skjema(
    "proeve",
    "1.0.0",
    both("Søvn og kropp", "Søvn og kropp"),
    (
        Punkt(
            "s",
            Punkttype.GRUPPE,
            both("Søvn", "Søvn"),
            hvorfor=both("Du velger selv hva du vil svare på.", "Du vel sjølv kva du vil svare på."),
            punkter=(
                SKALA,
                Punkt("s.2", Punkttype.VALG, both("Er du redd om natta?", "Er du redd om natta?"), alternativer=OFTE),
                JA_NEI,
                Punkt("s.4", Punkttype.DATO, both("Når var du hos legen sist?", "Når var du hos legen sist?")),
                Punkt("s.5", Punkttype.TEKST, both("Hva hjelper?", "Kva hjelper?"), prefiks="5"),
                Punkt("s.6", Punkttype.VEDLEGG, both("Tegning", "Teikning")),
                Punkt("s.7", Punkttype.JA_NEI, both("Skjult", "Skjult"), er_skjult=True),
            ),
        ),
        Punkt("a", Punkttype.GRUPPE, both("Vi voksne", "Vi vaksne"), gjentas=True, punkter=(MANGE,)),
        Punkt("i", Punkttype.VISNING, both("Takk for at du svarte.", "Takk for at du svarte.")),
        Punkt(
            "e",
            Punkttype.JA_NEI,
            both("Kjenner du deg igjen i det som står?", "Kjenner du deg att i det som står?"),
            kontroll=READ_TOGETHER,
        ),
    ),
)


def modell(maalform: str, navn: str = "") -> Dokumentmodell:
    """Return the form in one written form, with a child's name where one is given."""
    return compose(SKJEMA, Papir("Solbakken", date(2026, 11, 23), maalform, navn), load_tekster(maalform))
