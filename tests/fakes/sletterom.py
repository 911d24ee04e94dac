"""A child in a house with every kind of record, each with a canary of its own, and the handover signed for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from helseansvarlig.domain.delingsregel import Grunnlag
from helseansvarlig.domain.dokument import Dokument, Dokumentstatus, Dokumenttype
from helseansvarlig.domain.forsendelse import Tilstand
from helseansvarlig.domain.hendelsesnotat import Anrop, Ettersamtale, Hendelsesnotat
from helseansvarlig.domain.innmeldtsak import Innmeldtsak
from helseansvarlig.domain.innsynsmerke import Innsynsmerke, Merkegrunn
from helseansvarlig.domain.institusjon import Motpart, Mottakerkategori
from helseansvarlig.domain.instrument import Instrument, Tall
from helseansvarlig.domain.kartlegging import Kartlegging, Kartleggingsstatus, Svarrad, answer_id
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.moete import Droeftingsmodus, Moete, Moetetype, Sak
from helseansvarlig.domain.nivaabeslutning import Hjelpenivaa, Nivaabeslutning
from helseansvarlig.domain.notat import Notat, Notatart
from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.referat import Referattillegg
from helseansvarlig.domain.saksnoekkel import Kobling, Saksnoekkel
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.domain.stoppunkt import Faktum, Stoppunkt
from helseansvarlig.domain.svar import Svar, Svarstatus
from helseansvarlig.domain.tema import Tema
from helseansvarlig.domain.utboks import Utboksrad
from helseansvarlig.domain.utleveringsregister import Aarsak, Feilsending, Tilbakekalling, Utleveringsrad
from tests.fakes.romhus import Romhus

CANARY = "kanarifugl"
MOVED = date(2026, 11, 20)
ACT = Hendelse("notat.skrevet", angrebar=False)


def canary(number: int) -> str:
    return f"{CANARY}{number:03}"


def fill_record(hus: Romhus, barn_id: str = "b1") -> None:
    """Write every kind of record about the child, changed once, some of it deleted, some of it only drafted."""
    now, today = hus.clock.now(), hus.clock.today()
    with hus.store.write(ACT) as unit:
        unit.notat.save(Notat("n1", barn_id, now, Notatart.OBSERVASJON, canary(1), "Trygg Havn"))
        unit.kartlegging.save(
            Kartlegging(
                "k1", barn_id, "s", "1", "h", now, canary(2), Kartleggingsstatus.FERDIG, sted=canary(3), ferdig=now
            )
        )
        answer = Svar((Decimal(7),), Svarstatus.BESVART, barnets_ord=canary(4))
        unit.svar.save(Svarrad(answer_id("k1", "1"), "k1", "1", answer, now, "Rolig Bekk"))
        facts = (Faktum(canary(5), canary(6)),)
        unit.stoppunkt.save(Stoppunkt("p1", barn_id, today, "Rolig Bekk", today, facts, canary(7), canary(8)))
        unit.oppfoelging.save(
            Oppfoelging("o1", barn_id, canary(9), "Rolig Bekk", today, gjort=today, resultat=canary(10))
        )
        unit.samtykke.save(
            Samtykke(
                "a1", barn_id, Samtykketype.DELING, True, canary(11), frozenset(Innhold),
                frozenset({Mottakerkategori.BUP, Mottakerkategori.FASTLEGE}), canary(12), today, barnets_syn=canary(13),
            )
        )  # fmt: skip
        unit.innsynsmerke.save(Innsynsmerke("im1", barn_id, "notat:n1", Merkegrunn.FARE, canary(60), now, "Trygg Havn"))
        unit.tema.save(Tema("t1", barn_id, canary(31), today, "T", lukket=today, konklusjon=canary(32)))
        unit.nivaabeslutning.save(
            Nivaabeslutning(
                "v1", barn_id, Omraade.RUS, today, Hjelpenivaa.BUP, canary(33), canary(34), "T", today, canary(35)
            )
        )
        unit.hendelsesnotat.save(
            Hendelsesnotat(
                "h1", barn_id, now, canary(36), "T", anrop=(Anrop(canary(37), "113", now, "T", canary(38)),),
                samtale=Ettersamtale(today, "T", canary(39)), ferdig=today,
            )
        )  # fmt: skip
        unit.instrument.save(
            Instrument("i1", barn_id, canary(40), today, "T", "lege", "", (Tall(canary(41), "1"),), canary(42))
        )
        unit.moete.save(Moete("m1", Moetetype.KONTAKTMOETE, today, "BUP Elvebyen"))
        unit.sak.save(Sak("s1", "m1", 1, canary(14), Droeftingsmodus.IDENTIFISERT, barn_id, vet=canary(15)))
        unit.innmeldtsak.save(Innmeldtsak("is1", barn_id, canary(61), f"barn:{barn_id}", today, "T"))
        unit.saksnoekkel.save(
            Saksnoekkel(
                "sn1", barn_id, "s2", "ungdom 1", today,
                kobling=Kobling(today, "T", Grunnlag.FARE_FOR_LIV_ELLER_HELSE, canary(62)),
            )
        )  # fmt: skip
        unit.referattillegg.save(Referattillegg("rt1", "m1", barn_id, 1, canary(63), today, "T"))
        unit.sak.save(Sak("s2", "m1", 2, "Felles rutine", Droeftingsmodus.GENERELL, vet="Ringetid"))
    with hus.store.write(ACT) as unit:
        unit.notat.save(Notat("n1", barn_id, now, Notatart.OBSERVASJON, canary(16), "Trygg Havn"))
        unit.notat.save(Notat("n2", barn_id, now, Notatart.BARNET_SA, canary(17), "Trygg Havn"))
    with hus.store.write(ACT) as unit:
        unit.notat.remove("n2")


def hand_over(hus: Romhus, barn_id: str = "b1", state: Tilstand = Tilstand.REGISTRERT) -> None:
    """Send the handover, and have the receiver sign for it."""
    now = hus.clock.now()
    with hus.store.write(ACT) as unit:
        unit.motpart.save(Motpart("mp", "Barnevernstjenesten", Mottakerkategori.BARNEVERNSTJENESTEN))
        unit.dokument.save(
            Dokument(
                "d1", Dokumenttype.OVERFOERING, barn_id, "", Mottakerkategori.BARNEVERNSTJENESTEN, "", "nb",
                {"behandling": canary(20)}, now, status=Dokumentstatus.FROSSET, frosset=now,
                pdf=canary(21).encode(), sha256="ab" * 32,
            )
        )  # fmt: skip
        unit.utboks.save(
            Utboksrad(
                "u1", barn_id, "d1", "mp", "999999999", state, "kjede", "1", 1, now, "lov", now,
                forseglet=canary(22).encode(), sha256="cd" * 32, filer=("overfoering.pdf",),
                registrert=now if state is Tilstand.REGISTRERT else None, kvittering=b"signert kvittering",
            )
        )  # fmt: skip
        unit.utlevering.save(
            Utleveringsrad(
                "forsendelse:u1", barn_id, "d1", "overfoering", "barnevernstjenesten", canary(43), "mp",
                tilbakekalt=Tilbakekalling(now, "T", Aarsak.ANNET, canary(44)),
                feilsending=Feilsending(now, canary(45), canary(46), canary(47), canary(48), ikke_meldt=canary(49)),
            )
        )  # fmt: skip


def ready_child(hus: Romhus) -> None:
    """A child who has moved, whose handover is signed for, and about whom nothing is open."""
    child = hus.child("b1", f"Vakker {canary(0)}", flyttet=MOVED)
    with hus.store.write(ACT) as unit:
        unit.barn.save(replace(child, identnummer="15831199984", fastlege=canary(30)))
    fill_record(hus)
    hand_over(hus)


def a_year_later(moment: datetime) -> datetime:
    return (moment + timedelta(days=365)).astimezone(UTC)
