-- Runs, their drills, and what was measured in them: RunSample, as tables. The same text for SQLite and PostgreSQL.
-- Names that end in _ms are milliseconds since 1970, those that end in _ns are nanoseconds long.

CREATE TABLE run (
  id             BIGINT  PRIMARY KEY, -- from what the run is, so that none is added twice
  name           TEXT    NOT NULL,    -- RunSample.id
  started_ms     BIGINT  NOT NULL,
  lab            TEXT    NOT NULL,
  cluster        TEXT    NOT NULL,
  configuration  TEXT    NOT NULL,
  kernel         TEXT    NOT NULL,    -- of the nodes; empty where there is none
  hadrill        TEXT    NOT NULL,
  seed           BIGINT  NOT NULL,
  verdict        TEXT    NOT NULL,
  drills         INTEGER NOT NULL,
  passed         INTEGER NOT NULL,
  folder         TEXT    NOT NULL,    -- where the recordings were left
  facts          TEXT    NOT NULL,    -- JSON objects, as in run.json
  nodes          TEXT    NOT NULL,
  settings       TEXT    NOT NULL
);

CREATE TABLE drill (
  run_id     BIGINT  NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  number     INTEGER NOT NULL,
  scenario   TEXT    NOT NULL,
  repeat_no  INTEGER NOT NULL,
  seed       BIGINT,
  verdict    TEXT    NOT NULL,
  status     TEXT    NOT NULL,
  settled_ns BIGINT,
  PRIMARY KEY (run_id, number)
);

-- The longest outage of an address in a move; 0 where it never went away.
CREATE TABLE outage (
  run_id      BIGINT  NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  drill       INTEGER NOT NULL,
  ordinal     INTEGER NOT NULL,
  address     TEXT    NOT NULL,
  move        TEXT    NOT NULL,
  duration_ns BIGINT  NOT NULL,
  error_ns    BIGINT  NOT NULL,
  censored    INTEGER NOT NULL,       -- 1 where it had not ended when the observation did
  limit_ns    BIGINT  NOT NULL,
  outages     INTEGER NOT NULL,
  PRIMARY KEY (run_id, drill, ordinal)
);

CREATE TABLE phase (
  run_id      BIGINT  NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  drill       INTEGER NOT NULL,
  ordinal     INTEGER NOT NULL,
  move        TEXT    NOT NULL,
  name        TEXT    NOT NULL,
  duration_ns BIGINT  NOT NULL,
  PRIMARY KEY (run_id, drill, ordinal)
);

CREATE INDEX run_by_time ON run (started_ms);
CREATE INDEX run_by_lab ON run (lab, configuration, started_ms);
CREATE INDEX run_by_kernel ON run (kernel, started_ms);
CREATE INDEX drill_by_scenario ON drill (scenario, run_id);
