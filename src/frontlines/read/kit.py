"""The kit: everything reading needs, loaded and compiled once."""

from dataclasses import dataclass

from frontlines.lexicon.casing import Casing
from frontlines.lexicon.cues import Cues, load_cues
from frontlines.lexicon.gazetteer import Gazetteer, open_gazetteer
from frontlines.lexicon.linear_model import LinearModel, load_linear_model
from frontlines.lexicon.register import Register, load_register
from frontlines.lexicon.rules import Rules, load_rules
from frontlines.lexicon.taxonomy import Taxonomy, load_taxonomy
from frontlines.model.settings import DEFAULT_PIPELINE
from frontlines.read.annotate import Annotator, load_annotator


@dataclass(frozen=True, slots=True)
class Kit:
    """Compiled rules, cues, register, gazetteer and the language pipeline."""

    annotator: Annotator
    register: Register
    gazetteer: Gazetteer
    rules: Rules
    cues: Cues
    taxonomy: Taxonomy
    casing: Casing
    outlook: LinearModel  # whether a word that can point ahead does


def build_kit(pipeline: str | None = None) -> Kit:
    """Load everything; `pipeline` names another spaCy pipeline than the default. Raises FrontlinesError."""
    taxonomy = load_taxonomy()
    register, gazetteer, cues = load_register(), open_gazetteer(), load_cues()
    return Kit(
        annotator=load_annotator(pipeline or DEFAULT_PIPELINE),
        register=register,
        gazetteer=gazetteer,
        rules=load_rules(event_types=frozenset(taxonomy.names())),
        cues=cues,
        taxonomy=taxonomy,
        casing=Casing(register, gazetteer, cues),
        outlook=load_linear_model("outlook"),
    )
