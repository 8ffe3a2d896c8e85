import type { Threat } from '../context.ts';
import type { Facts } from '../facts.ts';
import type { Licence } from '../vocabulary/licences.ts';

/** Whom a threat is against. `public` is everybody and nobody; `group` is a class or a place that was not told apart. */
export type Victim = 'self' | 'person' | 'class' | 'place' | 'group' | 'public';

const PREFIXES: readonly [string, Victim][] = [
  ['named:', 'person'],
  ['class:', 'class'],
  ['place:', 'place'],
  ['public:unspecified', 'public'],
  ['public:', 'group'],
];

export const victimOf = (threat: Threat | null | undefined): Victim | undefined => {
  const { victim } = threat ?? {};
  if (!victim) return undefined;
  return victim === 'self' ? 'self' : PREFIXES.find(([prefix]) => victim.startsWith(prefix))?.[1];
};

export const namedVictim = ({ context }: Facts) => context.threat?.victim?.match(/^named:(.+)$/)?.[1];

const FAMILY = new Set(['family', 'family_of_patient']);

/** Who told the clinician. A word that is none of the list says only that somebody did. */
export const toldBy = ({ communicated_by: by }: Threat): 'patient' | 'family' | 'another' | undefined => {
  if (!by) return undefined;
  if (by === 'patient') return 'patient';
  return FAMILY.has(by) ? 'family' : 'another';
};

const LICENCES: Readonly<Record<string, Licence>> = {
  psychiatrist: 'psychiatrist',
  physician: 'physician',
  psychologist: 'psychologist',
  'social-worker': 'social-worker',
  'social worker': 'social-worker',
  lcsw: 'social-worker',
  lmsw: 'social-worker',
  licsw: 'social-worker',
  counselor: 'counselor',
  lpc: 'counselor',
  lpcc: 'counselor',
  lmhc: 'counselor',
  lcpc: 'counselor',
  'marriage-therapist': 'marriage-therapist',
  lmft: 'marriage-therapist',
  nurse: 'nurse',
  other: 'other',
};

/** The licence of the clinician; a word that is none of the list is unknown, and unknown never keeps a warning back. */
export const licenceOf = ({ context }: Facts): Licence | undefined => LICENCES[context.clinician?.toLowerCase() ?? ''];
