import { readFile } from 'node:fs/promises';

import { payerElements, type ReadRecord, recordSha256, type RecordsToPress } from '@sequester/domain';
import { entryKinds, headerOf } from '@sequester/model';
import { pageTexts } from '@sequester/pdf';
import { canary } from '@sequester/testing/chart/example-chart';
import { exampleEntries } from '@sequester/testing/chart/example-entries';
import { firstTherapistId, now, patientId, practiceId } from '@sequester/testing/disclosures/example-disclosures';
import { describe, expect, test } from 'vitest';

import { pressRecords } from './press-records.ts';

const said = 'said between members';
const by = firstTherapistId;
const betweenMembers = {
  remarks: [{ by, of: by, at: now, remark: said }],
  misfiling: { reason: said, asked: { by, at: now } },
};

/** One entry of every kind that is typed, as the chart has it. */
const records: ReadRecord[] = entryKinds.flatMap((kind): ReadRecord[] => {
  if (kind.life === 'filed') return [];

  const entryId = `${kind.idPrefix}_${'a'.repeat(26)}`;
  const ids = { practiceId, patientId, [`${kind.name}Id`]: entryId, revision: 1 };
  const written =
    kind.life === 'signed'
      ? { authorId: firstTherapistId, writtenAt: now, state: 'signed', signedAt: now, ...betweenMembers }
      : { recordedBy: firstTherapistId, recordedAt: now };
  const entry = kind.entry.parse({ ...exampleEntries[kind.name], ...ids, ...written });
  return [{ kind: kind.name, entryId, entry, addenda: [] }];
});

const entries = records.map((record) => {
  const kind = entryKinds.find(({ name }) => name === record.kind) ?? entryKinds[0];
  const { on } = headerOf(kind, record.entryId, record.entry);
  return { kind: record.kind, entryId: record.entryId, on, sha256: recordSha256(record) };
});

const job = (change: Partial<RecordsToPress> = {}): RecordsToPress => ({
  cover: {
    title: 'Extract of the record',
    practice: 'Example Practice',
    contact: ['+1 555 0100'],
    facts: [{ label: 'Patient', text: 'Paula Invented' }],
    withheld: ['Nothing is said of whether more exists.'],
    certification: [],
    notice: 'Confidential.',
    stamp: 'Example Practice, released to Paula Invented',
  },
  entries,
  takenOut: [],
  payerElements: undefined,
  format: 'both',
  timeZone: 'America/New_York',
  nameOf: () => 'Dr. Fay Therapist, LMFT',
  read: async (named) => named.flatMap(({ entryId }) => records.filter((record) => record.entryId === entryId)),
  file: () => Promise.reject(new Error('no document')),
  mark: async () => undefined,
  ...change,
});

const pressed = async (change: Partial<RecordsToPress> = {}) => {
  const made = await pressRecords(job(change));
  const [pdf, json] = await Promise.all([readFile(made.pdf?.path ?? ''), readFile(made.json?.path ?? '', 'utf8')]);
  await made.discard();
  return { made, pdf, json, text: (await pageTexts(pdf)).join('\n') };
};

describe('an extract of the record', () => {
  test('is the same bytes each time, with every kind of entry in words and no id in it', async () => {
    const [first, again] = [await pressed(), await pressed()];
    expect(Buffer.compare(first.pdf, again.pdf)).toBe(0);
    expect(first.made.pdf?.sha256).toBe(again.made.pdf?.sha256);
    expect(first.json).toBe(again.json);
    for (const title of ['Progress note', 'Treatment plan', 'Diagnosis', 'Medication', 'Discharge summary'])
      expect(first.text).toContain(`${title}, `);
    expect(first.text).toContain('Dr. Fay Therapist');
    expect(first.text).toContain(canary);
    for (const raw of [/\bmbr_/, /\bpat_/, /prc_/, /T\d\d:\d\d:/, /patientId|objectKey/])
      expect(first.text).not.toMatch(raw);
  });

  test('tells nobody what members say to each other of an entry', async () => {
    expect(JSON.stringify(records)).toContain(said);
    const { text, json } = await pressed();
    for (const made of [text, json]) expect(made).not.toMatch(/said between members|misfiling/i);
  });

  test('leaves passages out of pages and data, and shows where', async () => {
    const note = records.find(({ kind }) => kind === 'progressNote');
    const takenOut = [{ entryId: note?.entryId ?? '', passage: canary, reason: 'other-person' as const }];
    const only = { entries: entries.filter(({ entryId }) => entryId === note?.entryId), takenOut };
    const { text, json } = await pressed(only);
    for (const made of [text, json]) {
      expect(made).not.toContain(canary);
      expect(made).toContain('[other person]');
    }
  });

  test('tells a payer nothing of a field that 45 CFR 164.501 does not name', async () => {
    const note = entries.filter(({ kind }) => kind === 'progressNote');
    const { json, text } = await pressed({ entries: note, payerElements: [...payerElements] });
    expect(json).toContain('"assessment"');
    expect(json).not.toContain('"data"');
    expect(text).toContain('Assessment');
    expect(text).not.toMatch(/\bData\b/);
  });
});
