import type { RequestedClass } from '../records.ts';
import { requesterTypes } from '../vocabulary/requester-types.ts';

/** Whom and what a restriction holds back; `unread` where some of its words are none that are known here. */
export interface Restricted {
  recipients: string[] | 'everybody';
  classes: RequestedClass[] | 'everything';
  recordIds: string[];
  unread: boolean;
}

const SAID: Record<string, string[]> = {
  boss: ['employer'],
  doctor: ['treating_provider'],
  family: ['parent', 'spouse'],
  father: ['parent'],
  'family members': ['parent', 'spouse'],
  husband: ['spouse'],
  insurance: ['health_plan', 'medicare_contractor'],
  insurer: ['health_plan', 'medicare_contractor'],
  'insurance company': ['health_plan', 'medicare_contractor'],
  lawyer: ['attorney'],
  mother: ['parent'],
  'other provider': ['treating_provider'],
  partner: ['spouse'],
  payer: ['health_plan', 'medicare_contractor'],
  plan: ['health_plan', 'medicare_contractor'],
  provider: ['treating_provider'],
  relative: ['parent', 'spouse'],
  school: ['university'],
  wife: ['spouse'],
  ...Object.fromEntries(requesterTypes.map((type) => [type.replaceAll('_', ' '), [type]])),
};

const CLASSES: Record<string, RequestedClass[]> = {
  allergy: ['allergies'],
  assessment: ['assessment'],
  'contact note': ['contact_notes'],
  diagnosis: ['diagnosis'],
  'discharge summary': ['discharge_summaries'],
  document: ['documents'],
  medication: ['medication'],
  'progress note': ['progress_notes'],
  'psychotherapy note': ['psychotherapy_notes'],
  referral: ['referrals'],
  session: ['sessions'],
  'test result': ['test_results'],
  'treatment plan': ['treatment_plans'],
};

const EVERYBODY = /^(anybody|anyone|everybody|everyone|any person|third parties)$/;
const EVERYTHING = /^(anything|everything|any record|the record|record|information|phi)$/;
const SENTENCE =
  /^(?:no|never|not|do not|don't) ?(?:(?:disclosure|disclose|release|share|sharing|use|send|sending|tell)(?: (?:or|and) (?:disclosure|disclose|use))?)?(?: of (?<what>.+?))?(?: to (?<whom>.+))?$/;

const singular = (word: string) =>
  word
    .replace(/oses$/, 'osis')
    .replace(/ies$/, 'y')
    .replace(/(?<![is])s$/, '');

const terms = (text: string): string[] =>
  text
    .split(/,|;|\/| and | or /)
    .map((term) => term.trim().replace(/^(?:(?:the|my|his|her|their|any|patient's|an?) )+/, ''))
    .filter((term) => term !== '');

const AN_ID = /^[a-z]+-[a-z0-9-]+$/;

const recipientsIn = (text: string, requester: string): string[] | undefined => {
  const named = terms(text).map((term) => {
    if (AN_ID.test(term)) return term === requester.toLowerCase() ? [requester] : [];
    return SAID[singular(term)] ?? SAID[term];
  });
  return named.every((one) => one !== undefined) ? named.flat() : undefined;
};

const unread: Restricted = { recipients: 'everybody', classes: 'everything', recordIds: [], unread: true };

type Contents = Pick<Restricted, 'classes' | 'recordIds'>;

const ALL_OF_IT: Contents = { classes: 'everything', recordIds: [] };

const contentsIn = (text: string, recordIds: readonly string[]): Contents | undefined => {
  const said = terms(text);
  const ids = recordIds.filter((id) => said.includes(id.toLowerCase()));
  const classes = said.flatMap((term) => CLASSES[singular(term)] ?? []);
  return ids.length + classes.length === said.length ? { classes, recordIds: ids } : undefined;
};

/** Reads a restriction as an older paper words it: "no disclosure", "no disclosure of diagnosis to my employer". Any other sentence stays unread. */
export const restrictedByWords = (words: string, requester: string, recordIds: readonly string[]): Restricted => {
  const said = SENTENCE.exec(words.trim().toLowerCase().replace(/\.$/, ''));
  if (!said) return unread;
  const { what = 'anything', whom = 'anyone' } = said.groups ?? {};
  const recipients = EVERYBODY.test(whom) ? ('everybody' as const) : recipientsIn(whom, requester);
  const contents = EVERYTHING.test(what) ? ALL_OF_IT : contentsIn(what, recordIds);
  return recipients && contents ? { recipients, ...contents, unread: false } : unread;
};
