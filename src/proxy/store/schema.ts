import type { DatabaseSync } from 'node:sqlite';

/**
 * Each entry makes of a file of version n (its index) one of version n + 1. An entry never changes once it has been
 * released: a new field of `TaskView` is a new entry that sets it in `task.view`, or every kept view becomes unreadable.
 */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE run (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    last_activity_at INTEGER,
    stopped_cleanly INTEGER NOT NULL
  ) STRICT;

  -- view is the TaskView as JSON; saved_at is when we last heard of the task, and begins its retention.
  CREATE TABLE task (
    id INTEGER PRIMARY KEY,
    sdk_app_id INTEGER NOT NULL,
    region TEXT NOT NULL,
    task_id TEXT NOT NULL,
    state TEXT NOT NULL,
    saved_at INTEGER NOT NULL,
    view TEXT NOT NULL,
    UNIQUE (sdk_app_id, region, task_id)
  ) STRICT;

  -- In the order of seq, not of time: clocks are set back.
  CREATE TABLE transition (
    task INTEGER NOT NULL REFERENCES task ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    api_status TEXT,
    request_id TEXT,
    not_before INTEGER,
    PRIMARY KEY (task, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE problem (
    task INTEGER NOT NULL REFERENCES task ON DELETE CASCADE,
    since INTEGER NOT NULL,
    code TEXT NOT NULL,
    at INTEGER NOT NULL,
    count INTEGER NOT NULL,
    kind TEXT NOT NULL,
    is_failure INTEGER NOT NULL,
    message TEXT NOT NULL,
    request_id TEXT,
    PRIMARY KEY (task, since, code)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE app_label (
    sdk_app_id INTEGER PRIMARY KEY,
    label TEXT NOT NULL
  ) STRICT;
  `,
  `
  CREATE TABLE revoked (
    id TEXT PRIMARY KEY,
    until INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- incident is the KeptIncident as JSON. One of the two is its subject: an SdkAppId (and its tasks), or an account.
  CREATE TABLE incident (
    id TEXT PRIMARY KEY,
    sdk_app_id INTEGER,
    account TEXT,
    since INTEGER NOT NULL,
    ended_at INTEGER,
    incident TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX incident_of_app ON incident (sdk_app_id, since);
  CREATE INDEX incident_of_account ON incident (account, since);
  CREATE INDEX incident_open ON incident (ended_at);

  -- limits is the Limits as JSON.
  CREATE TABLE app_limits (
    sdk_app_id INTEGER PRIMARY KEY,
    limits TEXT NOT NULL
  ) STRICT;
  `,
  `
  -- Tasks that a person took out for all viewers, by their key, in the order in which that was done.
  CREATE TABLE removal (
    seq INTEGER PRIMARY KEY,
    task TEXT NOT NULL UNIQUE
  ) STRICT;
  `,
  `
  -- One row for each task that has ended, so that no view must be read to find it. See ended-rows.ts.
  CREATE TABLE ended (
    task INTEGER PRIMARY KEY REFERENCES task ON DELETE CASCADE,
    sdk_app_id INTEGER NOT NULL,
    why TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX ended_of_app ON ended (sdk_app_id, at);
  CREATE INDEX ended_of_app_why ON ended (sdk_app_id, why, at);

  CREATE TABLE ended_count (
    sdk_app_id INTEGER NOT NULL,
    why TEXT NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (sdk_app_id, why)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER ended_inserted AFTER INSERT ON ended BEGIN
    INSERT INTO ended_count (sdk_app_id, why, n) VALUES (new.sdk_app_id, new.why, 1)
    ON CONFLICT (sdk_app_id, why) DO UPDATE SET n = n + 1;
  END;
  CREATE TRIGGER ended_deleted AFTER DELETE ON ended BEGIN
    UPDATE ended_count SET n = n - 1 WHERE sdk_app_id = old.sdk_app_id AND why = old.why;
  END;

  CREATE INDEX task_live ON task (id) WHERE state NOT IN ('ended', 'notFound');

  -- The tasks of an older file with ids up to this one are yet to be entered: there may be a million, so in small steps.
  CREATE TABLE ended_todo (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    up_to INTEGER NOT NULL
  ) STRICT;
  INSERT INTO ended_todo (one, up_to) SELECT 1, coalesce(max(id), 0) FROM task;
  `,
];

export const SCHEMA_VERSION = MIGRATIONS.length;

/** The file was written by a later version of this program, which may rely on what we would break. */
export class NewerSchema extends Error {}

/** Brings the file to the present version, one version per transaction: what breaks off goes on the next time. */
export function migrate(db: DatabaseSync): void {
  const found = Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
  if (found > SCHEMA_VERSION)
    throw new NewerSchema(`the file has version ${found}, this program knows versions up to ${SCHEMA_VERSION}`);
  for (const [index, ddl] of MIGRATIONS.slice(found).entries())
    db.exec(`BEGIN IMMEDIATE; ${ddl}; PRAGMA user_version = ${found + index + 1}; COMMIT`);
}
