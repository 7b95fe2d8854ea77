-- Runs as it stands on SQLite and PostgreSQL. Times are microseconds since 1970; positions are given
-- by the one process that writes, so that neither database needs a sequence of its own.

CREATE TABLE stream (
  id TEXT NOT NULL PRIMARY KEY,
  body TEXT NOT NULL,
  changed_at BIGINT NOT NULL
);

CREATE TABLE incident (
  id TEXT NOT NULL PRIMARY KEY,
  position BIGINT NOT NULL UNIQUE,
  stream TEXT NOT NULL,
  defect TEXT NOT NULL,
  state TEXT NOT NULL,
  sequence BIGINT NOT NULL,
  started_at BIGINT NOT NULL,
  ended_at BIGINT,
  changed_at BIGINT NOT NULL,
  labels TEXT NOT NULL,
  body TEXT NOT NULL
);

CREATE INDEX incident_by_stream ON incident (stream, position);
CREATE INDEX incident_by_state ON incident (state, changed_at);

CREATE TABLE transition (
  incident TEXT NOT NULL,
  sequence BIGINT NOT NULL,
  kind TEXT NOT NULL,
  at BIGINT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (incident, sequence)
);

-- Alerts that have not arrived yet; with died_at, those that were given up.
CREATE TABLE delivery (
  position BIGINT NOT NULL PRIMARY KEY,
  event TEXT NOT NULL,
  channel TEXT NOT NULL,
  body TEXT NOT NULL,
  died_at BIGINT,
  reason TEXT,
  UNIQUE (event, channel)
);

CREATE INDEX delivery_by_channel ON delivery (channel, position);

CREATE TABLE held_back (
  position BIGINT NOT NULL PRIMARY KEY,
  subject TEXT NOT NULL,
  at BIGINT NOT NULL,
  body TEXT NOT NULL
);

CREATE INDEX held_back_by_subject ON held_back (subject, position);

CREATE TABLE memo (
  name TEXT NOT NULL PRIMARY KEY,
  body TEXT NOT NULL
);

CREATE TABLE document (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  body TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (kind, id)
);

-- How far something has come, such as the journal that was copied here.
CREATE TABLE progress (
  name TEXT NOT NULL PRIMARY KEY,
  value BIGINT NOT NULL
);
