"""The tables as SQLAlchemy sees them; `migrations/` makes them, and a test holds the two equal.

What each table and column means is told in docs/reference/database.md.
"""

from typing import Any

from sqlalchemy import BigInteger, Boolean, Float, Integer, LargeBinary, TableClause, Text, column, table
from sqlalchemy.types import TypeEngine

TABLES: dict[str, TableClause] = {}
_WHEN = " when_start when_end when_precision when_text"


def _table(
    name: str, text: str = "", *, whole: str = "", big: str = "", real: str = "", flag: str = "", blob: str = ""
) -> TableClause:
    """A table from the names of its columns, type by type."""
    kinds: list[tuple[str, TypeEngine[Any]]] = [
        (text, Text()), (whole, Integer()), (big, BigInteger()), (real, Float()), (flag, Boolean()),
        (blob, LargeBinary()),
    ]  # fmt: skip
    made = table(name, *(column(one, kind) for names, kind in kinds for one in names.split()))
    TABLES[name] = made
    return made


# --- the store itself
migrations = _table("migrations", "name at", whole="number")
meta = _table("meta", "name value")
readings = _table("readings", "version rules pipeline at", whole="number")

# --- reports
originals = _table("originals", "sha256 media_type", blob="bytes")
reports = _table(
    "reports",
    "id sha256 title publisher author url page published_start published_end published_precision published_text"
    " day language copies version_of superseded_by added text",
    whole="number reading characters statement_count",
)
report_sources = _table("report_sources", "source", whole="report_number position")
report_warnings = _table("report_warnings", "code message", whole="report_number position start_at end_at")
report_furniture = _table("report_furniture", "text reason", whole="report_number position")
bands = _table("bands", big="band", whole="report_number")
sentences = _table("sentences", "kind", whole="report_number position start_at end_at")
skipped = _table("skipped", "source stage reason message", whole="number")
fetches = _table("fetches", "address etag modified")

# --- who and where
actors = _table("actors", "id name kind country origin parent")
places = _table("places", "id name country precision feature admin1", real="lat lon confidence", whole="candidates")
actor_names = _table("actor_names", "folded actor")
place_names = _table("place_names", "folded place")
report_actors = _table("report_actors", "actor", whole="report_number")
report_places = _table("report_places", "place", real="confidence", whole="report_number candidates")
actor_mentions = _table("actor_mentions", "actor text via", whole="report_number position start_at end_at")
place_mentions = _table(
    "place_mentions",
    "place anchor text relation",
    whole="report_number position start_at end_at phrase_start phrase_end",
)

# --- statements
statements = _table(
    "statements",
    "id kind type lineage rule stance stance_by_text stance_cue place first_day last_day weapons means of_whom mode"
    " text cue speaker_text by_text condition horizon" + _WHEN,
    whole="number report_number position reading",
    big="low high",
    real="confidence",
    flag="current estimate plan",
)
statement_actors = _table("statement_actors", "role actor", whole="statement_number position")
statement_places = _table("statement_places", "place", whole="statement_number position")
statement_tolls = _table("statement_tolls", "toll", whole="statement_number position")
evidence = _table("evidence", "exact prefix suffix", whole="statement_number position start_at end_at")
past_statements = _table(
    "past_statements", "id lineage kind content", whole="report_number number reading replaced_by_reading"
)

# --- judgements
judgements = _table("judgements", "act subjects others by_whom at why fields", whole="number undoes", flag="stands")
verdicts = _table("verdicts", "lineage review", whole="judgement")

# --- what is to be derived, and what was
bearings = _table("bearings", "axis key", whole="statement_number")
stale = _table("stale", "axis key")
joins = _table("joins", "first second contradiction reasons", real="score")
incidents = _table(
    "incidents",
    "id type day last_day first_reported last_reported contradictions joins judged" + _WHEN,
    whole="independent",
    flag="when_assumed asserted machine_only",
)
incident_types = _table("incident_types", "incident type", whole="position")
incident_statements = _table("incident_statements", "incident statement", whole="position")
incident_actors = _table("incident_actors", "incident role actor", whole="position")
incident_places = _table("incident_places", "incident place", whole="position")
incident_tolls = _table(
    "incident_tolls",
    "incident kind rule statements why",
    whole="position independent",
    big="low high",
    flag="estimate disputed",
)
retired = _table("retired", "id became why")
periods = _table(
    "periods",
    "key place state actor start_day end_day start_text last_reported ending ended_by why statements",
    whole="position independent",
    flag="assessed machine_only",
)
relations = _table(
    "relations",
    "key source kind target start_day end_day ended_by means statements",
    whole="position sign independent",
    flag="ended asserted machine_only",
)
