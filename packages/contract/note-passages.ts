import { HiddenWords, PageRanges, pagesOf, phi, PsychotherapyNoteId, Sha256 } from '@sequester/model';
import * as z from 'zod';

import { Nothing } from './empty.ts';
import { NoteParams } from './note-views.ts';
import { operation } from './operation.ts';

const PageNumber = z.int().min(1).max(10_000);
const Passage = z.strictObject({
  page: PageNumber,
  passage: phi(z.string().trim().min(1).max(4000)),
  /** Whether MARIGOLD is not Marigold. */
  matchCase: z.boolean().optional(),
});

const Rectangle = z.object({ page: z.int(), x: z.number(), y: z.number(), width: z.number(), height: z.number() });

/** What of a passage stands on one page: how often, as which words, where, and what may be meant by it too. */
const FoundOnPage = z.object({
  page: z.int(),
  times: z.int(),
  /** Whether text recognition (OCR) says where the words are on a page that is a picture; the rectangles cover what is seen too. */
  byOcr: z.boolean(),
  /** As which words; those that were quoted are not repeated. */
  forms: z.array(z.object({ text: phi(z.string()).optional(), times: z.int() })),
  rectangles: z.array(Rectangle),
  near: z.array(z.object({ text: phi(z.string()), rectangles: z.array(Rectangle) })),
});

export const locatePassages = operation({
  id: 'locatePassages',
  area: 'notes',
  method: 'POST',
  path: '/psychotherapy-notes/{noteId}/located-passages',
  audience: ['provider'],
  summary:
    'Find quoted passages on the pages of one version of your note (the newest unless named), as rectangles to redact by, with where else among the selected pages they stand and what is nearly the same; the words are kept nowhere',
  params: NoteParams,
  query: Nothing,
  body: z.strictObject({
    version: z.int().min(1).max(9999).optional(),
    passages: z.array(Passage).min(1).max(100),
    /** The selected pages; all unless named. */
    pages: z.array(PageNumber).min(1).max(2000).optional(),
  }),
  answer: z.object({
    noteId: PsychotherapyNoteId,
    version: z.int(),
    sha256: Sha256,
    passages: z.array(FoundOnPage.extend({ elsewhere: z.array(FoundOnPage) })),
  }),
  status: 200,
  refusals: ['not-enrolled', 'not-found', 'passage-not-found'],
  asks: true,
});

export const listHiddenWords = operation({
  id: 'listHiddenWords',
  area: 'notes',
  method: 'GET',
  path: '/psychotherapy-notes/{noteId}/hidden-words',
  audience: ['provider'],
  summary:
    'See which words are in the file of your note (the newest version unless named) and cannot be seen on its pages (all, or ranges such as 1-40,57), with their places and how they are hidden: white, tiny, under a box or an image, without ink, clipped, marked to be taken out, in annotations that only print or only show. Words beside a page (outside) never leave. The words are kept nowhere else',
  params: NoteParams,
  query: z.strictObject({
    version: z.coerce.number().int().min(1).max(9999).optional(),
    pages: PageRanges.transform(pagesOf).optional(),
  }),
  body: Nothing,
  answer: z.object({
    noteId: PsychotherapyNoteId,
    version: z.int(),
    sha256: Sha256,
    /** Pages that may have such words too; ask for them by number. */
    further: z.array(z.int()),
    /** A black box covers words that are in the file still: a redaction that takes nothing out. */
    failedRedaction: z.boolean(),
    hidden: z.array(HiddenWords),
  }),
  status: 200,
  refusals: ['not-enrolled', 'not-found'],
});
