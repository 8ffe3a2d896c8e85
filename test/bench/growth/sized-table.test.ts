import { DatabaseSync } from 'node:sqlite';

import { putItem } from '@sequester/store';
import { expect, test } from 'vitest';

import { chartRows } from './charts.ts';
import { patientRows } from './patients.ts';
import { tableWith } from './sized-table.ts';

/** All columns of a table, as the engine keeps them, but for an order of its own. */
const rowsIn = (file: string, table: string): Record<string, unknown>[] => {
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database.prepare(`SELECT * FROM "${table}" ORDER BY pk, sk`).all();
  database.close();
  return rows.map((row) => ({ ...row, item_json: JSON.parse(String(row['item_json'])) }));
};

test('rows that are written straight into the file of the engine are those that it writes itself', async () => {
  const rows = [...patientRows(6), ...chartRows(6)];
  const { file, session, tables, stop } = await tableWith(rows);
  try {
    const straight = rowsIn(file, tables.chart);
    expect(straight).toHaveLength(rows.length);
    for (const row of rows) await putItem(session, tables.chart, row);

    expect(rowsIn(file, tables.chart)).toEqual(straight);
  } finally {
    await stop();
  }
});
