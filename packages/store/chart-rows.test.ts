import { readFileSync } from 'node:fs';

import { entryKinds, PatientId, PracticeId, progressNoteKind } from '@sequester/model';
import { expect, test } from 'vitest';
import * as z from 'zod';

import { currentOf, entryRow, indexRows } from './chart-rows.ts';
import { indexWrites } from './index-writes.ts';

const Rows = z.array(z.looseObject({ pk: z.string(), sk: z.string() }));

/** Written by the code before kinds of entries were data. */
const recorded = Rows.parse(JSON.parse(readFileSync(new URL('recorded/chart-rows.json', import.meta.url), 'utf8')));
const entries = recorded.slice(1).map(({ pk, sk, ...record }) => {
  const kind = entryKinds.find(({ row }) => sk.startsWith(`${row}#`)) ?? entryKinds[0];
  const name = { kind, patientId: PatientId.parse(record['patientId']), id: sk.replace(/^.*#/, '') };
  const practiceId = PracticeId.parse(record['practiceId']);
  return { key: { pk, sk }, record, practiceId, name, entry: kind.entry.parse(record) };
});
const rowsOf = ({ practiceId, name, entry }: (typeof entries)[number], day = '2026-03-02') =>
  indexRows(practiceId, name, { entry, day });

test('an entry is read and written as it was before, with its revision', () => {
  for (const { key, record, practiceId, name, entry } of entries)
    expect(entryRow(practiceId, name, entry)).toEqual({ revision: 1, ...record, ...key });
});

test('an entry is listed under its patient, by all and by its kind, and a draft under its author alone', () => {
  for (const one of entries) {
    const draft = one.record['state'] === 'draft';
    const listed = rowsOf(one).filter(({ pk }) => !String(pk).includes('#CURRENT#'));
    expect(listed.map(({ sk }) => String(sk).split('#')[0])).toEqual(draft ? ['OF', 'ALL'] : ['ALL', 'KIND']);
    for (const { pk } of listed) expect(String(pk).includes('#UNSIGNED#mbr_')).toBe(draft);
  }
});

test('what holds is what has not ended on the day', () => {
  const rows = entries.flatMap((one) => rowsOf(one)).filter(({ pk }) => String(pk).includes('#CURRENT#'));
  const holding = entries.filter(
    ({ name: { kind }, record }) => 'current' in kind && record['stoppedOn'] === undefined,
  );
  const { more, ...current } = currentOf(rows, { day: '2026-03-02', more: false });
  expect(Object.values(current).flat()).toHaveLength(holding.length);
  expect(more).toBe(false);
});

test('an index row that stays is not written again, one that moves leaves its place', () => {
  const note = entries.find(({ name }) => name.kind === progressNoteKind);
  const before = note === undefined ? [] : rowsOf(note);
  const moved = before.map((row, index) => (index === 0 ? { ...row, sk: `${String(row['sk'])}-moved` } : row));
  expect(indexWrites('chart', before, before)).toEqual([]);
  expect(indexWrites('chart', before, moved)).toEqual([
    { table: 'chart', put: moved[0] },
    { table: 'chart', remove: { pk: before[0]?.['pk'], sk: before[0]?.['sk'] } },
  ]);
});
