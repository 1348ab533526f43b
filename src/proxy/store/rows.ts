import * as v from 'valibot';

/** Told of rows that are not what they should be; they are passed over and stay in the file. */
export type OnBadRow = (fields: object) => void;

/** What is in a row becomes a type here. */
export function* parsedRows<T>(
  schema: v.GenericSchema<unknown, T>,
  rows: Iterable<object>,
  what: string,
  onBadRow: OnBadRow,
): Generator<T> {
  for (const row of rows) {
    const { success, output, issues } = v.safeParse(schema, row);
    if (success) yield output;
    else onBadRow({ what, row: JSON.stringify(row).slice(0, 200), issue: issues[0].message });
  }
}

/** The values of a column of JSON; a row itself where that is none. */
export function* jsonOf(rows: Iterable<Record<string, unknown>>, column: string): Generator<object> {
  for (const row of rows) {
    try {
      yield JSON.parse(String(row[column]));
    } catch {
      yield row;
    }
  }
}
