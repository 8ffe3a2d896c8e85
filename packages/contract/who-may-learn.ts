import { mayLearnFrom, type Telling } from '@sequester/model';

import type { Audience } from './operation.ts';
import { operations } from './operations.ts';

/** Something that may tell whether a psychotherapy note exists: the operations that give it, and what it says to those who may not learn that. */
interface Source {
  what: string;
  operations: readonly string[];
  /** Views that are made by what this names; without it, the audience of the operations is who may learn. */
  by?: Telling;
  /** What a therapist learns of another's notes, and everybody else who may ask. */
  others: string;
}

const sources: readonly Source[] = [
  {
    what: 'a psychotherapy note, the list of them',
    operations: ['listNotes', 'getNote', 'openNote', 'getNoteText'],
    others: 'their own',
  },
  {
    what: 'a draft of one, the list of drafts',
    operations: ['listNoteDrafts', 'getNoteDraft', 'listKeptDrafts', 'getKeptDraft'],
    others: 'their own',
  },
  {
    what: 'a request, whatever was done with it',
    operations: ['getRequest', 'receiveRequest', 'recordArtifact', 'recordFacts', 'withdrawRequest'],
    by: 'request',
    others: 'what was asked and typed, whether it was answered',
  },
  {
    what: 'the list of requests',
    operations: ['listRequests'],
    by: 'requests',
    others: 'what was asked, whether it was answered',
  },
  { what: 'decisions, manifests', operations: ['listDecisions', 'getManifest'], others: '' },
  {
    what: 'what may be selected; an approval as originator',
    operations: ['getSelection'],
    others: 'always the same refusal',
  },
  { what: 'letters', operations: ['openLetter'], by: 'letter', others: 'not found' },
  { what: 'the disclosure log', operations: ['listDisclosureLog'], others: '' },
  { what: 'the accounting of disclosures', operations: ['getAccountingOfDisclosures', 'openAccounting'], others: '' },
  {
    what: 'the audit',
    operations: ['listAuditEvents'],
    by: 'audit',
    others: 'that a therapist used their key; of requests what was typed',
  },
  { what: 'the chain of the audit', operations: ['getAuditChain'], by: 'audit-chain', others: 'whether it is whole' },
];

const people = [
  'its originator',
  'privacy officer',
  'another therapist',
  'front desk',
  'owner',
  'custodian',
  'patient',
] as const;
type Person = (typeof people)[number];

const roleOf: Record<Person, Audience> = {
  'its originator': 'provider',
  'privacy officer': 'privacy-officer',
  'another therapist': 'provider',
  'front desk': 'staff',
  owner: 'owner',
  custodian: 'custodian',
  patient: 'patient',
};

/** Therapists ask of their own notes alone where nothing else is said; whoever else is asked for, is asked for by name. */
const ofAudience = (person: Person): boolean => person !== 'another therapist';

const ofView = (person: Person, by: Telling): boolean => {
  const knowers: readonly string[] = mayLearnFrom[by];
  return (
    (person === 'privacy officer' && knowers.includes('privacy-officer')) ||
    (person === 'its originator' && knowers.includes('originator'))
  );
};

const cell = (person: Person, { operations: ids, by, others }: Source): string => {
  const role = roleOf[person];
  const asks = operations.some(
    ({ id, audience }) =>
      ids.includes(id) && (audience.includes(role) || (audience.includes('member') && role !== 'patient')),
  );
  if (!asks) return '–';

  return (by === undefined ? ofAudience(person) : ofView(person, by)) ? '**yes**' : others;
};

/** The table of the README: who may learn that a psychotherapy note exists, and what the others are told. */
export const whoMayLearn = (): string =>
  [
    `| From | ${people.join(' | ')} |`,
    `|---|${people.map(() => '---|').join('')}`,
    ...sources.map((source) => `| ${source.what} | ${people.map((person) => cell(person, source)).join(' | ')} |`),
  ].join('\n');
