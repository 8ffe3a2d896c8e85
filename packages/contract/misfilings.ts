import { MisfilingDecision, NewMisfiling, progressNoteKind } from '@sequester/model';

import { Nothing } from './empty.ts';
import { update } from './operation.ts';
import { pathOfOne } from './signed-entries.ts';

const ofNote = {
  area: 'chart',
  method: 'POST',
  params: progressNoteKind.ids,
  query: Nothing,
  answer: progressNoteKind.answer,
  status: 201,
} as const;

export const askToTakeOut = update({
  ...ofNote,
  id: 'askToTakeOut',
  path: `${pathOfOne(progressNoteKind)}/misfiling`,
  audience: progressNoteKind.writers,
  summary: 'Ask the privacy officer to take your signed note out of the record; until they decide, it stays readable',
  body: NewMisfiling,
  refusals: ['not-found', 'not-signed-yet', 'recorded-already', 'stale'],
});

export const decideTakingOut = update({
  ...ofNote,
  id: 'decideTakingOut',
  path: `${pathOfOne(progressNoteKind)}/misfiling/decision`,
  audience: ['privacy-officer'],
  summary: 'Decide whether a note that its author asked to take out stays in the record',
  body: MisfilingDecision,
  refusals: ['not-found', 'not-signed-yet', 'not-asked', 'recorded-already', 'officer-asked', 'stale'],
});
