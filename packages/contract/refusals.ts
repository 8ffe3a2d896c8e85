import type { RefusalCode } from '@sequester/model';

interface RefusalWords {
  status: 400 | 401 | 403 | 404 | 409 | 410 | 412 | 422 | 423 | 428 | 429;
  title: string;
  cure: string;
}

/** Each refusal's HTTP status, its title and what would cure it, for the person who reads the answer. */
export const refusals: Record<RefusalCode, RefusalWords> = {
  'address-not-on-chart': {
    status: 409,
    title: 'The invitation goes to the e-mail address on the chart, and this is not it.',
    cure: 'Correct the address on the chart first, or leave the address out of the invitation.',
  },
  'already-enrolled': { status: 409, title: 'This therapist is enrolled already.', cure: 'Nothing is needed.' },
  'approval-not-demanded': {
    status: 409,
    title: 'This request does not wait for your approval.',
    cure: 'Open the request to see who has to approve.',
  },
  'approvers-must-differ': {
    status: 409,
    title: 'In this practice, who approves and whose notes leave are different people.',
    cure: 'See who may approve instead.',
  },
  'artifact-dead': {
    status: 409,
    title: 'This document has ended already.',
    cure: 'Record the document that replaces it.',
  },
  'artifact-not-found': { status: 404, title: 'There is no such document on this request.', cure: 'Check the link.' },
  'binding-code-missing': {
    status: 409,
    title: 'There is no code for this account that still counts.',
    cure: 'Ask the practice for a new code, in person or by telephone.',
  },
  'binding-code-wrong': {
    status: 403,
    title: 'This code is not right.',
    cure: 'Check it and try again. After five wrong tries, ask the practice for a new code.',
  },
  'birth-date-not-asked': {
    status: 409,
    title: 'The date of birth does not open this account any more.',
    cure: 'Ask the practice for a code, in person or by telephone.',
  },
  'birth-date-wrong': {
    status: 403,
    title: 'This is not the date of birth on the chart.',
    cure: 'Check it and try again. After three wrong dates only a code of the practice helps.',
  },
  'code-expired': { status: 410, title: 'This code has expired.', cure: 'Ask for a new code.' },
  'code-locked': {
    status: 423,
    title: 'Too many wrong codes: the link is locked.',
    cure: 'Ask the practice for a new link.',
  },
  'code-needed': {
    status: 409,
    title: 'A code has to be asked for first.',
    cure: 'Ask for a code; it is sent to the recorded address.',
  },
  'code-wrong': { status: 403, title: 'This code is not right.', cure: 'Check the last message and try again.' },
  'content-not-supported': {
    status: 409,
    title: 'What may leave is not a set of pages of notes.',
    cure: 'See what to do instead.',
  },
  'contact-missing': {
    status: 409,
    title: 'The practice has named nobody who answers for it in its letters.',
    cure: 'Name the privacy contact of the practice, with a telephone number.',
  },
  'copy-not-ready': { status: 409, title: 'Your copy is being made.', cure: 'Try again in a minute.' },
  'digest-mismatch': {
    status: 422,
    title: 'The file that arrived is not the file that was announced.',
    cure: 'Upload the file again.',
  },
  'document-not-opened': {
    status: 409,
    title: 'You have not opened this document.',
    cure: 'Open the document and read it, then accept it.',
  },
  'downloads-exhausted': {
    status: 410,
    title: 'This link has been used as often as it allows.',
    cure: 'Ask the practice for a new link.',
  },
  forbidden: {
    status: 403,
    title: 'Your role does not allow this.',
    cure: 'Ask a member whose role allows it; the list of members says who has which.',
  },
  'idempotency-key-missing': {
    status: 400,
    title: 'The Idempotency-Key header is missing, or not 8 to 200 letters long.',
    cure: 'Send a new random key with each act, and the same key with a retry.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'This Idempotency-Key was used for another request, or in other roles than yours now.',
    cure: 'Look whether it was done already; if not, use a new key.',
  },
  'if-match-missing': {
    status: 428,
    title: 'The If-Match header is missing.',
    cure: 'Read the record and send its ETag.',
  },
  'invalid-cursor': { status: 400, title: 'This page marker is not one of ours.', cure: 'Start at the first page.' },
  'invalid-request': {
    status: 400,
    title: 'The request is not as it should be.',
    cure: 'Correct the fields that are named.',
  },
  'last-owner': {
    status: 409,
    title: 'A practice needs an active owner.',
    cure: 'Make another member an owner first.',
  },
  'law-refuses': {
    status: 409,
    title: 'The law does not allow this release.',
    cure: 'See the reasons and what would cure each.',
  },
  'link-expired': { status: 410, title: 'This link has expired.', cure: 'Ask the practice for a new link.' },
  'link-not-found': {
    status: 404,
    title: 'This link does not lead anywhere.',
    cure: 'Open the link exactly as it was sent.',
  },
  'link-revoked': { status: 410, title: 'This link is no longer valid.', cure: 'Ask the practice.' },
  'member-disabled': {
    status: 409,
    title: 'This member has left the practice.',
    cure: 'Invite the person again, as a new member.',
  },
  'member-exists': {
    status: 409,
    title: 'A member of the practice has this e-mail address already.',
    cure: 'Look at the list of members, or use another address.',
  },
  'membership-needed': {
    status: 400,
    title: 'This call does not say under which membership you act.',
    cure: 'Name one of those that GET /me lists, in the header Sequester-Membership.',
  },
  'no-statement': {
    status: 409,
    title: 'The law does not call for a statement on this request.',
    cure: 'Open the request to see what may leave.',
  },
  'not-a-provider': {
    status: 409,
    title: 'This member is not a therapist.',
    cure: 'Give the member the role of provider first.',
  },
  'not-enrolled': {
    status: 409,
    title: 'This therapist has no key yet.',
    cure: 'Ask an owner to enrol the therapist.',
  },
  'not-found': { status: 404, title: 'There is nothing here.', cure: 'Check the address.' },
  'necessity-not-stated': {
    status: 422,
    title: 'No more than the minimum necessary may leave, and that is not stated.',
    cure: 'Select no more than the purpose needs and state so with `noMoreThanNecessary: true`; the statement is recorded (45 CFR 164.502(b)).',
  },
  'note-unchanged': { status: 409, title: 'The text is the same as before.', cure: 'Nothing is needed.' },
  'notice-mismatch': {
    status: 409,
    title: 'The recorded facts call for another decision on telling the individual.',
    cure: 'Record the facts first, or decide as they say.',
  },
  'not-signed-here': {
    status: 409,
    title: 'This patient does not sign electronically.',
    cure: 'Have the form signed on paper, by the personal representative where there is one, and record it.',
  },
  'offer-over': {
    status: 409,
    title: 'This form is not one that can be signed or revoked now.',
    cure: 'Look at your authorizations again, or ask the practice.',
  },
  'officer-first': { status: 409, title: 'Others have to approve first.', cure: 'Approve after those who are named.' },
  'paper-changed': {
    status: 409,
    title: 'This paper is not as you have read it.',
    cure: 'Read the request again, open the document, and send the two digests that it shows now.',
  },
  'passage-not-found': {
    status: 422,
    title: 'A quoted passage does not stand on its page.',
    cure: 'Quote it as the page shows it, letter for letter (spaces and line breaks do not matter), with the page it stands on.',
  },
  'pdf-refused': { status: 422, title: 'This file cannot be taken.', cure: 'See the reason.' },
  'redaction-demanded': {
    status: 422,
    title: 'Something that has to be taken out of these notes is not accounted for.',
    cure: 'For each selected note, redact each person whom the ceiling names or state that they do not occur there.',
  },
  'redaction-misplaced': {
    status: 422,
    title: 'A redaction or a version does not fit its note.',
    cure: 'Name the newest version of the note, and place redactions on a selected page, inside the page.',
  },
  'request-state': {
    status: 409,
    title: 'The request is not in a state that allows this.',
    cure: 'Read the request again.',
  },
  'selection-beyond-ceiling': {
    status: 422,
    title: 'The selection goes beyond what may be released.',
    cure: 'Choose within the notes and pages that are offered.',
  },
  'selection-empty': {
    status: 422,
    title: 'Nothing is selected.',
    cure: 'Choose at least one page, or refuse the request.',
  },
  'selection-too-large': {
    status: 422,
    title: 'The notes chosen are too large together.',
    cure: 'Choose fewer notes, and divide the request into several.',
  },
  'signed-already': {
    status: 409,
    title: 'This is signed and can no longer change.',
    cure: 'For a note, write an addendum; for a form, nothing is needed.',
  },
  stale: {
    status: 412,
    title: 'The record has changed since it was read.',
    cure: 'Read it again and repeat the change.',
  },
  'text-differs': {
    status: 409,
    title: 'This is not the text that was given to you.',
    cure: 'Read the text again and sign that.',
  },
  'tightened-already': { status: 409, title: 'This is in force already.', cure: 'Nothing is needed.' },
  'too-many-calls': {
    status: 429,
    title: 'There have been too many calls from your network, or for this link.',
    cure: 'Wait for as long as the Retry-After header says, and try again.',
  },
  'statement-beyond-scope': {
    status: 422,
    title: 'The statement goes beyond what may be said, or to whom.',
    cure: 'Keep to the elements and the recipients that the decision names.',
  },
  unauthenticated: {
    status: 401,
    title: 'Sign in first.',
    cure: 'Sign in and try again. If you are signed in, act under a membership that GET /me lists as active or bound; one that is invited is bound first (POST /me/bindings).',
  },
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
};
