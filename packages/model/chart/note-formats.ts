import * as z from 'zod';

import { doesNotFit, draftText, fitsIntoRow, signedText } from './texts.ts';

/** The formats in which therapists document a session, each with its parts as they are headed. */
export const noteFormats = {
  DAP: { data: 'Data', assessment: 'Assessment', plan: 'Plan' },
  SOAP: { subjective: 'Subjective', objective: 'Objective', assessment: 'Assessment', plan: 'Plan' },
  BIRP: { behavior: 'Behavior', intervention: 'Intervention', response: 'Response', plan: 'Plan' },
  GIRP: { goal: 'Goal', intervention: 'Intervention', response: 'Response', plan: 'Plan' },
  intake: {
    presentingProblem: 'Presenting problem',
    history: 'History',
    mentalStatus: 'Mental status',
    risk: 'Risk',
    assessment: 'Assessment',
    plan: 'Plan',
  },
  narrative: { narrative: 'Narrative' },
} as const;

type Titles = Readonly<Record<string, string>>;
type DraftParts<Parts> = { [Name in keyof Parts]: z.ZodOptional<z.ZodString> };
type SignedParts<Parts> = { [Name in keyof Parts]: z.ZodString };

const byName = (parts: Titles, part: () => z.ZodType): object[] =>
  Object.keys(parts).map((name) => ({ [name]: part() }));

/** The parts of a note while it is written: each may be empty or missing. */
const draftParts = <Parts extends Titles>(parts: Parts): DraftParts<Parts> =>
  Object.assign({}, ...byName(parts, () => draftText().optional()));

/** The parts of a note that is signed: each says something. */
const signedParts = <Parts extends Titles>(parts: Parts): SignedParts<Parts> =>
  Object.assign({}, ...byName(parts, () => signedText()));

const draftOf = <Format extends string, Parts extends Titles>(format: Format, parts: Parts) =>
  z.strictObject({ format: z.literal(format), ...draftParts(parts) });

const signedOf = <Format extends string, Parts extends Titles>(format: Format, parts: Parts) =>
  z.strictObject({ format: z.literal(format), ...signedParts(parts) });

/** The words of a note, half-written as they may be. */
export const ProgressNoteWords = z
  .discriminatedUnion('format', [
    draftOf('DAP', noteFormats.DAP),
    draftOf('SOAP', noteFormats.SOAP),
    draftOf('BIRP', noteFormats.BIRP),
    draftOf('GIRP', noteFormats.GIRP),
    draftOf('intake', noteFormats.intake),
    draftOf('narrative', noteFormats.narrative),
  ])
  .refine(fitsIntoRow, { params: doesNotFit });
export type ProgressNoteWords = z.infer<typeof ProgressNoteWords>;

/** The words of a note as its author signs it. */
export const ProgressNoteContent = z.discriminatedUnion('format', [
  signedOf('DAP', noteFormats.DAP),
  signedOf('SOAP', noteFormats.SOAP),
  signedOf('BIRP', noteFormats.BIRP),
  signedOf('GIRP', noteFormats.GIRP),
  signedOf('intake', noteFormats.intake),
  signedOf('narrative', noteFormats.narrative),
]);
export type ProgressNoteContent = z.infer<typeof ProgressNoteContent>;

/** The headings of all parts, by their place in an entry. */
export const partTitles: Readonly<Record<string, string>> = Object.fromEntries(
  Object.values<Titles>(noteFormats).flatMap((parts) =>
    Object.entries(parts).map(([name, title]) => [`content.${name}`, title]),
  ),
);
