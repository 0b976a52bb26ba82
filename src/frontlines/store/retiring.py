"""What became of incident ids that no incident bears any more."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select, update

from frontlines.store import schema
from frontlines.store.backend import Db
from frontlines.store.statements_out import by_lineage, current


def retire(db: Db, gone: Mapping[str, Sequence[str]]) -> None:
    """Retire ids, given with the statements their incidents held, the founding one first."""
    if not gone:
        return
    held = schema.incident_statements.c
    statements = sorted({statement for each in gone.values() for statement in each})
    heirs = _heirs(db, statements)
    now = db.pairs(
        select(held.statement, held.incident)
        .where(db.among(held.statement, sorted({*statements, *heirs.values()})))
        .order_by(held.statement, held.incident.desc())
    )
    there = current(db, statements)
    s = schema.statements.c
    stored = set(db.values(select(s.id).where(db.among(s.id, statements))))
    retired = schema.retired
    for incident, members in gone.items():
        homes = [now.get(heirs.get(member, member)) for member in members]
        found = list(dict.fromkeys(home for home in homes if home is not None))
        became = found[0] if found else None
        why = "merged"
        if len(found) > 1:
            why = "split"
        elif members and homes[0] is None:
            founder = members[0]
            why = "rejected" if founder in there else "superseded" if founder in stored else "read anew"
        db.insert(retired, [{"id": incident, "became": became, "why": why}])
        db.run(update(retired).where(retired.c.became == incident).values(became=became))


def _heirs(db: Db, statements: Sequence[str]) -> dict[str, str]:
    """For statements that better rules read anew under another id: that id."""
    past = schema.past_statements.c
    lineages = {
        row.id: row.lineage for row in db.rows(select(past.id, past.lineage).where(db.among(past.id, statements)))
    }
    if not lineages:
        return {}
    present = by_lineage(db, set(lineages.values()))
    return {old: present[lineage] for old, lineage in lineages.items() if lineage in present}
