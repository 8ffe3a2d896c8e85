import { EntryHeader, MisfilingDecision, NewMisfiling, progressNoteKind } from '@sequester/model';
import * as z from 'zod';

import { Nothing } from './empty.ts';
import { operation, update } from './operation.ts';
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

export const listAskedOut = operation({
  id: 'listAskedOut',
  area: 'chart',
  method: 'GET',
  path: '/misfilings',
  audience: ['privacy-officer'],
  summary: 'List the notes that their authors have asked to take out of the record and that wait for your decision',
  params: Nothing,
  query: z.strictObject({ cursor: z.string().max(400).optional() }),
  body: Nothing,
  answer: z.object({ entries: z.array(EntryHeader), cursor: z.string().optional() }),
  status: 200,
  refusals: ['invalid-cursor'],
});
