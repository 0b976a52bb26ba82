-- What is kept of each report and what it says. Written for SQLite; `dialect.py` turns it into PostgreSQL's words.
-- Dates are ISO 8601 texts of a full day, times are UTC. Lists of plain words are JSON arrays.

CREATE TABLE migrations (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    at TEXT NOT NULL
);

CREATE TABLE meta (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE readings (
    number INTEGER PRIMARY KEY,
    version TEXT NOT NULL,
    rules TEXT NOT NULL,
    pipeline TEXT NOT NULL,
    at TEXT NOT NULL,
    UNIQUE (version, rules, pipeline)
);

CREATE TABLE originals (
    sha256 TEXT NOT NULL PRIMARY KEY,
    media_type TEXT NOT NULL,
    bytes BLOB NOT NULL
);

CREATE TABLE reports (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL REFERENCES originals (sha256),
    title TEXT,
    publisher TEXT,
    author TEXT,
    url TEXT,
    page TEXT,
    published_start TEXT,
    published_end TEXT,
    published_precision TEXT,
    published_text TEXT,
    day TEXT NOT NULL,
    language TEXT,
    copies TEXT NOT NULL,
    version_of TEXT,
    superseded_by TEXT,
    added TEXT NOT NULL,
    reading INTEGER NOT NULL REFERENCES readings (number),
    characters INTEGER NOT NULL,
    statement_count INTEGER NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX reports_by_sha256 ON reports (sha256);
CREATE INDEX reports_by_page ON reports (page, number) WHERE page IS NOT NULL;
CREATE INDEX reports_by_day ON reports (day, number);
CREATE INDEX reports_superseded ON reports (superseded_by) WHERE superseded_by IS NOT NULL;
CREATE INDEX reports_copying ON reports (copies) WHERE copies <> id;

CREATE TABLE report_sources (
    report_number INTEGER NOT NULL REFERENCES reports (number),
    position INTEGER NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (report_number, position)
) WITHOUT ROWID;

CREATE TABLE report_warnings (
    report_number INTEGER NOT NULL REFERENCES reports (number),
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    start_at INTEGER,
    end_at INTEGER,
    PRIMARY KEY (report_number, position)
) WITHOUT ROWID;

CREATE TABLE report_furniture (
    report_number INTEGER NOT NULL REFERENCES reports (number),
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (report_number, position)
) WITHOUT ROWID;

CREATE TABLE bands (
    band BIGINT NOT NULL,
    report_number INTEGER NOT NULL REFERENCES reports (number),
    PRIMARY KEY (band, report_number)
) WITHOUT ROWID;
CREATE INDEX bands_by_report ON bands (report_number);

CREATE TABLE sentences (
    report_number INTEGER NOT NULL REFERENCES reports (number),
    position INTEGER NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (report_number, position)
) WITHOUT ROWID;

CREATE TABLE actors (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT,
    origin TEXT NOT NULL,
    parent TEXT
);

CREATE TABLE places (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    country TEXT,
    lat REAL,
    lon REAL,
    precision TEXT NOT NULL,
    feature TEXT NOT NULL,
    admin1 TEXT,
    confidence REAL NOT NULL,
    candidates INTEGER NOT NULL
);
CREATE INDEX places_by_country ON places (country);

CREATE TABLE report_actors (
    report_number INTEGER NOT NULL REFERENCES reports (number),
    actor TEXT NOT NULL,
    PRIMARY KEY (report_number, actor)
) WITHOUT ROWID;
CREATE INDEX report_actors_by_actor ON report_actors (actor, report_number);

CREATE TABLE report_places (
    report_number INTEGER NOT NULL REFERENCES reports (number),
    place TEXT NOT NULL,
    confidence REAL NOT NULL,
    candidates INTEGER NOT NULL,
    PRIMARY KEY (report_number, place)
) WITHOUT ROWID;
CREATE INDEX report_places_by_place ON report_places (place, report_number);

CREATE TABLE actor_mentions (
    report_number INTEGER NOT NULL REFERENCES reports (number),
    position INTEGER NOT NULL,
    actor TEXT NOT NULL,
    text TEXT NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    via TEXT NOT NULL,
    PRIMARY KEY (report_number, position)
) WITHOUT ROWID;

-- Names as they are looked up: lower case, without accents. One row for each name an actor or place ever bore, so
-- that a report of well-known names adds nothing here.
CREATE TABLE actor_names (
    folded TEXT NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (folded, actor)
) WITHOUT ROWID;

CREATE TABLE place_names (
    folded TEXT NOT NULL,
    place TEXT NOT NULL,
    PRIMARY KEY (folded, place)
) WITHOUT ROWID;

CREATE TABLE place_mentions (
    report_number INTEGER NOT NULL REFERENCES reports (number),
    position INTEGER NOT NULL,
    place TEXT NOT NULL,
    anchor TEXT NOT NULL,
    text TEXT NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    relation TEXT NOT NULL,
    phrase_start INTEGER NOT NULL,
    phrase_end INTEGER NOT NULL,
    PRIMARY KEY (report_number, position)
) WITHOUT ROWID;

-- What belongs to a statement is kept under its number, not its id: ids are hashes, and rows in the order of hashes
-- would touch a hundred pages for every report instead of ten.
CREATE TABLE statements (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    report_number INTEGER NOT NULL REFERENCES reports (number),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    type TEXT,
    current BOOLEAN NOT NULL,
    lineage TEXT NOT NULL,
    reading INTEGER NOT NULL REFERENCES readings (number),
    rule TEXT NOT NULL,
    confidence REAL NOT NULL,
    stance TEXT NOT NULL,
    stance_by_text TEXT,
    stance_cue TEXT NOT NULL,
    place TEXT,
    when_start TEXT,
    when_end TEXT,
    when_precision TEXT,
    when_text TEXT,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    weapons TEXT,
    means TEXT,
    low BIGINT,
    high BIGINT,
    estimate BOOLEAN,
    of_whom TEXT,
    mode TEXT,
    text TEXT,
    cue TEXT,
    speaker_text TEXT,
    by_text TEXT,
    condition TEXT,
    horizon TEXT,
    plan BOOLEAN
);
CREATE UNIQUE INDEX statements_in_order ON statements (report_number, position);
CREATE INDEX statements_by_lineage ON statements (lineage) WHERE lineage <> id;
CREATE INDEX statements_by_kind ON statements (current, kind, first_day, last_day);

CREATE TABLE statement_actors (
    statement_number INTEGER NOT NULL REFERENCES statements (number),
    role TEXT NOT NULL,
    position INTEGER NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (statement_number, role, position)
) WITHOUT ROWID;
CREATE INDEX statement_actors_by_actor ON statement_actors (actor, statement_number);

CREATE TABLE statement_places (
    statement_number INTEGER NOT NULL REFERENCES statements (number),
    position INTEGER NOT NULL,
    place TEXT NOT NULL,
    PRIMARY KEY (statement_number, position)
) WITHOUT ROWID;
CREATE INDEX statement_places_by_place ON statement_places (place, statement_number);

CREATE TABLE statement_tolls (
    statement_number INTEGER NOT NULL REFERENCES statements (number),
    position INTEGER NOT NULL,
    toll TEXT NOT NULL,
    PRIMARY KEY (statement_number, position)
) WITHOUT ROWID;

CREATE TABLE evidence (
    statement_number INTEGER NOT NULL REFERENCES statements (number),
    position INTEGER NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    PRIMARY KEY (statement_number, position)
) WITHOUT ROWID;

CREATE TABLE past_statements (
    report_number INTEGER NOT NULL REFERENCES reports (number),
    number INTEGER NOT NULL,
    id TEXT NOT NULL,
    lineage TEXT NOT NULL,
    kind TEXT NOT NULL,
    reading INTEGER NOT NULL,
    replaced_by_reading INTEGER NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (report_number, number)
) WITHOUT ROWID;
CREATE INDEX past_statements_by_id ON past_statements (id);

CREATE TABLE bearings (
    statement_number INTEGER NOT NULL REFERENCES statements (number),
    axis TEXT NOT NULL,
    key TEXT NOT NULL,
    PRIMARY KEY (statement_number, axis, key)
) WITHOUT ROWID;
CREATE INDEX bearings_by_key ON bearings (axis, key, statement_number);

CREATE TABLE stale (
    axis TEXT NOT NULL,
    key TEXT NOT NULL,
    PRIMARY KEY (axis, key)
) WITHOUT ROWID;

CREATE TABLE judgements (
    number INTEGER PRIMARY KEY,
    act TEXT NOT NULL,
    subjects TEXT NOT NULL,
    others TEXT NOT NULL,
    by_whom TEXT NOT NULL,
    at TEXT NOT NULL,
    why TEXT NOT NULL,
    fields TEXT NOT NULL,
    undoes INTEGER REFERENCES judgements (number),
    stands BOOLEAN NOT NULL
);

CREATE TABLE verdicts (
    lineage TEXT NOT NULL PRIMARY KEY,
    judgement INTEGER NOT NULL REFERENCES judgements (number),
    review TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE skipped (
    number INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    stage TEXT NOT NULL,
    reason TEXT NOT NULL,
    message TEXT NOT NULL,
    UNIQUE (source, stage, reason, message)
);

CREATE TABLE fetches (
    address TEXT NOT NULL PRIMARY KEY,
    etag TEXT,
    modified TEXT
) WITHOUT ROWID;
