import type { RefusalCode } from '@sequester/model';

import type { RefusalWords } from './words.ts';

/** Of files, documents and what is signed. */
export const paperRefusals = {
  'upload-missing': {
    status: 409,
    title: 'The file has not arrived.',
    cure: 'Upload the file to the address that was given, then say so again.',
  },
  'upload-used': {
    status: 409,
    title: 'Another paper was recorded with this upload.',
    cure: 'Upload the file again for another paper.',
  },
  'digest-mismatch': {
    status: 422,
    title: 'The file that arrived is not the file that was announced.',
    cure: 'Upload the file again.',
  },
  'pdf-refused': { status: 422, title: 'This file cannot be taken.', cure: 'See the reason.' },
  'cannot-be-set': {
    status: 422,
    title: 'The text has a letter that no font of the service has.',
    cure: 'Write it otherwise, or upload the note as a PDF.',
  },
  'note-unchanged': { status: 409, title: 'The text is the same as before.', cure: 'Nothing is needed.' },
  'draft-incomplete': {
    status: 422,
    title: 'This cannot be signed yet: something in it is missing.',
    cure: 'Fill in what is named, then sign.',
  },
  'not-signed-yet': {
    status: 409,
    title: 'This is a draft: its author has not signed it yet.',
    cure: 'Its author signs it first; until then they change the draft itself.',
  },
  'cosignature-not-yours': {
    status: 403,
    title: 'This waits for the co-signature of another: nobody co-signs what they signed themself.',
    cure: 'Ask the supervisor; the list of supervisions says who that is.',
  },
  'addendum-not-yours': {
    status: 403,
    title:
      'Who adds to this is its author, their supervisor, or, once the author has left the practice, their successor.',
    cure: 'Ask one of them, or write a note of your own.',
  },
  'reviewer-decided': {
    status: 403,
    title: 'Who holds something back does not review it: another licensed professional does, who took no part in it.',
    cure: 'Ask another clinician of the practice for the review (45 CFR 164.524(a)(4)).',
  },
  'officer-asked': {
    status: 403,
    title: 'You asked for this yourself: another privacy officer decides.',
    cure: 'Ask another privacy officer; until then the note stays in the record.',
  },
  'not-asked': {
    status: 409,
    title: 'The author of this note has not asked to take it out of the record.',
    cure: 'Its author asks first, with the reason.',
  },
  'under-legal-hold': {
    status: 409,
    title: 'A legal hold stands on the records of this patient: nothing of them is deleted.',
    cure: 'Leave the draft, or sign it; the privacy officer says whether the hold can end.',
  },
  'recorded-already': { status: 409, title: 'This is on record already.', cure: 'Nothing is needed.' },
  'session-not-found': {
    status: 409,
    title: "The session that is named is not in this patient's chart.",
    cure: 'Choose the session anew from the chart of this patient, or leave it out.',
  },
  'signed-already': {
    status: 409,
    title: 'This is signed and can no longer change.',
    cure: 'For a note, write an addendum; for a form, nothing is needed.',
  },
  'artifact-not-found': { status: 404, title: 'There is no such document on this request.', cure: 'Check the link.' },
  'artifact-dead': {
    status: 409,
    title: 'This document is no longer in force.',
    cure: 'Record the document that replaces it.',
  },
  'document-not-opened': {
    status: 409,
    title: 'You have not opened this document.',
    cure: 'Open the document and read it, then accept it.',
  },
  'paper-changed': {
    status: 409,
    title: 'This paper has changed since you read it.',
    cure: 'Open the request and the document again, and accept them as they are now.',
  },
  'not-signed-here': {
    status: 409,
    title: 'This patient does not sign electronically.',
    cure: 'Have the form signed on paper, by the personal representative where there is one, and record it.',
  },
  'offer-over': {
    status: 409,
    title: 'This form cannot be signed or revoked any more.',
    cure: 'Look at your authorizations again, or ask the practice.',
  },
  'text-differs': {
    status: 409,
    title: 'This is not the text that was given to you.',
    cure: 'Read the text again and sign that.',
  },
  'copy-not-ready': { status: 409, title: 'Your copy is being made.', cure: 'Try again in a minute.' },
} as const satisfies Partial<Record<RefusalCode, RefusalWords>>;
