import { GroundAsserted, Jurisdiction } from '@sequester/law/facts';
import {
  AccountedName,
  HiddenChoice,
  KeptPassage,
  PageRanges,
  pagesOf,
  PatientId,
  PsychotherapyNoteId,
  Recipient,
  RecordableFacts,
  Redaction,
  RequestedRecords,
  Requester,
  RequestId,
  Verification,
} from '@sequester/model';
import * as z from 'zod';

import { ListedRequest, RequestView, SelectionView, WholeRequest } from './disclosure-views.ts';
import { Nothing } from './empty.ts';
import { operation } from './operation.ts';
import { typedLines } from './typed-lines.ts';

/** What a member knows of a request, in the law's own fields, and who verified an identity, and how. */
const StatedFacts = z.strictObject({ facts: RecordableFacts, verification: Verification.optional() });

export const RequestParams = z.strictObject({ requestId: RequestId });

export const receiveRequest = operation({
  id: 'receiveRequest',
  area: 'disclosures',
  method: 'POST',
  path: '/requests',
  audience: ['staff', 'privacy-officer', 'provider', 'owner'],
  summary: 'Record a request for records of a patient; the law is asked at once',
  params: Nothing,
  query: Nothing,
  body: typedLines(
    z.strictObject({
      patientId: PatientId,
      requester: Requester,
      recipient: Recipient.optional(),
      groundAsserted: GroundAsserted,
      requested: RequestedRecords,
      purpose: z.string().trim().min(1).max(2000),
      jurisdiction: Jurisdiction.optional(),
      stated: StatedFacts.optional(),
    }),
    {
      printed: [
        'requester.name',
        'requester.organisation',
        'requester.for',
        'recipient.name',
        'recipient.organisation',
      ],
    },
  ),
  answer: RequestView,
  status: 201,
  refusals: ['not-found'],
});

export const listRequests = operation({
  id: 'listRequests',
  area: 'disclosures',
  method: 'GET',
  path: '/requests',
  audience: ['staff', 'privacy-officer', 'provider', 'owner'],
  summary: 'List the requests of the practice, the newest first',
  params: Nothing,
  query: z.strictObject({ cursor: z.string().max(400).optional() }),
  body: Nothing,
  answer: z.object({ requests: z.array(ListedRequest), cursor: z.string().optional() }),
  status: 200,
  refusals: ['invalid-cursor'],
});

export const getRequest = operation({
  id: 'getRequest',
  area: 'disclosures',
  method: 'GET',
  path: '/requests/{requestId}',
  audience: ['staff', 'privacy-officer', 'provider', 'owner'],
  summary: 'Read a request with its documents, the last decision in words, its approvals and links',
  params: RequestParams,
  query: Nothing,
  body: Nothing,
  answer: RequestView,
  status: 200,
  refusals: ['not-found'],
});

export const recordFacts = operation({
  id: 'recordFacts',
  area: 'disclosures',
  method: 'POST',
  path: '/requests/{requestId}/facts',
  audience: ['staff', 'privacy-officer', 'provider', 'owner'],
  summary:
    'Add what is known of the patient, the requester or the case; the newest value counts and the law is asked again',
  params: RequestParams,
  query: Nothing,
  body: StatedFacts,
  answer: RequestView,
  status: 201,
  refusals: ['not-found', 'request-state'],
});

const Pages = z.union([
  z.literal('all'),
  z.array(z.int().min(1).max(10_000)).min(1).max(2000),
  PageRanges.transform(pagesOf),
]);

/** Notes in one selection: forty years of weekly sessions. */
const notesInSelection = 2000;

/** Pages of a note, and by rectangle what of them is taken out or alone kept, in the version in which the rectangles were located. */
const Choice = z.strictObject({
  noteId: PsychotherapyNoteId,
  pages: Pages,
  version: z.int().min(1).max(9999).optional(),
  redactions: z.array(Redaction).max(200).optional(),
  kept: z.array(KeptPassage).max(100).optional(),
  names: z.array(AccountedName).max(100).optional(),
  /** Places of listHiddenWords, with what becomes of their words: `kept` or `taken-out`. */
  hidden: z.array(HiddenChoice).max(1000).optional(),
});

/** Rectangles in one selection. */
const marksInSelection = 10_000;

const fewMarks = (choices: readonly z.output<typeof Choice>[]): boolean =>
  choices.reduce((sum, choice) => {
    const { redactions = [], kept = [], hidden = [] } = choice;
    return sum + redactions.length + kept.length + hidden.length;
  }, 0) <= marksInSelection;

export const approveRequest = operation({
  id: 'approveRequest',
  area: 'disclosures',
  method: 'POST',
  path: '/requests/{requestId}/approvals',
  audience: ['privacy-officer', 'provider'],
  summary:
    'Give one of the approvals that the ground demands. The originator comes last, chooses pages (all, their numbers, or ranges such as 1-40,57) and says what of them is taken out. Words that are in a file and cannot be seen stay out unless they are chosen; under an order each of their places has to be decided. The grants are then made and the extract built as jobs, which the request shows; where one failed for good, approve again to have it begun again',
  params: RequestParams,
  query: Nothing,
  body: z.discriminatedUnion('as', [
    z.strictObject({ as: z.literal('privacy-officer') }),
    typedLines(z.strictObject({ as: z.literal('program-director'), director: z.string().trim().min(1).max(200) }), {
      printed: ['director'],
    }),
    typedLines(z.strictObject({ as: z.literal('counsel'), counsel: z.string().trim().min(1).max(200) }), {
      printed: ['counsel'],
    }),
    z.strictObject({
      as: z.literal('originator'),
      selection: z
        .array(Choice)
        .max(notesInSelection)
        .refine(fewMarks, { error: `At most ${marksInSelection} places in one selection.` }),
      noMoreThanNecessary: z.literal(true).optional(),
    }),
  ]),
  answer: WholeRequest,
  status: 200,
  refusals: [
    'not-found',
    'law-refuses',
    'request-state',
    'approval-not-demanded',
    'approvers-must-differ',
    'officer-first',
    'content-not-supported',
    'selection-beyond-ceiling',
    'selection-empty',
    'selection-too-large',
    'redaction-misplaced',
    'redaction-demanded',
    'hidden-words-undecided',
    'necessity-not-stated',
    'not-enrolled',
  ],
});

export const getSelection = operation({
  id: 'getSelection',
  area: 'disclosures',
  method: 'GET',
  path: '/requests/{requestId}/selection',
  audience: ['provider'],
  summary:
    'See which of your own notes may leave, with their pages, what has to be taken out of them, and what you have chosen',
  params: RequestParams,
  query: Nothing,
  body: Nothing,
  answer: SelectionView,
  status: 200,
  refusals: ['not-found', 'not-enrolled', 'law-refuses', 'approval-not-demanded'],
});

export const withdrawRequest = operation({
  id: 'withdrawRequest',
  area: 'disclosures',
  method: 'POST',
  path: '/requests/{requestId}/withdrawal',
  audience: ['staff', 'privacy-officer', 'owner', 'provider'],
  summary:
    'End a request that is no longer made, or no longer answered, with its links; a therapist ends only a warning or a report',
  params: RequestParams,
  query: Nothing,
  body: z.strictObject({
    reason: z.enum(['withdrawn-by-requester', 'withdrawn-by-practice']).default('withdrawn-by-requester'),
  }),
  answer: RequestView,
  status: 200,
  refusals: ['not-found', 'request-state'],
});
