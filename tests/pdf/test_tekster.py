import json
import re
from pathlib import Path

import pytest

from helseansvarlig.domain.barn import Hjemmel
from helseansvarlig.domain.deling import Grunnlag as Delingsgrunnlag
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.moete import Droeftingsmodus, Moetetype
from helseansvarlig.domain.person import Rolle
from helseansvarlig.domain.samtykke import Innhold, Samtykkeform
from helseansvarlig.errors import BugError, KnownError
from helseansvarlig.paths import resources
from helseansvarlig.pdf.tekster import MAALFORMER, load_tekster
from helseansvarlig.services.dokumenttyper.grunnlag import Tilstand
from helseansvarlig.services.dokumenttyper.registry import ARTER

ROOT = Path(__file__).resolve().parents[2]
PLACEHOLDER = re.compile(r"\{(\w+)\}")


def as_pairs(maalform: str) -> list[tuple[str, str]]:
    path = resources() / "pdf" / f"tekster.{maalform}.json"
    return json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=list)


def test_both_written_forms_have_the_same_texts_with_the_same_fields() -> None:
    nb, nn = as_pairs("nb"), as_pairs("nn")

    assert [key for key, _ in nb] == [key for key, _ in nn]
    assert [set(PLACEHOLDER.findall(text)) for _, text in nb] == [set(PLACEHOLDER.findall(text)) for _, text in nn]


@pytest.mark.parametrize("maalform", MAALFORMER)
def test_no_text_is_missing_or_given_twice(maalform: str) -> None:
    pairs = as_pairs(maalform)

    assert all(text.strip() for _, text in pairs)
    assert len({key for key, _ in pairs}) == len(pairs)


def test_every_value_of_the_field_has_its_words() -> None:
    texts = load_tekster("nb").setninger
    families = {
        "mottaker": Mottakerkategori,
        "innhold": Innhold,
        "hjemmel": Hjemmel,
        "rolle": Rolle,
        "moetetype": Moetetype,
        "modus": Droeftingsmodus,
        "deling": Delingsgrunnlag,
    }

    assert [f"{name}.{v}" for name, values in families.items() for v in values if f"{name}.{v}" not in texts] == []
    assert [f for f in Samtykkeform if f"samtykke.{f}" not in texts] == []
    assert [t for t in Tilstand if t is not Tilstand.SVART and f"tilstand.{t}" not in texts] == []


def test_every_part_and_field_of_every_type_has_its_words() -> None:
    texts = load_tekster("nb").setninger
    parts = [part for art in ARTER.values() for part in art.deler]
    keys = [part.tittel for part in parts]
    keys += [f"felt.{felt.id}" for part in parts for felt in part.felter]
    keys += [f"valg.{felt.id}.{value}" for part in parts for felt in part.felter for value in felt.valg]

    assert [key for key in keys if key not in texts] == []


def test_no_text_is_left_over() -> None:
    """A sentence nobody prints is a sentence nobody checks."""
    sources = [*(ROOT / "helseansvarlig" / "pdf").glob("*.py")]
    sources += (ROOT / "helseansvarlig" / "services").rglob("*.py")
    sources.append(ROOT / "helseansvarlig" / "domain" / "ordlyd.py")
    code = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    families = (*re.findall(r'f"([a-z_.]+[._])\{', code), "del.", "felt.", "valg.")

    unused = [key for key in load_tekster("nb").setninger if key not in code and not key.startswith(families)]
    # A table may name the family whole, «mappe.svar», for a code to follow.
    assert [key for key in unused if f'"{key.rpartition(".")[0]}"' not in code] == []


def test_only_our_own_sentences_are_templates() -> None:
    assert load_tekster("nb")("pdf.til", mottaker="{0.__class__} {navn}") == "Til: {0.__class__} {navn}"


def test_an_unknown_key_and_a_forgotten_field_are_our_own_mistakes() -> None:
    with pytest.raises(BugError):
        load_tekster("nb")("finnes.ikke")
    with pytest.raises(BugError):
        load_tekster("nb")("pdf.til")


def test_an_unknown_written_form_is_refused_by_code() -> None:
    with pytest.raises(KnownError, match="ukjent_maalform"):
        load_tekster("../nb")
