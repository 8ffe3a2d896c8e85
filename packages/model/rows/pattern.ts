import type {
  AccountId,
  ArtifactId,
  LegalHoldId,
  LinkId,
  MemberId,
  OfferId,
  PatientId,
  PracticeId,
  PrivacyNoticeId,
  PsychotherapyNoteId,
  RequestId,
  UploadId,
} from '../ids.ts';
import type { Instant } from '../instant.ts';

/** What stands in keys under these names. Under any other name stands text. */
interface Named {
  accountId: AccountId;
  artifactId: ArtifactId;
  at: Instant;
  holdId: LegalHoldId;
  linkId: LinkId;
  memberId: MemberId;
  noteId: PsychotherapyNoteId;
  noticeId: PrivacyNoticeId;
  offerId: OfferId;
  originatorId: MemberId;
  patientId: PatientId;
  practiceId: PracticeId;
  requestId: RequestId;
  uploadId: UploadId;
}

type Field<Name extends string> = Name extends `${infer Counted}:${number}`
  ? Readonly<Record<Counted, number>>
  : Name extends `${infer Joined}*`
    ? Readonly<Record<Joined, string>>
    : { readonly [Plain in Name]: Plain extends keyof Named ? Named[Plain] : string };

/**
 * The ids that a pattern names. `{requestId}` stands for an id without `#`, `{version:4}` for a number of at least four
 * digits, `{about*}` for ids joined by `#`.
 */
export type IdsOf<Pattern extends string> = Pattern extends `${string}{${infer Name}}${infer Rest}`
  ? Field<Name> & IdsOf<Rest>
  : object;

type Piece = string | { name: string; digits: number; joined: boolean };

const named = /\{(?<name>\w+)(?::(?<digits>\d+))?(?<joined>\*)?\}/g;

const read = (pattern: string): Piece[] => {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { index, 0: whole, groups = {} } of pattern.matchAll(named)) {
    pieces.push(pattern.slice(end, index), {
      name: groups['name'] ?? '',
      digits: Number(groups['digits'] ?? 0),
      joined: groups['joined'] !== undefined,
    });
    end = index + whole.length;
  }
  return [...pieces, pattern.slice(end)].filter((piece) => piece !== '');
};

/** Makes a value once for each text. */
const once = <Value>(make: (text: string) => Value): ((text: string) => Value) => {
  const made = new Map<string, Value>();
  return (text) => {
    const known = made.get(text);
    if (known !== undefined) return known;

    const value = make(text);
    made.set(text, value);
    return value;
  };
};

const piecesOf = once(read);

const valueOf = (ids: object, name: string): unknown => Reflect.get(ids, name);

/** An id as it stands in a key. Throws where it is missing, empty, or would read as the end of an id. */
const written = ({ name, digits, joined }: Exclude<Piece, string>, value: unknown): string => {
  const text = typeof value === 'number' ? String(value).padStart(digits, '0') : value;
  if (typeof text !== 'string' || text === '' || (!joined && text.includes('#')))
    throw new TypeError(`no ${name} for a key`);

  return text;
};

/** The key that a pattern and its ids make. */
export const filled = (pattern: string, ids: object): string =>
  piecesOf(pattern)
    .map((piece) => (typeof piece === 'string' ? piece : written(piece, valueOf(ids, piece.name))))
    .join('');

/** What all keys of a pattern begin with that have these ids, up to the first id that is not given. */
export const prefixOf = (pattern: string, ids: object = {}): string => {
  const pieces = piecesOf(pattern);
  const open = pieces.findIndex((piece) => typeof piece !== 'string' && valueOf(ids, piece.name) === undefined);
  return (open === -1 ? pieces : pieces.slice(0, open))
    .map((piece) => (typeof piece === 'string' ? piece : written(piece, valueOf(ids, piece.name))))
    .join('');
};

/** Whether these ids leave nothing of the pattern open. */
export const isWhole = (pattern: string, ids: object): boolean =>
  piecesOf(pattern).every((piece) => typeof piece === 'string' || valueOf(ids, piece.name) !== undefined);

/** What all keys of a pattern end with. */
export const suffixOf = (pattern: string): string => {
  const last = piecesOf(pattern).at(-1);
  return typeof last === 'string' ? last : '';
};

const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);

const matcherOf = once((pattern) => {
  const pieces = piecesOf(pattern).map((piece) => {
    if (typeof piece === 'string') return escaped(piece);

    const text = piece.digits > 0 ? String.raw`\d{${piece.digits},}` : '[^#]+';
    return `(?<${piece.name}>${piece.joined ? '.+' : text})`;
  });
  return new RegExp(`^${pieces.join('')}$`);
});

/** The ids in a key of this pattern; undefined where the key is of another. */
export const idsIn = (pattern: string, key: string): Record<string, string> | undefined => {
  const found = matcherOf(pattern).exec(key);
  return found === null ? undefined : { ...found.groups };
};
