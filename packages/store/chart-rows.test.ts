import { readFileSync } from 'node:fs';

import { entryKinds, PatientId, PracticeId } from '@sequester/model';
import { expect, test } from 'vitest';
import * as z from 'zod';

import { chartOf, entryRow } from './chart-rows.ts';

const Rows = z.array(z.looseObject({ pk: z.string(), sk: z.string() }));

/** Written by the code before kinds of entries were data. */
const recorded = Rows.parse(JSON.parse(readFileSync(new URL('recorded/chart-rows.json', import.meta.url), 'utf8')));

const kindOf = (sk: string) => entryKinds.find(({ row }) => sk.startsWith(`${row}#`));

test('a chart is read from rows that were recorded before, progress notes in the order of their sessions', () => {
  const chart = chartOf(recorded);
  expect(chart?.progressNotes.map(({ state, session }) => [state, session?.startedAt])).toEqual([
    ['draft', '2026-02-20T15:00:00.000Z'],
    ['signed', '2026-02-27T15:00:00.000Z'],
  ]);
  const read = [
    chart?.patient,
    ...(chart?.progressNotes ?? []),
    ...(chart?.diagnoses ?? []),
    ...(chart?.medications ?? []),
  ];
  expect(new Set(read)).toEqual(new Set(recorded.map(({ pk: _pk, sk: _sk, ...record }) => record)));
  expect(chartOf(recorded.slice(1))).toBeUndefined();
});

test('an entry is written as it was before', () => {
  for (const { pk, sk, ...record } of recorded.slice(1)) {
    const kind = kindOf(sk) ?? entryKinds[0];
    const name = { kind, patientId: PatientId.parse(record['patientId']), id: sk.replace(/^.*#/, '') };
    const row = entryRow(PracticeId.parse(record['practiceId']), name, kind.entry.parse(record));
    expect(row).toEqual({ pk, sk, ...record });
  }
});
