import { type Finding, refuse } from '../finding.ts';
import type { Matter } from '../matter.ts';
import { type Raised, raise } from '../reasons/reason.ts';
import { giveRecord } from './give-record.ts';
import { standingDefects } from './representative-access.ts';

const REFUSED = {
  accurate_and_complete: 'record-accurate-and-complete',
  not_created_here: 'record-not-created-here',
  outside_designated_record_set: 'outside-designated-record-set',
} as const;

const decidedOn = ({ facts: { context } }: Matter): Raised[] => {
  const { amendment_decision: decision } = context;
  if (decision === 'accepted') return [];
  return [raise(decision ? REFUSED[decision] : 'amendment-not-decided', 'context.amendment_decision')];
};

/** 45 CFR 164.526(a)-(b): the ordinary record is open to amendment; its author decides whether it is accurate and complete. */
export const amendmentOfRecord = (matter: Matter): Finding => {
  const held = [...standingDefects(matter), ...decidedOn(matter)];
  if (held.length > 0) return refuse(held);
  return giveRecord(matter, { reason: raise('amendment-accepted', 'context.amendment_decision') });
};
