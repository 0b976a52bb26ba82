-- What is derived from all statements together, and the views people read. All of it can be made anew at any time,
-- so nothing here holds on to a statement by a foreign key: a statement may go before the picture is derived again.

CREATE TABLE joins (
    first TEXT NOT NULL,
    second TEXT NOT NULL,
    score REAL NOT NULL,
    contradiction TEXT,
    reasons TEXT NOT NULL,
    PRIMARY KEY (first, second)
) WITHOUT ROWID;
CREATE INDEX joins_by_second ON joins (second, first);

CREATE TABLE incidents (
    id TEXT NOT NULL PRIMARY KEY,
    type TEXT NOT NULL,
    day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    when_start TEXT,
    when_end TEXT,
    when_precision TEXT,
    when_text TEXT,
    when_assumed BOOLEAN NOT NULL,
    asserted BOOLEAN NOT NULL,
    machine_only BOOLEAN NOT NULL,
    independent INTEGER NOT NULL,
    first_reported TEXT NOT NULL,
    last_reported TEXT NOT NULL,
    contradictions TEXT NOT NULL,
    joins TEXT NOT NULL,
    judged TEXT NOT NULL
);
CREATE INDEX incidents_by_day ON incidents (day, id, last_day, type);

CREATE TABLE incident_types (
    incident TEXT NOT NULL REFERENCES incidents (id),
    position INTEGER NOT NULL,
    type TEXT NOT NULL,
    PRIMARY KEY (incident, position)
) WITHOUT ROWID;
CREATE INDEX incident_types_by_type ON incident_types (type, incident);

CREATE TABLE incident_statements (
    incident TEXT NOT NULL REFERENCES incidents (id),
    position INTEGER NOT NULL,
    statement TEXT NOT NULL,
    PRIMARY KEY (incident, position)
) WITHOUT ROWID;
CREATE INDEX incident_statements_by_statement ON incident_statements (statement, incident);

CREATE TABLE incident_actors (
    incident TEXT NOT NULL REFERENCES incidents (id),
    role TEXT NOT NULL,
    position INTEGER NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (incident, role, position)
) WITHOUT ROWID;
CREATE INDEX incident_actors_by_actor ON incident_actors (actor, incident);

CREATE TABLE incident_places (
    incident TEXT NOT NULL REFERENCES incidents (id),
    position INTEGER NOT NULL,
    place TEXT NOT NULL,
    PRIMARY KEY (incident, position)
) WITHOUT ROWID;
CREATE INDEX incident_places_by_place ON incident_places (place, incident);

CREATE TABLE incident_tolls (
    incident TEXT NOT NULL REFERENCES incidents (id),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    low BIGINT,
    high BIGINT,
    estimate BOOLEAN NOT NULL,
    rule TEXT NOT NULL,
    independent INTEGER NOT NULL,
    disputed BOOLEAN NOT NULL,
    statements TEXT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (incident, position)
) WITHOUT ROWID;

CREATE TABLE retired (
    id TEXT NOT NULL PRIMARY KEY,
    became TEXT,
    why TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX retired_by_became ON retired (became);

CREATE TABLE periods (
    key TEXT NOT NULL,
    position INTEGER NOT NULL,
    place TEXT NOT NULL,
    state TEXT NOT NULL,
    actor TEXT NOT NULL,
    start_day TEXT,
    end_day TEXT,
    start_text TEXT NOT NULL,
    last_reported TEXT NOT NULL,
    ending TEXT NOT NULL,
    ended_by TEXT,
    why TEXT NOT NULL,
    assessed BOOLEAN NOT NULL,
    independent INTEGER NOT NULL,
    statements TEXT NOT NULL,
    machine_only BOOLEAN NOT NULL,
    PRIMARY KEY (key, position)
) WITHOUT ROWID;
CREATE INDEX periods_by_place ON periods (place);
CREATE INDEX periods_by_actor ON periods (actor);

CREATE TABLE relations (
    key TEXT NOT NULL,
    position INTEGER NOT NULL,
    source TEXT NOT NULL,
    kind TEXT NOT NULL,
    target TEXT NOT NULL,
    sign INTEGER NOT NULL,
    start_day TEXT,
    end_day TEXT,
    ended BOOLEAN NOT NULL,
    ended_by TEXT,
    means TEXT NOT NULL,
    asserted BOOLEAN NOT NULL,
    independent INTEGER NOT NULL,
    statements TEXT NOT NULL,
    machine_only BOOLEAN NOT NULL,
    PRIMARY KEY (key, position)
) WITHOUT ROWID;
CREATE INDEX relations_by_source ON relations (source);
CREATE INDEX relations_by_target ON relations (target);

-- What was read before this step has not been derived yet.
INSERT INTO stale (axis, key)
SELECT DISTINCT b.axis, CASE WHEN b.axis = 'block' THEN s.id ELSE b.key END
FROM bearings AS b JOIN statements AS s ON s.number = b.statement_number
WHERE TRUE
ON CONFLICT DO NOTHING;

CREATE VIEW v_reports AS
SELECT
    r.number,
    r.id AS report,
    r.title,
    r.publisher,
    r.author,
    r.url,
    r.published_start AS published,
    r.published_precision,
    r.day,
    r.language,
    CASE WHEN r.copies <> r.id THEN r.copies END AS copies,
    r.version_of,
    r.superseded_by,
    r.added,
    g.version AS read_with,
    r.characters,
    r.statement_count AS statements,
    (SELECT string_agg(source, '; ') FROM (
        SELECT source FROM report_sources WHERE report_number = r.number ORDER BY position
    ) AS named) AS sources
FROM reports AS r
JOIN readings AS g ON g.number = r.reading;

CREATE VIEW v_statements AS
SELECT
    s.id AS statement,
    s.kind,
    s.type,
    r.id AS report,
    r.title,
    r.publisher,
    r.url,
    r.day AS reported,
    s.stance,
    COALESCE(h.name, sh.actor, s.stance_by_text) AS stance_by,
    COALESCE(v.review, 'machine') AS review,
    CASE WHEN v.review = 'corrected' THEN j.fields END AS correction,
    (SELECT string_agg(exact, ' […] ') FROM (
        SELECT exact FROM evidence WHERE statement_number = s.number ORDER BY position
    ) AS words) AS evidence,
    s.rule,
    s.confidence,
    s.when_start,
    s.when_end,
    s.when_precision,
    s.when_text,
    s.first_day,
    s.last_day
FROM statements AS s
JOIN reports AS r ON r.number = s.report_number
LEFT JOIN statement_actors AS sh ON sh.statement_number = s.number AND sh.role = 'stance' AND sh.position = 0
LEFT JOIN actors AS h ON h.id = sh.actor
LEFT JOIN verdicts AS v ON v.lineage = s.lineage
LEFT JOIN judgements AS j ON j.number = v.judgement
WHERE s.current;

CREATE VIEW v_events AS
SELECT
    s.id AS statement,
    i.incident,
    s.type,
    (SELECT string_agg(name, '; ') FROM (
        SELECT COALESCE(a.name, x.actor) AS name FROM statement_actors AS x LEFT JOIN actors AS a ON a.id = x.actor
        WHERE x.statement_number = s.number AND x.role = 'initiator' ORDER BY x.position
    ) AS named) AS initiators,
    (SELECT string_agg(name, '; ') FROM (
        SELECT COALESCE(a.name, x.actor) AS name FROM statement_actors AS x LEFT JOIN actors AS a ON a.id = x.actor
        WHERE x.statement_number = s.number AND x.role = 'target' ORDER BY x.position
    ) AS named) AS targets,
    COALESCE(p.name, s.place) AS place,
    s.place AS place_id,
    p.country,
    p.admin1,
    p.precision AS place_precision,
    CASE WHEN p.precision IN ('exact', 'near') THEN p.lat END AS lat,
    CASE WHEN p.precision IN ('exact', 'near') THEN p.lon END AS lon,
    s.weapons,
    v.stance, v.stance_by, v.review, v.correction, v.evidence,
    v.when_start, v.when_end, v.when_precision, v.when_text, v.first_day, v.last_day,
    v.rule, v.confidence, v.report, v.title, v.publisher, v.url, v.reported
FROM statements AS s
JOIN v_statements AS v ON v.statement = s.id
LEFT JOIN places AS p ON p.id = s.place
LEFT JOIN incident_statements AS i ON i.statement = s.id
WHERE s.kind = 'event';

CREATE VIEW v_ties AS
SELECT
    s.id AS statement,
    COALESCE(a.name, x.actor) AS from_actor,
    s.type AS tie,
    COALESCE(b.name, y.actor) AS to_actor,
    x.actor AS from_id,
    y.actor AS to_id,
    s.means,
    v.stance, v.stance_by, v.review, v.correction, v.evidence,
    v.when_start, v.when_end, v.when_precision, v.when_text, v.first_day, v.last_day,
    v.rule, v.confidence, v.report, v.title, v.publisher, v.url, v.reported
FROM statements AS s
JOIN v_statements AS v ON v.statement = s.id
LEFT JOIN statement_actors AS x ON x.statement_number = s.number AND x.role = 'from'
LEFT JOIN actors AS a ON a.id = x.actor
LEFT JOIN statement_actors AS y ON y.statement_number = s.number AND y.role = 'to'
LEFT JOIN actors AS b ON b.id = y.actor
WHERE s.kind = 'tie';

CREATE VIEW v_control AS
SELECT
    s.id AS statement,
    COALESCE(p.name, s.place) AS place,
    COALESCE(a.name, x.actor) AS actor,
    s.type AS status,
    s.place AS place_id,
    x.actor AS actor_id,
    p.country,
    p.precision AS place_precision,
    CASE WHEN p.precision IN ('exact', 'near') THEN p.lat END AS lat,
    CASE WHEN p.precision IN ('exact', 'near') THEN p.lon END AS lon,
    v.stance, v.stance_by, v.review, v.correction, v.evidence,
    v.when_start, v.when_end, v.when_precision, v.when_text, v.first_day, v.last_day,
    v.rule, v.confidence, v.report, v.title, v.publisher, v.url, v.reported
FROM statements AS s
JOIN v_statements AS v ON v.statement = s.id
LEFT JOIN statement_actors AS x ON x.statement_number = s.number AND x.role = 'actor'
LEFT JOIN actors AS a ON a.id = x.actor
LEFT JOIN places AS p ON p.id = s.place
WHERE s.kind = 'control';

CREATE VIEW v_tolls AS
SELECT
    s.id AS statement,
    (SELECT MIN(e.id) FROM statements AS e JOIN statement_tolls AS t ON t.statement_number = e.number
        WHERE e.report_number = s.report_number AND t.toll = s.id) AS event,
    s.type AS toll,
    s.low,
    s.high,
    s.estimate,
    s.of_whom,
    COALESCE(a.name, x.actor) AS by_actor,
    COALESCE(p.name, s.place) AS place,
    s.place AS place_id,
    p.country,
    v.stance, v.stance_by, v.review, v.correction, v.evidence,
    v.when_start, v.when_end, v.when_precision, v.when_text, v.first_day, v.last_day,
    v.rule, v.confidence, v.report, v.title, v.publisher, v.url, v.reported
FROM statements AS s
JOIN v_statements AS v ON v.statement = s.id
LEFT JOIN statement_actors AS x ON x.statement_number = s.number AND x.role = 'by'
LEFT JOIN actors AS a ON a.id = x.actor
LEFT JOIN places AS p ON p.id = s.place
WHERE s.kind = 'toll';

CREATE VIEW v_claims AS
SELECT
    s.id AS statement,
    COALESCE(a.name, x.actor, s.speaker_text) AS speaker,
    x.actor AS speaker_id,
    s.speaker_text,
    s.mode,
    s.cue,
    s.text AS claimed,
    v.stance, v.stance_by, v.review, v.correction, v.evidence,
    v.rule, v.confidence, v.report, v.title, v.publisher, v.url, v.reported
FROM statements AS s
JOIN v_statements AS v ON v.statement = s.id
LEFT JOIN statement_actors AS x ON x.statement_number = s.number AND x.role = 'speaker'
LEFT JOIN actors AS a ON a.id = x.actor
WHERE s.kind = 'claim';

CREATE VIEW v_forecasts AS
SELECT
    s.id AS statement,
    s.text AS forecast,
    COALESCE(a.name, x.actor, s.by_text) AS by_actor,
    x.actor AS by_id,
    s.by_text,
    s.condition,
    s.horizon,
    s.plan,
    v.stance, v.stance_by, v.review, v.correction, v.evidence,
    v.rule, v.confidence, v.report, v.title, v.publisher, v.url, v.reported
FROM statements AS s
JOIN v_statements AS v ON v.statement = s.id
LEFT JOIN statement_actors AS x ON x.statement_number = s.number AND x.role = 'by'
LEFT JOIN actors AS a ON a.id = x.actor
WHERE s.kind = 'forecast';

CREATE VIEW v_incidents AS
SELECT
    i.id AS incident,
    i.type,
    (SELECT string_agg(type, '; ') FROM (
        SELECT type FROM incident_types WHERE incident = i.id ORDER BY position
    ) AS named) AS types,
    i.day,
    i.last_day,
    i.when_precision,
    i.when_assumed,
    (SELECT string_agg(name, '; ') FROM (
        SELECT COALESCE(a.name, x.actor) AS name FROM incident_actors AS x LEFT JOIN actors AS a ON a.id = x.actor
        WHERE x.incident = i.id AND x.role = 'initiator' ORDER BY x.position
    ) AS named) AS initiators,
    (SELECT string_agg(name, '; ') FROM (
        SELECT COALESCE(a.name, x.actor) AS name FROM incident_actors AS x LEFT JOIN actors AS a ON a.id = x.actor
        WHERE x.incident = i.id AND x.role = 'target' ORDER BY x.position
    ) AS named) AS targets,
    COALESCE(p.name, ip.place) AS place,
    ip.place AS place_id,
    p.country,
    p.admin1,
    p.precision AS place_precision,
    CASE WHEN p.precision IN ('exact', 'near') THEN p.lat END AS lat,
    CASE WHEN p.precision IN ('exact', 'near') THEN p.lon END AS lon,
    CASE WHEN i.asserted THEN 'asserted' ELSE 'claimed' END AS stance,
    CASE WHEN i.machine_only THEN 'machine' ELSE 'reviewed' END AS review,
    k.low AS killed_low,
    k.high AS killed_high,
    k.estimate AS killed_estimate,
    k.rule AS killed_rule,
    k.disputed AS killed_disputed,
    i.independent AS independent_sources,
    (SELECT COUNT(*) FROM incident_statements AS x WHERE x.incident = i.id) AS statements,
    i.first_reported,
    i.last_reported,
    CASE WHEN i.contradictions <> '[]' THEN i.contradictions END AS contradictions
FROM incidents AS i
LEFT JOIN incident_places AS ip ON ip.incident = i.id AND ip.position = 0
LEFT JOIN places AS p ON p.id = ip.place
LEFT JOIN incident_tolls AS k ON k.incident = i.id AND k.kind = 'killed';

CREATE VIEW v_periods AS
SELECT
    COALESCE(p.name, t.place) AS place,
    t.state,
    COALESCE(a.name, t.actor) AS actor,
    t.start_day,
    t.end_day,
    t.start_text,
    t.ending,
    t.why,
    t.last_reported,
    CASE WHEN t.assessed THEN 'assessed' ELSE 'claimed' END AS stance,
    CASE WHEN t.machine_only THEN 'machine' ELSE 'reviewed' END AS review,
    t.independent AS independent_sources,
    t.place AS place_id,
    t.actor AS actor_id,
    p.country,
    CASE WHEN p.precision IN ('exact', 'near') THEN p.lat END AS lat,
    CASE WHEN p.precision IN ('exact', 'near') THEN p.lon END AS lon
FROM periods AS t
LEFT JOIN places AS p ON p.id = t.place
LEFT JOIN actors AS a ON a.id = t.actor;

CREATE VIEW v_relations AS
SELECT
    COALESCE(a.name, t.source) AS from_actor,
    t.kind AS tie,
    COALESCE(b.name, t.target) AS to_actor,
    t.sign,
    t.start_day,
    t.end_day,
    t.ended,
    t.means,
    CASE WHEN t.asserted THEN 'asserted' ELSE 'claimed' END AS stance,
    CASE WHEN t.machine_only THEN 'machine' ELSE 'reviewed' END AS review,
    t.independent AS independent_sources,
    t.source AS from_id,
    t.target AS to_id
FROM relations AS t
LEFT JOIN actors AS a ON a.id = t.source
LEFT JOIN actors AS b ON b.id = t.target;
