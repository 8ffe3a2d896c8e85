import type { RefusalCode } from '@sequester/model';

import type { RefusalWords } from './words.ts';

/** Of patients and their charts. */
export const chartRefusals = {
  'held-back': {
    status: 403,
    title: 'This part of your record is held back for a time.',
    cure: 'You may ask that another licensed professional review this. The day until which it is held back stands beside it.',
  },
  'hold-ended': {
    status: 409,
    title: 'This hold has ended already.',
    cure: 'Place another one if records must be kept.',
  },
  'not-merged': {
    status: 409,
    title: 'This chart was merged into no other one.',
    cure: 'Name the chart that ended in the merge.',
  },
  'patient-died': {
    status: 409,
    title: 'This patient has died, as the chart has it.',
    cure: 'If that is wrong, correct the chart. A personal representative asks for records by a request.',
  },
  'no-disagreement': {
    status: 409,
    title: 'The patient has sent no statement of disagreement.',
    cure: 'Nothing is needed until they do.',
  },
  'no-extension': {
    status: 409,
    title: 'This cannot be given more time.',
    cure: 'Answer it: an amendment or an access request is extended once, by thirty days, before it is first due, and no longer than the state allows.',
  },
  'not-denied': {
    status: 409,
    title: 'No amendment was denied here.',
    cure: 'Wait for the answer; there is something to disagree with only where an amendment is denied.',
  },
  'not-reviewed-yet': {
    status: 409,
    title: 'Nobody has reviewed yet why this is held back.',
    cure: 'Another clinician than the one who holds it back reviews the hold first; then answer the patient.',
  },
  'patient-merged': {
    status: 409,
    title: 'This chart was merged into another one of the same person.',
    cure: 'Go on in the other chart; this one can be read.',
  },
  'possible-duplicate': {
    status: 409,
    title: 'A patient of this name and date of birth is there already.',
    cure: 'Look at the patients who are named. If this is another person, admit them anyway.',
  },
} as const satisfies Partial<Record<RefusalCode, RefusalWords>>;
