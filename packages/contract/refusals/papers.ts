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
