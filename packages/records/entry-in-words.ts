import { type ReadRecord, writtenMoment } from '@sequester/domain';
import { amongMembers, entryKinds, headerOf, instruments, textAt, type EntryKind } from '@sequester/model';

import { fieldTitle, kindTitles, valueInWords } from './field-words.ts';
import type { EntryWords, PlottedResult, Surroundings } from './types.ts';

/** Fields that say where an entry stands and who wrote it: told apart, or of the service alone. */
const apart = new Set([
  ...amongMembers,
  'answers',
  'appointmentId',
  'authorId',
  'awaiting',
  'bytes',
  'copiedFrom',
  'cosignatures',
  'deletedAt',
  'editing',
  'enteredInError',
  'format',
  'hiddenPages',
  'lateEntry',
  'noticeId',
  'objectKey',
  'patientId',
  'practiceId',
  'recordedAt',
  'recordedBy',
  'revisedAt',
  'revisedBy',
  'revision',
  'savedAt',
  'score',
  'sessionId',
  'sha256',
  'signedAt',
  'state',
  'takenOut',
  'writtenAt',
]);

/** A text of more than so many letters, or of several lines, stands under a heading of its own. */
const lineLength = 90;

type Piece = { title: string; text: string };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

interface Walk extends Surroundings {
  kind: EntryKind;
}

const titleAt = ({ kind }: Walk, path: string, name: string): string => {
  const titles: Readonly<Record<string, string>> = 'titles' in kind ? kind.titles : {};
  return titles[path] ?? fieldTitle(name);
};

const memberId = /^mbr_/;

const piecesOf = (walk: Walk, value: unknown, { path, title }: { path: string; title: string }): Piece[] => {
  if (!walk.shows(walk.kind.name, path)) return [];

  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    if (value === '') return [];

    const text =
      typeof value === 'string' && memberId.test(value) ? walk.nameOf(value) : valueInWords(value, walk.timeZone);
    return [{ title, text }];
  }
  if (Array.isArray(value)) return listed(walk, value, { path, title });

  if (!isRecord(value)) return [];

  return Object.entries(value).flatMap(([name, inner]) => {
    if (apart.has(name) || name === `${walk.kind.name}Id`) return [];

    const inside = path === '' ? name : `${path}.${name}`;
    const own = titleAt(walk, inside.replaceAll(/\.\d+/g, '.*'), name);
    return piecesOf(walk, inner, { path: inside, title: /\d$/.test(title) ? `${title}, ${own.toLowerCase()}` : own });
  });
};

const listed = (walk: Walk, values: readonly unknown[], { path, title }: { path: string; title: string }): Piece[] => {
  if (values.every((value) => typeof value === 'string' || typeof value === 'number')) {
    const text = values.map((value) => valueInWords(value, walk.timeZone)).join('; ');
    return text === '' ? [] : [{ title, text }];
  }
  return values.flatMap((value, index) => {
    const one = title.endsWith('s') ? title.slice(0, -1) : title;
    return piecesOf(walk, value, { path: `${path}.${index}`, title: `${one} ${index + 1}` });
  });
};

const answersInWords = ['not at all', 'several days', 'more than half the days', 'nearly every day'];

const countedInstruments: Readonly<Record<string, { title: string; items: readonly string[] }>> = instruments;

const isNumbers = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'number');

/** What a questionnaire came to, item by item. */
const measurePieces = (entry: object): Piece[] => {
  const result: unknown = Reflect.get(entry, 'result');
  if (!isRecord(result)) return [];

  const counted = countedInstruments[String(result['instrument'])];
  const { answers } = result;
  const score: unknown = Reflect.get(entry, 'score');
  const total = isRecord(score)
    ? [{ title: 'Total', text: `${String(score['total'])} (${String(score['severity'])})` }]
    : [];
  return [
    ...(counted === undefined ? [] : [{ title: 'Questionnaire', text: counted.title }]),
    ...total,
    ...(isNumbers(answers) && counted !== undefined
      ? answers.map((answer, index) => ({
          title: counted.items[index] ?? `Item ${index + 1}`,
          text: `${answer}, ${answersInWords[answer] ?? ''}`,
        }))
      : []),
  ];
};

/** The most that one item of a counted questionnaire gives. */
const mostOfItem = 3;

const plottedOf = (kind: EntryKind, entry: object): PlottedResult | undefined => {
  const result: unknown = kind.name === 'measure' ? Reflect.get(entry, 'result') : undefined;
  const score: unknown = Reflect.get(entry, 'score');
  const on = textAt(entry, 'takenOn');
  if (!isRecord(result) || on === undefined) return undefined;

  const instrument = String(result['instrument']);
  const counted = countedInstruments[instrument];
  const total = isRecord(score) ? score['total'] : undefined;
  return counted === undefined || typeof total !== 'number'
    ? undefined
    : { instrument, title: `${instrument} (${counted.title})`, most: counted.items.length * mostOfItem, on, total };
};

const signedLines = (entry: object, { nameOf, timeZone }: Surroundings): string[] => {
  const at = (path: string): string | undefined => {
    const text = textAt(entry, path);
    return text === undefined ? undefined : writtenMoment(text, timeZone);
  };
  const author = textAt(entry, 'authorId') ?? textAt(entry, 'recordedBy') ?? '';
  const signed = at('signedAt');
  const recorded = at('recordedAt');
  const [revised, reviser] = [at('revisedAt'), textAt(entry, 'revisedBy')];
  const wrong = textAt(entry, 'enteredInError');
  const cosigned: unknown = Reflect.get(entry, 'cosignatures');
  const cosignatures = Array.isArray(cosigned) ? cosigned.filter(isRecord) : [];
  return [
    ...(signed === undefined ? [] : [`Signed by ${nameOf(author)}, ${signed}`]),
    ...(signed === undefined && recorded !== undefined ? [`Recorded by ${nameOf(author)}, ${recorded}`] : []),
    ...(textAt(entry, 'state') === 'awaiting-cosignature' ? ['Waits for the co-signature of a supervisor'] : []),
    ...cosignatures.map(
      ({ by, at: when }) => `Co-signed by ${nameOf(String(by))}, ${writtenMoment(String(when), timeZone)}`,
    ),
    ...(revised === undefined ? [] : [`Last changed by ${nameOf(reviser ?? '')}, ${revised}`]),
    ...(wrong === undefined ? [] : [`Entered in error: ${wrong}`]),
  ];
};

const isLong = ({ text }: Piece): boolean => text.length > lineLength || text.includes('\n');

/** An entry of a chart as a person reads it: no code, no id, no name of a field. */
export const entryInWords = ({ kind: name, entryId, entry, addenda }: ReadRecord, around: Surroundings): EntryWords => {
  const kind = entryKinds.find((one) => one.name === name);
  if (kind === undefined) throw new Error('an entry of no kind');

  const pieces = [
    ...(name === 'measure' && around.shows(name, 'result') ? measurePieces(entry) : []),
    ...piecesOf({ ...around, kind }, entry, { path: '', title: '' }),
  ];
  const plotted = plottedOf(kind, entry);
  const { on } = headerOf(kind, entryId, entry);
  const title = name === 'document' ? `${kindTitles.document}: ${textAt(entry, 'title') ?? ''}` : kindTitles[name];
  return {
    entryId,
    heading: `${title}, ${valueInWords(on.slice(0, 10), around.timeZone)}`,
    lines: pieces.filter((piece) => !isLong(piece)).map((piece) => ({ label: piece.title, text: piece.text })),
    texts: pieces.filter(isLong).map((piece) => ({ heading: piece.title, text: piece.text })),
    signed: signedLines(entry, around),
    addenda: addenda.map(({ authorId, signedAt, text }) => ({
      heading: `Added by ${around.nameOf(authorId)}, ${writtenMoment(signedAt, around.timeZone)}`,
      text,
    })),
    ...(plotted === undefined ? {} : { plotted }),
  };
};
