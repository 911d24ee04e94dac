"""What the consent list shows: what waits to be weighed, what is missing, what holds, what was answered with no."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.deling import UTLOEPER_INNEN
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Anledning, Innhold, Samtykke, Samtykketype
from helseansvarlig.domain.samtykkeforbehold import Forbehold, Oenske
from helseansvarlig.services.samtykke import Samtykkelinje
from ui.dates import capital, day_and_month, short_date
from ui.i18n import marked, tr, tr_marked
from ui.samtykke_words import ANLEDNINGER, TYPER, Badgeord, badge_words, contents, recipients, until
from ui.screens.samtykker.people import people_around, words_of

EVERYBODY = marked("ingen får vite det")


class Gruppe(StrEnum):
    """Where in the list a row stands: what needs doing comes first."""

    VURDER = "vurder"
    MANGLER = "mangler"
    GJELDER = "gjelder"
    NEI = "nei"
    FORBEHOLD = "forbehold"


@dataclass(frozen=True, slots=True)
class Rad:
    """One row: a consent, a wish, a reservation, or that a child has no consent towards BUP (no ids then).

    `ikke_varslet` are those who hold something on a consent that is withdrawn, and have not been told.
    """

    gruppe: Gruppe
    barn_id: str
    navn: str
    badge: Badgeord
    hva: str
    meta: str
    samtykke_id: str = ""
    forbehold_id: str = ""
    oenske: Oenske | None = None
    kan_trekke: tuple[tuple[str, str], ...] = ()
    gitt_av: str = ""
    ikke_varslet: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Return what tells the row from every other."""
        return ":".join((self.barn_id, self.gruppe, self.samtykke_id, self.forbehold_id, self.kilde))

    @property
    def kilde(self) -> str:
        """Return where the wish was said, or an empty string."""
        return self.oenske.kilde if self.oenske is not None else ""


def build_rows(lines: Iterable[Samtykkelinje], today: date) -> list[Rad]:
    """Return the rows of the whole list, alphabetical inside each group."""
    return [row for line in lines for row in _rows_of(line, today)]


def _rows_of(line: Samtykkelinje, today: date) -> list[Rad]:
    valid = _newest_of_each(s for s in line.samtykker if s.is_valid_on(today, line.barn.flyttet))
    rows = [_wish_row(line.barn, wish, today) for wish in line.oensker]
    if not line.deling.lets_through and line.deling.grunn not in ("uvurdert", "begrenset"):
        rows.append(_closed_row(line, today))
    rows += [_valid_row(line, one, today) for one in valid]
    rows += [_told_row(line.barn, one, today) for one in line.samtykker if one.tilbaketrekking.not_told()]
    rows += [_reservation_row(line.barn, one, today) for one in line.forbehold if _holds_back(one)]
    return rows + [_own_row(line.barn, one, today) for one in line.samtykker if one.reserved_on(today)]


def _newest_of_each(samtykker: Iterable[Samtykke]) -> list[Samtykke]:
    """A renewed consent stands in front of the one it renews; the register gives them newest first."""
    found: dict[tuple[Samtykketype, Anledning, frozenset[Mottakerkategori], tuple[str, ...]], Samtykke] = {}
    for one in samtykker:
        found.setdefault((one.samtykketype, one.anledning, one.mottakere, one.navngitte), one)
    return list(found.values())


def _wish_row(barn: Barn, wish: Oenske, today: date) -> Rad:
    return Rad(
        gruppe=Gruppe.VURDER,
        barn_id=barn.id,
        navn=barn.navn,
        badge=Badgeord("warning", "hand", tr("Vurder først"), ""),
        hva=f"«{wish.ord}»",
        meta=tr("Sagt {when}. Ingenting deles før det er vurdert.", when=day_and_month(wish.dato, today)),
        oenske=wish,
    )


def _valid_row(line: Samtykkelinje, one: Samtykke, today: date) -> Rad:
    ends_soon = one.gyldig_til is not None and one.gyldig_til - today <= UTLOEPER_INNEN
    word = tr("Kan dele") if one.samtykketype is Samtykketype.DELING else tr("Gjelder")
    badge = Badgeord("success", "circle-check", word, "")
    if ends_soon:
        badge = Badgeord("warning", "triangle-alert", tr("Utløper"), "")
    return Rad(
        gruppe=Gruppe.MANGLER if ends_soon else Gruppe.GJELDER,
        barn_id=line.barn.id,
        navn=line.barn.navn,
        badge=badge,
        hva=_about(one),
        meta=f"{one.gitt_av} · {_end(one)}",
        samtykke_id=one.id,
        kan_trekke=_who_can_withdraw(line.barn, one.gitt_av),
        gitt_av=one.gitt_av,
    )


def _end(one: Samtykke) -> str:
    if one.gyldig_til is None and one.til_flytting:
        return tr("til barnet flytter")
    return until(one.gyldig_til, short_date(one.gyldig_til) if one.gyldig_til else "")


def _closed_row(line: Samtykkelinje, today: date) -> Rad:
    """That nothing may be told BUP now, and what happened last."""
    bup = [s for s in line.samtykker if Mottakerkategori.BUP in s.mottakere]
    said_no = line.deling.grunn in ("avslag", "trukket")
    return Rad(
        gruppe=Gruppe.NEI if said_no else Gruppe.MANGLER,
        barn_id=line.barn.id,
        navn=line.barn.navn,
        badge=badge_words(line.deling),
        hva=tr("Å dele med BUP"),
        meta=_history(bup[0], today) if bup else tr("Ingen er spurt ennå."),
    )


def _history(last: Samtykke, today: date) -> str:
    if last.trukket is not None:
        return tr("Trukket av {who} {when}.", who=last.trukket_av, when=day_and_month(last.trukket, today))
    if last.gitt:
        end = last.gyldig_til or last.dato
        return tr("Gikk ut {when}.", when=day_and_month(end, today))
    said = [tr("{who} svarte nei {when}.", who=last.gitt_av, when=day_and_month(last.dato, today))]
    if last.ja_hvis:
        said.append(tr("Kan bli et ja: {what}.", what=last.ja_hvis.rstrip(".")))
    if last.spoer_igjen is not None:
        said.append(tr("Spør igjen {when}.", when=day_and_month(last.spoer_igjen, today)))
    return " ".join(said)


def _told_row(barn: Barn, one: Samtykke, today: date) -> Rad:
    waiting, ended = one.tilbaketrekking.not_told(), day_and_month(one.trukket or today, today)
    return Rad(
        gruppe=Gruppe.VURDER,
        barn_id=barn.id,
        navn=barn.navn,
        badge=Badgeord("info", "circle-pause", tr("Si fra"), ""),
        hva=tr("Trukket {when}. Disse har fått noe før, og vet det ikke.", when=ended),
        meta=", ".join(waiting),
        samtykke_id=one.id,
        ikke_varslet=waiting,
    )


def _holds_back(one: Forbehold) -> bool:
    """Tell whether a wish that still stands keeps something back: whole categories, or one answer."""
    return one.opphevet is None and bool(one.innhold or one.svar)


def _reservation_row(barn: Barn, one: Forbehold, today: date) -> Rad:
    return Rad(
        gruppe=Gruppe.FORBEHOLD,
        barn_id=barn.id,
        navn=barn.navn,
        badge=Badgeord("neutral", "eye-off", tr("Deles ikke"), ""),
        hva=_held_answer(one) if one.svar else _held(one.innhold, recipients(one.mottakere)),
        meta=tr("Sagt {when}.", when=day_and_month(one.dato, today)),
        forbehold_id=one.id,
    )


def _own_row(barn: Barn, one: Samtykke, today: date) -> Rad:
    """A reservation that came with an answer about consent."""
    return Rad(
        gruppe=Gruppe.FORBEHOLD,
        barn_id=barn.id,
        navn=barn.navn,
        badge=Badgeord("neutral", "eye-off", tr("Deles ikke"), ""),
        hva=_held(one.forbehold, ""),
        meta=tr("Sagt {when}.", when=day_and_month(one.dato, today)),
        samtykke_id=one.id,
    )


def _held_answer(one: Forbehold) -> str:
    """Return that it is one answer; which, stands in the kartlegging alone."""
    whom = recipients(one.mottakere)
    if whom:
        return tr("Ett svar i en kartlegging: ikke til {hvem}", hvem=whom)
    return tr("Ett svar i en kartlegging: ikke til noen")


def _held(innhold: frozenset[Innhold], to: str) -> str:
    return capital(f"{contents(innhold)} · {tr('ikke til {whom}', whom=to) if to else tr_marked(EVERYBODY)}")


def _about(one: Samtykke) -> str:
    what = tr_marked(TYPER[one.samtykketype])
    if one.samtykketype is Samtykketype.DELING:
        whom = ", ".join(one.navngitte) or recipients(one.mottakere)
        what = capital(f"{contents(one.innhold)} → {whom}")
    if one.anledning is Anledning.GENERELT:
        return what
    return f"{what} · {tr_marked(ANLEDNINGER[one.anledning])}"


def _who_can_withdraw(barn: Barn, gitt_av: str) -> tuple[tuple[str, str], ...]:
    others = [(giver.navn, words_of(giver)) for giver in people_around(barn)]
    return tuple(dict([(gitt_av, gitt_av), *((name, words) for name, words in others if name != gitt_av)]).items())
