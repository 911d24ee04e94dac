"""A program that lives in its own home and writes canaries into every kind of record: the other half of the search.

Arguments: data folder, `--lekk` to leave a plaintext draft, `--ring` to use this machine's own key store. The canaries
come on stdin, in one line. Says `aapen` when all is written and the vault is open,
`laast` after the next line, `igjen` (open, with more written) after the one after that; then it waits to be killed.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path

from helseansvarlig import log
from helseansvarlig.clock import SystemClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.hendelsesnotat import Anrop, Ettersamtale, Hendelsesnotat, Steg
from helseansvarlig.domain.innsynsmerke import Merkegrunn
from helseansvarlig.domain.institusjon import Motpart, Mottakerkategori
from helseansvarlig.domain.instrument import Instrument, Tall
from helseansvarlig.domain.kartlegging import Kartlegging, Svarrad, answer_id
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.moete import Droeftingsmodus, Moete, Moetetype, Sak
from helseansvarlig.domain.nivaabeslutning import Hjelpenivaa, Nivaabeslutning
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.domain.person import Person
from helseansvarlig.domain.rolleinnehaver import Rolleinnehaver, Samarbeidsrolle
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.domain.stoppunkt import Faktum, Stoppunkt
from helseansvarlig.domain.svar import Svar
from helseansvarlig.domain.verdi import Koding
from helseansvarlig.errors import KnownError
from helseansvarlig.security.keyring_port import IngenNoekkelring, Systemnoekkelring
from helseansvarlig.services.stoppunkt import Tiltak
from helseansvarlig.settings import Settings, SettingsFile
from helseansvarlig.tjenester import Tjenester
from tests.fakes.omgivelser import cheap_surroundings
from tests.fakes.proevehvelv import Proevehvelv

DAY = date(2026, 11, 23)
_WORDS_IN_A_STORY = 50
"""Fewer than there are, so that every canary is written."""


def plant(services: Tjenester, words: Iterator[str]) -> None:
    """Write a child's whole story, a new word in every field."""
    child = Barn(
        "", next(words), date(2011, 3, 4), pronomen=next(words), fastlege=next(words), trygg_voksen=next(words),
        foreldreansvar=(Person(next(words), next(words)),),
    )  # fmt: skip
    barn_id = services.barn.register(child).value.id
    words = (word for word in words if word != child.navn)  # a matter without a name would refuse it
    for art in Notatart:
        note = services.notat.add(barn_id, art, next(words), next(words), next(words)).value
        services.innsynsmerke.mark(barn_id, f"notat:{note.id}", Merkegrunn.FARE, next(words))
    _plant_answers(services, barn_id, words)
    facts = (Faktum(next(words), next(words), dato=DAY),)
    stop = Stoppunkt("", barn_id, DAY, next(words), DAY + timedelta(7), facts, next(words), next(words))
    services.stoppunkt.create(stop, [Tiltak(next(words), next(words), DAY)])
    services.samtykke.register(
        Samtykke(
            "",
            barn_id,
            Samtykketype.DELING,
            gitt=True,
            gitt_av=next(words),
            innhold=frozenset(Innhold),
            mottakere=frozenset(Mottakerkategori),
            formaal=next(words),
            dato=DAY,
            barnets_syn=next(words),
            overstyring=next(words),
        )
    )
    _plant_weighed(services, barn_id, words)
    bup = services.institusjon.add_motpart(Motpart("", next(words), Mottakerkategori.BUP, kontaktperson=next(words)))
    rolle = Samarbeidsrolle.BARNEVERNANSVARLIG
    services.samarbeid.add_person(Rolleinnehaver("", bup.value.id, rolle, next(words), telefon=next(words)))
    moete = services.moete.create(Moete("", Moetetype.KONTAKTMOETE, DAY, next(words), sted=next(words))).value
    for _ in range(3):
        services.moete.add_sak(
            Sak("", moete.id, 0, next(words), Droeftingsmodus.UTEN_NAVN, vet=next(words), gjoer=next(words))
        )
    for number in range(5):
        services.utkast.keep(f"notat:{barn_id}:{number}", next(words))
    services.ett_barn.picture(barn_id)
    services.kopi.take()


def _plant_weighed(services: Tjenester, barn_id: str, words: Iterator[str]) -> None:
    now = SystemClock().now()
    call = Anrop(next(words), next(words), now, next(words), next(words))
    note = Hendelsesnotat("", barn_id, now, next(words), next(words), anrop=(call,))
    talk = Ettersamtale(DAY, next(words), next(words))
    services.hendelsesnotat.write(replace(note, samtale=talk), {steg: next(words) for steg in Steg})
    numbers = (Tall(next(words), next(words)),)
    services.instrument.register(
        Instrument(
            "", barn_id, next(words), SystemClock().today(), next(words), next(words), next(words), numbers, next(words)
        )
    )
    services.nivaabeslutning.decide(
        Nivaabeslutning(
            "", barn_id, Omraade.RUS, DAY, Hjelpenivaa.BUP, next(words), next(words), next(words),
            DAY + timedelta(7), next(words),
        ),
        next(words),
    )  # fmt: skip
    services.tema.raise_tema(barn_id, next(words))


def _plant_answers(services: Tjenester, barn_id: str, words: Iterator[str]) -> None:
    store, now = services.aapent.oekt.store, SystemClock().now()
    with store.write(Hendelse("svar.gitt", barn_id=barn_id)) as unit:
        unit.kartlegging.save(Kartlegging(f"k{barn_id}", barn_id, "skjema", "1", "hash", now, next(words)))
        for number in range(6):
            path = f"1/{number}"
            answer = Svar(
                (next(words), Koding("ja", "s", next(words))), barnets_ord=next(words), voksnes_observasjon=next(words)
            )
            unit.svar.save(Svarrad(answer_id(f"k{barn_id}", path), f"k{barn_id}", path, answer, now, next(words)))


def fail(services: Tjenester, words: Iterator[str]) -> None:
    """Make every kind of mistake with a canary in hand, and log it as the program does."""
    for action in (
        lambda: services.barn.register(Barn("", next(words), date(1950, 1, 1))),
        lambda: services.barn.get(next(words)),
        lambda: services.stoppunkt.create(Stoppunkt("", next(words), DAY, "", DAY, (), next(words), ""), []),
    ):
        try:
            action()
        except KnownError as error:
            log.known(error)
    try:
        raise ValueError(next(words))
    except ValueError as error:
        log.incident(error)


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def main() -> None:
    """Plant, lock, open and plant again; wait at every step."""
    folder = Path(sys.argv[1])
    given = sys.stdin.readline().split()
    words = cycle(given)
    log.start(Path(os.environ["XDG_STATE_HOME"]) / "helseansvarlig")
    SettingsFile(Path(os.environ["XDG_CONFIG_HOME"]) / "helseansvarlig").write(Settings())
    ring = Systemnoekkelring() if "--ring" in sys.argv else IngenNoekkelring()
    vault = Proevehvelv.create(folder, cheap_surroundings(SystemClock(), ring, lambda: os.urandom(16).hex()))
    services = vault.unlock()
    for _ in range(max(1, len(given) // _WORDS_IN_A_STORY)):
        plant(services, words)
    fail(services, words)
    if "--lekk" in sys.argv:
        Path(tempfile.gettempdir(), "utkast.txt").write_text(next(words), encoding="utf-16")
    _say("aapen")
    sys.stdin.readline()
    vault.lock()
    _say("laast")
    sys.stdin.readline()
    plant(vault.unlock(), words)
    _say("igjen")
    sys.stdin.readline()


if __name__ == "__main__":
    main()
