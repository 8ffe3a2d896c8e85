import {
  type EntryIds,
  type TypedKind,
  typedKinds,
  headerOf,
  idPrefixes,
  isCurrent,
  isRevised,
  type Kind,
  type RecordedEntry,
  Role,
  type SignedEntry,
  textAt,
} from '@sequester/model';
import { callBy, canary, demographics, patientActor, therapistId } from '@sequester/testing/chart/example-chart';
import { exampleEntries, firstActOf } from '@sequester/testing/chart/example-entries';
import { literalChart } from '@sequester/testing/chart/literal-chart';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';

import type { PracticeActor, PracticeContext } from '../context.ts';
import { admitPatient } from '../patients/admit-patient.ts';
import { demandEntryDates } from './entry-dates.ts';
import { getChart } from './get-chart.ts';
import type { ChartStore } from './ports.ts';
import { readEntry } from './read-entry.ts';
import { recordEntry } from './record-entry.ts';
import { reviseEntry } from './revise-entry.ts';
import { writeDraft } from './write-draft.ts';

const begin = (kind: TypedKind, stores: { charts: ChartStore }) =>
  kind.life === 'recorded'
    ? recordEntry<z.ZodObject, RecordedEntry>(kind)(stores)
    : writeDraft<z.ZodObject, SignedEntry>(kind)(stores);

const Entries = z.record(z.string(), z.unknown());

/** The member of the examples, in a role that may record a kind. */
const writerOf = ({ writers }: TypedKind): PracticeActor => ({ kind: 'member', id: therapistId, roles: [...writers] });

const begun = async (kind: TypedKind, { by, input }: { by?: PracticeContext; input?: unknown } = {}) => {
  const stores = literalChart();
  const { patientId } = await admitPatient(stores)(callBy(), demographics);
  const body = input ?? kind.input.parse(exampleEntries[kind.name]);
  const entry = await begin(kind, stores)(by ?? callBy(writerOf(kind)), Object.assign({ patientId }, body));
  return { stores, patientId, entry };
};

/** The example with another text at one path. */
const withText = (kind: TypedKind, path: string, text: string): unknown => {
  const [name = '', ...rest] = path.split('.');
  const example = Entries.parse(structuredClone(exampleEntries[kind.name]));
  const inner = rest.length === 0 ? text : { ...Entries.parse(example[name]), [rest.join('.')]: text };
  return { ...example, [name]: inner };
};

const birthDates = ({ past, notBeforeBirth = [] }: Kind): readonly string[] => [...past, ...notBeforeBirth];

const namesOf = (schema: z.ZodType): string[] => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : []);

test('no two kinds share a name, a prefix, a row, a field, an operation or an event', () => {
  for (const of of [(kind: TypedKind) => kind.name, (kind: TypedKind) => kind.row, (kind: TypedKind) => kind.plural])
    expect(new Set(typedKinds.map(of)).size).toBe(typedKinds.length);

  const acts = typedKinds.flatMap((kind) => [
    ...Object.values<{ operation: string; event: string }>(kind.acts),
    ...('later' in kind ? Object.values(kind.later) : []),
  ]);
  expect(new Set(acts.map(({ operation }) => operation)).size).toBe(acts.length);
  expect(new Set(acts.map(({ event }) => event)).size).toBe(acts.length);
  expect(new Set(Object.values(idPrefixes)).size).toBe(Object.keys(idPrefixes).length);
});

describe.each(typedKinds.map((kind): [string, TypedKind] => [kind.name, kind]))('%s', (name, kind) => {
  test('is recorded by whoever may, is read, stands in the chart, and its event says nothing of it (164.312(b))', async () => {
    const { stores, patientId, entry } = await begun(kind);
    const ids = Object.assign({ patientId }, { [`${name}Id`]: Entries.parse(entry)[`${name}Id`] });
    expect(await readEntry<z.ZodObject, EntryIds>(kind)(stores)(callBy(), ids)).toEqual({
      ...entry,
      earlier: [],
      addenda: [],
    });
    const {
      entries,
      cursor: _cursor,
      patient: _patient,
      more: _more,
      ...current
    } = await getChart(stores)(callBy(), { patientId });
    expect(entries).toEqual([headerOf(kind, entries[0]?.entryId ?? '', entry)]);
    expect(entries[0]?.title).not.toBe('');
    expect(Object.values(current).flat()).toEqual(isCurrent(kind, entry, '2026-03-02') ? [entry] : []);
    expect(kind.id.safeParse(Entries.parse(entry)[`${name}Id`]).success).toBe(true);
    expect(stores.events.map(({ action }) => action)).toContain(firstActOf(kind).event);
    expect(JSON.stringify(entry)).toContain(canary);
    expect(JSON.stringify(stores.events)).not.toContain(canary);
  });

  test('is refused to anybody else', async () => {
    const roles = Role.options.filter((role) => !kind.writers.some((writer) => writer === role));
    for (const actor of [patientActor, { kind: 'member' as const, id: therapistId, roles }])
      await expect(begun(kind, { by: callBy(actor) })).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('with a date in the future is refused where the date says what has happened', async () => {
    for (const path of kind.past) {
      const date = textAt(exampleEntries[kind.name], path) ?? '2026-02-27';
      const input = withText(kind, path, `2999${date.slice(4)}`);
      await expect(begun(kind, { input })).rejects.toMatchObject({
        code: 'invalid-request',
        details: [{ path: `body.${path}`, code: 'date-in-future' }],
      });
    }
  });

  test('with a date before the birth of the patient is refused', async () => {
    for (const path of birthDates(kind)) {
      const date = textAt(exampleEntries[kind.name], path) ?? '2026-02-27';
      const { stores, patientId } = await begun(kind);
      const input = Object.assign({ patientId }, withText(kind, path, `1989${date.slice(4)}`));
      await expect(demandEntryDates(stores.charts, callBy(), kind, input)).rejects.toMatchObject({
        code: 'invalid-request',
        details: [{ path: `body.${path}`, code: 'date-before-birth' }],
      });
    }
  });

  test('is changed by whoever may write it, at the revision that was read, and is read as it was before', async () => {
    if (!isRevised(kind)) return;

    const { stores, patientId, entry } = await begun(kind);
    const ids = Object.assign({ patientId }, { [`${name}Id`]: Entries.parse(entry)[`${name}Id`] });
    const revise = reviseEntry<z.ZodObject, RecordedEntry, EntryIds>(kind)(stores);
    const wrong = { ...exampleEntries[kind.name], enteredInError: canary };
    const sent = Object.assign({}, ids, kind.input.parse(wrong), { revision: 1 });
    const writer = writerOf(kind);
    const revised = await revise(callBy(writer), sent);
    expect(revised).toMatchObject({ ...entry, enteredInError: canary, revision: 2, revisedBy: therapistId });
    expect(await revise(callBy(writer), sent)).toEqual(revised);
    const other = Object.assign({}, sent, { enteredInError: 'other' });
    await expect(revise(callBy(writer), other)).rejects.toMatchObject({ code: 'stale', current: { revision: 2 } });
    await expect(revise(callBy(patientActor), sent)).rejects.toMatchObject({ code: 'forbidden' });

    expect(await readEntry<z.ZodObject, EntryIds>(kind)(stores)(callBy(), ids)).toEqual({
      ...revised,
      earlier: [entry],
      addenda: [],
    });
    const { entries, ...chart } = await getChart(stores)(callBy(), { patientId });
    expect(entries.map(({ state }) => state)).toEqual(['entered-in-error']);
    expect(Entries.parse(chart)[kind.plural] ?? []).toEqual([]);
    expect(stores.events.map(({ action }) => action)).toContain(kind.acts.revise.event);
    expect(JSON.stringify(stores.events)).not.toContain(canary);
  });

  test('names fields that it has, and answers all of the entry but the practice, the event of a draft and what ties a session', () => {
    const fields = namesOf(kind.input);
    for (const path of birthDates(kind)) expect(fields).toContain(path.split('.')[0]);

    const whole = kind.life === 'signed' ? namesOf(kind.whole) : [];
    expect(fields).toEqual(expect.arrayContaining(whole));
    expect(namesOf(kind.entry)).toEqual(expect.arrayContaining(fields));
    const unsaid = new Set(['editing', 'appointmentId', ...namesOf(kind.answer)]);
    expect(namesOf(kind.entry).filter((field) => !unsaid.has(field))).toEqual(['practiceId']);
    expect(namesOf(kind.entry)).toEqual(expect.arrayContaining(namesOf(kind.answer)));
    expect(namesOf(kind.ids)).toEqual(['patientId', `${name}Id`]);
  });
});
