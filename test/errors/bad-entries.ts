import { progressNoteKind, type TypedKind, typedKinds } from '@sequester/model';
import { canary } from '@sequester/testing/chart/example-chart';
import { exampleEntries, firstActOf } from '@sequester/testing/chart/example-entries';

import type { BadInput, Standing } from './bad-input.ts';
import type { Call } from './chart-calls.ts';

type Path = readonly (string | number)[];

/** Every text in a value, with its place. */
const textsIn = (value: unknown, path: Path = []): [Path, string][] => {
  if (typeof value === 'string') return [[path, value]];

  if (Array.isArray(value)) return value.flatMap((one, index) => textsIn(one, [...path, index]));

  return Object.entries(Object(value)).flatMap(([name, inner]) => textsIn(inner, [...path, name]));
};

/** The same value with another at one place. */
const changedAt = (value: unknown, [name, ...rest]: Path, put: unknown): unknown => {
  if (name === undefined) return put;

  if (Array.isArray(value))
    return value.map((one: unknown, index) => (index === name ? changedAt(one, rest, put) : one));

  const fields = new Map<string, unknown>(Object.entries(Object(value)));
  return Object.fromEntries(fields.set(String(name), changedAt(fields.get(String(name)), rest, put)));
};

const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d/.test(text);

/** What cannot stand in place of a text: another type; of a date, a day that there is not; of words that are recorded, nothing to read. */
const wrongFor = ({ life }: TypedKind, text: string): unknown[] => [
  42,
  ['a list'],
  ...(isDate(text) ? [text.replace(/^\d{4}-\d\d-\d\d/, '2026-02-30'), 'yesterday'] : []),
  ...(text === canary && life === 'recorded' ? ['\u200b', '   '] : []),
  ...(text === canary ? ['x'.repeat(200_001)] : []),
];

const ofKind = (kind: TypedKind, { patientId }: Standing): BadInput[] => {
  const { operation } = firstActOf(kind);
  const by = kind.writers.some((role) => role === 'provider') ? 'provider' : 'owner';
  const example = exampleEntries[kind.name];
  const call = (body: unknown): Call => ({ operation, by, params: { patientId }, body });
  const wrong = textsIn(example).flatMap(([path, text]) =>
    wrongFor(kind, text).map((put): BadInput => ({
      title: `${operation}: ${path.join('.')} ${JSON.stringify(put).slice(0, 40)}`,
      call: call(changedAt(example, path, put)),
      at: ['body', ...path].join('.'),
    })),
  );
  return [
    ...wrong,
    { title: `${operation}: an unknown field`, call: call({ ...example, unheardOf: 1 }), at: 'body.unheardOf' },
    { title: `${operation}: a list`, call: call([example]), at: 'body' },
  ];
};

const ofSigned = ({ patientId, signedNoteId, progressNoteId }: Standing): BadInput[] => {
  const { addend, sign, update, delete: end, cosign, sendBack } = progressNoteKind.acts;
  const signed = { patientId, progressNoteId: signedNoteId };
  const draft = { patientId, progressNoteId };
  return [
    ...['', '\u200b', '  '].map((text): BadInput => ({
      title: `${addend.operation}: ${JSON.stringify(text)}`,
      call: { operation: addend.operation, params: signed, body: { text } },
      at: 'body.text',
    })),
    {
      title: `${addend.operation}: of a draft`,
      call: { operation: addend.operation, params: draft, body: { text: 'x' } },
      code: 'not-signed-yet',
    },
    {
      title: `${sign.operation}: again`,
      call: { operation: sign.operation, params: signed, revision: 2 },
      code: 'signed-already',
    },
    {
      title: `${update.operation}: of what is signed`,
      call: { operation: update.operation, params: signed, revision: 2, body: {} },
      code: 'signed-already',
    },
    {
      title: `${end.operation}: of what is signed`,
      call: { operation: end.operation, params: signed, revision: 2 },
      code: 'signed-already',
    },
    { title: `${cosign.operation}: of a draft`, call: { operation: cosign.operation, params: draft, revision: 1 } },
    ...['', '\u200b', ' '].map((remark): BadInput => ({
      title: `${sendBack.operation}: ${JSON.stringify(remark)}`,
      call: { operation: sendBack.operation, params: signed, revision: 2, body: { remark } },
      at: 'body.remark',
    })),
    {
      title: `${sendBack.operation}: of a draft`,
      call: { operation: sendBack.operation, params: draft, revision: 1, body: { remark: 'x' } },
    },
    {
      title: `${sendBack.operation}: of one’s own`,
      call: { operation: sendBack.operation, params: signed, revision: 2, body: { remark: 'x' } },
    },
    { title: `${cosign.operation}: of one’s own`, call: { operation: cosign.operation, params: signed, revision: 2 } },
  ];
};

const ofHolds = ({ patientId, signedNoteId }: Standing): BadInput[] => {
  const hold = { entryId: signedNoteId, ground: 'endangers-life', reason: 'Invented', until: '2999-01-01' };
  const call = (body: object): Call => ({ operation: 'holdEntry', params: { patientId }, body });
  const params = { patientId, progressNoteId: signedNoteId };
  return [
    { title: 'holdEntry: no reason', call: call({ ...hold, reason: '\u200b' }), at: 'body.reason' },
    { title: 'holdEntry: no such ground', call: call({ ...hold, ground: 'embarrassing' }), at: 'body.ground' },
    { title: 'holdEntry: no day', call: call({ ...hold, until: 'soon' }), at: 'body.until' },
    { title: 'holdEntry: a day that is over', call: call({ ...hold, until: '2020-01-01' }) },
    { title: 'holdEntry: no such entry', call: call({ ...hold, entryId: `prn_${'z'.repeat(26)}` }) },
    {
      title: 'askToTakeOut: no reason',
      call: { operation: 'askToTakeOut', params, revision: 2, body: { reason: ' ' } },
      at: 'body.reason',
    },
    {
      title: 'decideTakingOut: by its author',
      call: { operation: 'decideTakingOut', params, revision: 2, body: { decision: 'taken-out', reason: 'x' } },
      code: 'forbidden',
    },
    {
      title: 'listEntries: no such kind',
      call: { operation: 'listEntries', params: { patientId }, query: { kind: 'gossip' } },
      at: 'query.kind',
    },
    {
      title: 'listEntries: no such day',
      call: { operation: 'listEntries', params: { patientId }, query: { from: '2026-02-30' } },
      at: 'query.from',
    },
    {
      title: 'listEntries: a cursor that is none',
      call: { operation: 'listEntries', params: { patientId }, query: { cursor: 'x' } },
      code: 'invalid-cursor',
    },
    {
      title: 'listPatients: of somebody else',
      call: { operation: 'listPatients', query: { clinician: 'you' } },
      at: 'query.clinician',
    },
  ];
};

const ofDocuments = ({ patientId }: Standing): BadInput[] => {
  const document = { title: 'Invented report', category: 'test-report', bytes: 10, sha256: '0'.repeat(64) };
  const wrong: Record<string, unknown[]> = {
    title: ['', '\u200b', 7],
    category: ['meme'],
    dated: ['2026-02-30', '2999-01-01'],
    from: ['\u3164'],
    bytes: [0, -1, 1.5, '10', 200 * 1024 * 1024],
    sha256: ['0', 'z'.repeat(64)],
  };
  return Object.entries(wrong).flatMap(([field, values]) =>
    values.map((value): BadInput => ({
      title: `beginDocumentUpload: ${field} ${JSON.stringify(value)}`,
      call: { operation: 'beginDocumentUpload', params: { patientId }, body: { ...document, [field]: value } },
      at: `body.${field}`,
    })),
  );
};

/** Of every kind of entry, whatever its fields are, and of what is done with entries. */
export const badEntries = (standing: Standing): BadInput[] => [
  ...typedKinds.flatMap((kind) => ofKind(kind, standing)),
  ...ofSigned(standing),
  ...ofHolds(standing),
  ...ofDocuments(standing),
];
