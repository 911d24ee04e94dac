"""Who may receive what, and on which ground: the second table, kept apart from who may consent to helsehjelp."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.regelkilde import Kilde, Maalform


class Innad(StrEnum):
    """Recipients that are in no address book: the child itself, our own staff, and the supervisory authority."""

    BARNET_SELV = "barnet_selv"
    EGET_PERSONALE = "eget_personale"
    STATSFORVALTEREN = "statsforvalteren"


Mottakertype = Mottakerkategori | Innad
"""Every kind of recipient the gate knows."""


def recipient_of(code: str) -> Mottakertype:
    """Return the kind of recipient with this code, in the address book or not; an unknown one is a ValueError."""
    return Innad(code) if code in set(Innad) else Mottakerkategori(code)


class Grunnlag(StrEnum):
    """Why something may be shared; each is the code of the paragraph it stands in."""

    SAMTYKKE = "samtykke"
    LOV_OPPDATERE_BARNEVERNSTJENESTEN = "lov_bvl_13_1"
    OPPGAVER_ETTER_LOVEN = "bvl_13_1_tredje"
    MELDEPLIKT = "bvl_13_2"
    OPPLYSNINGSPLIKT = "bvl_13_4"
    VARSEL_TIL_STATSFORVALTEREN = "bvl_13_5_a"
    PARTSINNSYN = "bvl_12_6"
    FARE_FOR_LIV_ELLER_HELSE = "fvl_13_b"
    ARBEIDET_I_HUSET = "fvl_13_b_3"
    AVVERGINGSPLIKT = "strl_196"
    INGEN = "ingen"


class Foerst(StrEnum):
    """What must happen before something is shared; those in `STOPPER` stop it until they are done."""

    INFORMER_OG_HOER = "informer_og_hoer_barnet"
    VURDER_SKADE = "vurder_skade"
    HOER_BARNET = "hoer_barnet"
    VELG_GRUNNLAG = "velg_grunnlag"
    SKRIV_BEGRUNNELSE = "skriv_begrunnelse"
    SKRIV_TIL_BARNET = "skriv_til_barnet"
    VURDER_OENSKE = "vurder_oenske"


STOPPER = frozenset({Foerst.VELG_GRUNNLAG, Foerst.SKRIV_BEGRUNNELSE, Foerst.SKRIV_TIL_BARNET, Foerst.VURDER_OENSKE})
"""What the gate itself waits for; the rest is said to people, who do it."""


@dataclass(frozen=True, slots=True)
class Delingsregel:
    """One ground on which one kind of recipient may be told something.

    The main rule is what is asked when nobody has chosen another ground. `alder_fra` up to, not including,
    `alder_til` are whole years. `overstyrer_forbehold` tells that the ground is a duty that the child's own
    reservation does not stop: it then takes a reason and a sentence to the child.
    """

    id: str
    mottaker: Mottakertype
    grunnlag: Grunnlag
    er_hovedregel: bool
    alder_fra: int
    alder_til: int
    overstyrer_forbehold: bool
    krever: tuple[Foerst, ...]
    tekst: Maalform
    kilde: Kilde

    def speaks_of(self, mottaker: Mottakertype, alder: int | None) -> bool:
        """Tell whether it is about this recipient of a child of this age; without an age only what holds for all."""
        fits = self.alder_fra == 0 if alder is None else self.alder_fra <= alder < self.alder_til
        return self.mottaker == mottaker and fits
