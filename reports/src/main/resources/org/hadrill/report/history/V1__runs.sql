-- Runs, their drills, and what was measured in them. The same text for SQLite and PostgreSQL.
-- Names that end in _ms are milliseconds since 1970 or long, in _us microseconds long; what counts from the fault may be negative.

CREATE TABLE run (
  id             BIGINT  PRIMARY KEY, -- from what the run is, so that no run is added twice
  started_ms     BIGINT  NOT NULL,
  wall_ms        BIGINT  NOT NULL,
  lab            TEXT    NOT NULL,
  cluster        TEXT    NOT NULL,
  configuration  TEXT    NOT NULL,
  kernel         TEXT    NOT NULL,    -- of the nodes; empty where there is none
  hadrill        TEXT    NOT NULL,
  seed           BIGINT  NOT NULL,
  verdict        TEXT    NOT NULL,
  repeat_command TEXT    NOT NULL,
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
  settled_us BIGINT,
  PRIMARY KEY (run_id, number)
);

-- Longest outage allowed, for each address that was watched.
CREATE TABLE outage_limit (
  run_id   BIGINT  NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  drill    INTEGER NOT NULL,
  address  TEXT    NOT NULL,
  limit_us BIGINT  NOT NULL,
  PRIMARY KEY (run_id, drill, address)
);

CREATE TABLE outage (
  run_id      BIGINT  NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  drill       INTEGER NOT NULL,
  ordinal     INTEGER NOT NULL,
  address     TEXT    NOT NULL,
  start_us    BIGINT  NOT NULL,
  duration_us BIGINT  NOT NULL,
  error_us    BIGINT  NOT NULL,
  limit_us    BIGINT  NOT NULL,
  censored    INTEGER NOT NULL,       -- 1 where it had not ended when the observation did
  PRIMARY KEY (run_id, drill, ordinal)
);

CREATE TABLE phase (
  run_id      BIGINT  NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  drill       INTEGER NOT NULL,
  ordinal     INTEGER NOT NULL,
  part        TEXT    NOT NULL,
  name        TEXT    NOT NULL,
  start_us    BIGINT  NOT NULL,
  duration_us BIGINT  NOT NULL,
  PRIMARY KEY (run_id, drill, ordinal)
);

CREATE TABLE not_passed (
  run_id     BIGINT  NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  drill      INTEGER NOT NULL,
  check_name TEXT    NOT NULL,
  verdict    TEXT    NOT NULL,
  evidence   TEXT    NOT NULL,
  PRIMARY KEY (run_id, drill, check_name)
);

CREATE INDEX run_by_time ON run (started_ms);
CREATE INDEX run_by_lab ON run (lab, configuration, started_ms);
CREATE INDEX run_by_kernel ON run (kernel, started_ms);
CREATE INDEX drill_by_scenario ON drill (scenario, run_id);
