"""What is to be mended in a form, in words: for those who made it and for those who brought it."""

from __future__ import annotations

from dataclasses import dataclass

from helseansvarlig.domain.skjema import Alvor, Problem
from ui.i18n import marked, tr_marked

_WORDS = {
    "mal_spoer_om_ingenting": marked("Malen spør ikke om noe."),
    "mal_uten_tekst": marked("Ordene mangler."),
    "mal_for_faa_valg": marked("Skriv minst to valg."),
    "mal_like_valg": marked("To valg er like."),
    "mal_mangler_nynorsk": marked("Nynorsk mangler. Da vises bokmål."),
    "mal_avhenger_av_skjult": marked("Spørres bare etter et svar på et skjult punkt, og blir derfor aldri spurt."),
    "mal_skjult_straks": marked("Skjult: Et svar her ber om hjelp med en gang. Nå spør ingen."),
    "mal_skjult_oenske": marked("Skjult: Her sier barnet hva vi ikke skal skrive eller dele."),
    "skjema_alternativ_uten_verdi": marked("Et valg mangler verdi."),
    "skjema_beregning_vises_ikke": marked("Har en beregning. Den tas vare på, men vises ikke."),
    "skjema_egen_utvidelse": marked("Har en utvidelse som ikke er forstått. Den tas vare på."),
    "skjema_endrer_mening": marked("Har en utvidelse som endrer meningen. Den er ikke forstått."),
    "skjema_feil_type": marked("Verdien er av feil slag."),
    "skjema_formell_feil": marked("Bryter en formell regel. Skjemaet kan brukes likevel."),
    "skjema_linkid_to_ganger": marked("Samme linkId er brukt to ganger. Svarene holdes fra hverandre."),
    "skjema_referanse_kan_ikke_fylles_ut": marked("Viser til noe annet og kan ikke fylles ut her."),
    "skjema_status": marked("Skjemaet er ikke merket som i bruk av den som laget det."),
    "skjema_sti_tvetydig": marked("To punkter kan ikke skilles fra hverandre."),
    "skjema_ukjent_felt": marked("Har et felt som ikke er forstått. Det tas vare på."),
    "skjema_ukjent_type": marked("Slaget spørsmål er ukjent."),
    "skjema_ulik_gjelder_ubesvart": marked("Spørres også når det det avhenger av, ikke er besvart."),
    "skjema_uten_linkid": marked("LinkId mangler."),
    "skjema_uten_punkter": marked("Skjemaet har ingen punkter."),
    "skjema_valgene_ligger_utenfor": marked("Valgene ligger utenfor skjemaet og er ikke med."),
    "skjema_vilkaar_i_ring": marked("Vilkårene går i ring."),
    "skjema_vilkaar_paa_tekst": marked("Avhenger av noe som ikke er et spørsmål."),
    "skjema_vilkaar_ukjent_spoersmaal": marked("Avhenger av et spørsmål som ikke finnes."),
    "skjema_vilkaar_uten_spoersmaal": marked("Et vilkår sier ikke hvilket spørsmål det gjelder."),
    "skjema_vilkaar_uten_tegn": marked("Et vilkår sier ikke hvordan svaret skal sammenlignes."),
    "skjema_vilkaar_uten_verdi": marked("Et vilkår har en verdi som ikke kan leses."),
}

_MEANINGS = {
    Alvor.FEIL: ("octagon-alert", "danger_icon", marked("Må rettes")),
    Alvor.TAP: ("triangle-alert", "warning_icon", marked("Ikke forstått")),
    Alvor.VARSEL: ("triangle-alert", "warning_icon", marked("Se på dette")),
    Alvor.MERKNAD: ("info", "info_icon", marked("Til orientering")),
}


@dataclass(frozen=True, slots=True)
class Problemlinje:
    """One problem: its sign, what is wrong, and where it stands (link id or JSON path, and the code)."""

    icon: str
    colour: str
    kind: str
    text: str
    where: str
    link_id: str
    path: str


def problem_line(problem: Problem) -> Problemlinje:
    """Return a problem in words; one without words is named by its code."""
    icon, colour, kind = _MEANINGS[problem.severity]
    words = _WORDS.get(problem.code)
    named = (problem.link_id, problem.path, problem.code, problem.regel)
    where = " · ".join(dict.fromkeys(one for one in named if one))
    text = tr_marked(words) if words else problem.code
    return Problemlinje(icon, colour, tr_marked(kind), text, where, problem.link_id, problem.path)
