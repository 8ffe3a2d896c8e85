import { CalendarDate, MemberId, Supervision, SupervisionId } from '@sequester/model';
import * as z from 'zod';

import { Nothing } from './empty.ts';
import { operation } from './operation.ts';

/** A day of the working life of those who practise now. */
const Day = CalendarDate.refine((day) => day >= '1900-01-01' && day < '2200-01-01', {
  params: { code: 'date-too-far', text: 'This day is too far away. Check the year.' },
});

const SupervisionAnswer = Supervision.omit({ beginsAt: true, endsAt: true });

export const beginSupervision = operation({
  id: 'beginSupervision',
  area: 'practice',
  method: 'POST',
  path: '/supervisions',
  audience: ['owner'],
  summary:
    'Record that a clinician supervises another: what that one signs from then on needs the co-signature, and their drafts of the chart are open to the supervisor',
  params: Nothing,
  query: Nothing,
  body: z
    .strictObject({
      supervisorId: MemberId,
      superviseeId: MemberId,
      from: Day,
      until: Day.optional(),
    })
    .refine(({ supervisorId, superviseeId }) => supervisorId !== superviseeId, {
      path: ['supervisorId'],
      params: { code: 'same-member', text: 'Nobody supervises themself. Name another member.' },
    })
    .refine(({ from, until }) => until === undefined || from <= until, {
      path: ['until'],
      params: { code: 'before-beginning', text: 'The last day may not lie before the first.' },
    }),
  answer: SupervisionAnswer,
  status: 201,
  refusals: ['not-found', 'not-a-provider', 'member-disabled', 'supervision-overlaps', 'stale'],
});

export const endSupervision = operation({
  id: 'endSupervision',
  area: 'practice',
  method: 'POST',
  path: '/supervisions/{supervisionId}/end',
  audience: ['owner'],
  summary: 'Record the last day of a supervision',
  params: z.strictObject({ supervisionId: SupervisionId }),
  query: Nothing,
  body: z.strictObject({ until: Day }),
  answer: SupervisionAnswer,
  status: 201,
  refusals: ['not-found', 'supervision-over', 'stale'],
});

export const listSupervisions = operation({
  id: 'listSupervisions',
  area: 'practice',
  method: 'GET',
  path: '/supervisions',
  audience: ['owner', 'provider', 'privacy-officer'],
  summary: 'List who supervises or supervised whom',
  params: Nothing,
  query: Nothing,
  body: Nothing,
  answer: z.object({ supervisions: z.array(SupervisionAnswer) }),
  status: 200,
  refusals: [],
});
