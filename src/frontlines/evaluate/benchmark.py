"""What a benchmark is: a corpus with gold, how our reading of it is scored, and what others reached."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from frontlines.evaluate.scores import Score
from frontlines.model.mention import PlaceMention, Span
from frontlines.model.place import Place
from frontlines.model.reading import Reading
from frontlines.model.report import Report
from frontlines.model.statement import Event
from frontlines.model.template import IncidentTemplate


class Machine(Protocol):
    """What is measured. Benchmarks know the product by this alone."""

    def take_in(self, text: str, name: str, published: str | None) -> Report:
        """The report of a text as intake gives it: cleaned, without page furniture."""

    def read(self, report: Report) -> Reading:
        """The reading of one report, as `frontlines read` gives it."""

    def plover(self, event: Event) -> str | None:
        """The PLOVER type of an event whose rule says more than its type; None where the type decides."""

    def times(self, report: Report) -> Sequence["Timed"]:
        """All times that TimeML marks, resolved or not."""

    def entities(self, report: Report) -> Sequence["Spoken"]:
        """All that the text speaks of: actors, places, times, counts, weapons and the like, one inside another."""

    def toponyms(self, report: Report) -> Sequence["Named"]:
        """All names of places in the text, those in names of actors and of peoples too."""

    def resolve(self, report: Report, names: Sequence[Span]) -> Sequence[Place | None]:
        """The place each given name means in this report, one answer a name; None where it is not known."""

    def places_of(self, report: Report, acts: Sequence[Span]) -> Sequence[Sequence[PlaceMention]]:
        """Where the act at each span happened, one answer an act."""

    def templates(self, reading: Reading) -> Sequence[IncidentTemplate]:
        """The incidents of a reading in the form of MUC-4."""

    def geonames(self, place: Place) -> str | None:
        """The number GeoNames has for a place, countries included; None where it has none."""

    def page_text(self, page: bytes) -> str:
        """The text of the article on a web page, as intake keeps it."""


class Spanned(Protocol):
    """Words at `text[start:end]`."""

    @property
    def start(self) -> int:
        """The first code point."""

    @property
    def end(self) -> int:
        """One past the last."""

    @property
    def text(self) -> str:
        """The words."""


class Timed(Spanned, Protocol):
    """A time at `text[start:end]` as TimeML writes it."""

    @property
    def type(self) -> str:
        """DATE, TIME, DURATION or SET."""

    @property
    def value(self) -> str:
        """The value of the TIMEX3; "" where it cannot be told."""


class Spoken(Spanned, Protocol):
    """A mention at `text[start:end]` and what it names."""

    @property
    def kind(self) -> str:
        """person, group, people, place, time, count, weapon, platform, vehicle, money, document or address."""


class Named(Spanned, Protocol):
    """A name of a place at `text[start:end]`."""

    @property
    def place(self) -> Place:
        """What it means."""


class Case(Protocol):
    """One piece of a corpus, the unit that intervals are drawn over: a document or a sentence."""

    @property
    def name(self) -> str:
        """How the corpus calls it."""


C = TypeVar("C", bound=Case)


class MistakeKind(StrEnum):
    """What is wrong."""

    MISSED = "missed"  # in the gold, not given
    EXTRA = "extra"  # given, not in the gold
    WRONG = "wrong"  # given where the gold has something else


@dataclass(frozen=True, slots=True)
class Mistake:
    """One difference from the gold, for the list of errors."""

    figure: str
    kind: MistakeKind
    gold: str  # what the gold says; "" for EXTRA
    given: str  # what we say; "" for MISSED
    words: str = ""  # the words of the text it is about


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was counted of one case, by the name of each figure."""

    case: str
    scores: Mapping[str, Score]
    mistakes: tuple[Mistake, ...] = ()


@dataclass(frozen=True, slots=True)
class Published:
    """What somebody else reached, as they published it."""

    who: str  # the system, with its version or year
    figure: str  # a figure of this benchmark, "resolving.within_161_km"
    value: float
    note: str = ""  # what differs: other data, other measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark(Generic[C]):
    """One corpus and its measure."""

    name: str  # as the command line has it
    title: str
    cite: str  # whose corpus and whose measure: authors, year, licence
    expects: str  # what PATH must be, in words
    at: str  # where the shared development corpora have it, below their root
    figures: Mapping[str, str]  # each figure and its definition, with what differs from the paper's
    load: Callable[[Path], Iterable[C]]  # raises CorpusError
    score: Callable[[C, Machine], Outcome]
    published: tuple[Published, ...] = field(default=())
    quick: int | None = None  # every how manieth case the fast subset takes; None: too slow even so
