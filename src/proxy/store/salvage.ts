import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { KeptIncident } from '#contract/incident.ts';
import { Limits } from '#contract/limits.ts';
import { TaskView } from '#contract/task-view.ts';
import { jsonOf, parsedRows } from './rows.ts';

/** What a file told that could not be used as it should be. Each part is as much of it as could be read. */
export interface Salvage {
  views: TaskView[];
  incidents: KeptIncident[];
  limits: [sdkAppId: number, limits: Limits][];
  labels: [sdkAppId: number, label: string][];
  revoked: [id: string, until: number][];
  removed: string[];
  /** All that were revoked are among them. */
  areRevocationsWhole: boolean;
  lastActivityAt: number | null;
}

const Label = v.object({ sdk_app_id: v.number(), label: v.string() });
const Revoked = v.object({ id: v.string(), until: v.number() });
const LimitsRow = v.object({ sdk_app_id: v.number(), limits: v.string() });
const Removal = v.object({ task: v.string() });
const Run = v.object({ last_activity_at: v.nullable(v.number()) });

/**
 * Reads what is still readable, of a file of any version, table by table: damage in one must not cost the others, and of a
 * damaged one this gives what stands before the damage.
 */
export function salvage(db: DatabaseSync): Salvage {
  function* rowsOf(query: string, onDamage = () => {}): Generator<Record<string, unknown>> {
    try {
      yield* db.prepare(query).iterate();
    } catch {
      // This is where the damage begins, or the table is of a later version.
      onDamage();
    }
  }
  const all = <T>(schema: v.GenericSchema<unknown, T>, rows: Iterable<object>) => [
    ...parsedRows(schema, rows, 'salvage', () => {}),
  ];

  let areRevocationsWhole = true;
  const revoked = all(
    Revoked,
    rowsOf('SELECT id, until FROM revoked', () => {
      areRevocationsWhole = false;
    }),
  );
  return {
    views: all(TaskView, jsonOf(rowsOf('SELECT view FROM task'), 'view')),
    incidents: all(KeptIncident, jsonOf(rowsOf('SELECT incident FROM incident'), 'incident')),
    labels: all(Label, rowsOf('SELECT sdk_app_id, label FROM app_label')).map((row) => [row.sdk_app_id, row.label]),
    limits: all(LimitsRow, rowsOf('SELECT sdk_app_id, limits FROM app_limits')).flatMap((row) =>
      all(Limits, jsonOf([row], 'limits')).map((limits): [number, Limits] => [row.sdk_app_id, limits]),
    ),
    revoked: revoked.map(({ id, until }) => [id, until]),
    areRevocationsWhole,
    removed: all(Removal, rowsOf('SELECT task FROM removal ORDER BY seq')).map(({ task }) => task),
    lastActivityAt: all(Run, rowsOf('SELECT last_activity_at FROM run'))[0]?.last_activity_at ?? null,
  };
}
