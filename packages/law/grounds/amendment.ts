import { type Finding, refuse } from '../finding.ts';
import type { Matter } from '../matter.ts';
import { type Raised, raise } from '../reasons/reason.ts';
import { giveRecord } from './give-record.ts';
import { standingDefects } from './representative-access.ts';

const decidedOn = ({ facts: { context } }: Matter): Raised[] => {
  switch (context.amendment_decision) {
    case 'accepted':
      return [];
    case 'accurate_and_complete':
      return [raise('record-accurate-and-complete', 'context.amendment_decision')];
    case 'not_created_here':
      return [raise('record-not-created-here', 'context.amendment_decision')];
    case 'outside_designated_record_set':
      return [raise('outside-designated-record-set', 'context.amendment_decision')];
    default:
      return [raise('amendment-not-decided', 'context.amendment_decision')];
  }
};

/** 45 CFR 164.526(a)-(b): the ordinary record is open to amendment; its author decides whether it is accurate and complete. */
export const amendmentOfRecord = (matter: Matter): Finding => {
  const held = [...standingDefects(matter), ...decidedOn(matter)];
  if (held.length > 0) return refuse(held);
  return giveRecord(matter, { reason: raise('amendment-accepted', 'context.amendment_decision') });
};
