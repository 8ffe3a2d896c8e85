import type { RefusalCode } from '@sequester/domain';

interface RefusalWords {
  status: 400 | 401 | 403 | 404 | 409 | 410 | 412 | 422 | 423 | 428;
  title: string;
  cure: string;
}

/** Each refusal's HTTP status, its title and what would cure it, for the person who reads the answer. */
export const refusals: Record<RefusalCode, RefusalWords> = {
  'account-exists': { status: 409, title: 'There is an account with this e-mail address already.', cure: 'Use another address.' },
  'already-enrolled': { status: 409, title: 'This therapist is enrolled already.', cure: 'Nothing is needed.' },
  'approval-not-demanded': { status: 409, title: 'This request does not wait for your approval.', cure: 'Open the request to see who has to approve.' },
  'artifact-dead': { status: 409, title: 'This document has ended already.', cure: 'Record the document that replaces it.' },
  'artifact-not-found': { status: 404, title: 'There is no such document on this request.', cure: 'Check the link.' },
  'code-expired': { status: 410, title: 'This code has expired.', cure: 'Ask for a new code.' },
  'code-locked': { status: 423, title: 'Too many wrong codes: the link is locked.', cure: 'Ask the practice for a new link.' },
  'code-needed': { status: 409, title: 'A code has to be asked for first.', cure: 'Ask for a code; it is sent to the recorded address.' },
  'code-wrong': { status: 403, title: 'This code is not right.', cure: 'Check the last message and try again.' },
  'content-not-supported': { status: 409, title: 'What may leave is not a set of pages of notes.', cure: 'See what to do instead.' },
  'contact-missing': { status: 409, title: 'The practice has named nobody who answers for it in its letters.', cure: 'Name the privacy contact of the practice, with a telephone number.' },
  'digest-mismatch': { status: 422, title: 'The file that arrived is not the file that was announced.', cure: 'Upload the file again.' },
  'downloads-exhausted': { status: 410, title: 'This link has been used as often as it allows.', cure: 'Ask the practice for a new link.' },
  forbidden: { status: 403, title: 'Your role does not allow this.', cure: 'Ask an owner of the practice.' },
  'idempotency-key-missing': { status: 400, title: 'The Idempotency-Key header is missing.', cure: 'Send a new random key with each act, and the same key with a retry.' },
  'idempotency-key-reused': { status: 422, title: 'This Idempotency-Key was used for another request.', cure: 'Use a new key.' },
  'if-match-missing': { status: 428, title: 'The If-Match header is missing.', cure: 'Read the record and send its ETag.' },
  'invalid-cursor': { status: 400, title: 'This page marker is not one of ours.', cure: 'Start at the first page.' },
  'invalid-request': { status: 400, title: 'The request is not as it should be.', cure: 'Correct the fields that are named.' },
  'last-owner': { status: 409, title: 'A practice needs an active owner.', cure: 'Make another member an owner first.' },
  'law-refuses': { status: 409, title: 'The law does not allow this release.', cure: 'See the reasons and what would cure each.' },
  'link-expired': { status: 410, title: 'This link has expired.', cure: 'Ask the practice for a new link.' },
  'link-not-found': { status: 404, title: 'This link does not lead anywhere.', cure: 'Open the link exactly as it was sent.' },
  'link-revoked': { status: 410, title: 'This link is no longer valid.', cure: 'Ask the practice.' },
  'member-disabled': { status: 409, title: 'This member has left the practice.', cure: 'Invite the person again, as a new member.' },
  'no-statement': { status: 409, title: 'The law does not call for a statement on this request.', cure: 'Open the request to see what may leave.' },
  'not-a-provider': { status: 409, title: 'This member is not a therapist.', cure: 'Give the member the role of provider first.' },
  'not-enrolled': { status: 409, title: 'This therapist has no key yet.', cure: 'Ask an owner to enrol the therapist.' },
  'not-found': { status: 404, title: 'There is nothing here.', cure: 'Check the address.' },
  'necessity-not-stated': { status: 422, title: 'No more than the minimum necessary may leave, and that is not stated.', cure: 'Select no more than the purpose needs and state so with `noMoreThanNecessary: true`; the statement is recorded (45 CFR 164.502(b)).' },
  'note-unchanged': { status: 409, title: 'The text is the same as before.', cure: 'Nothing is needed.' },
  'notice-mismatch': { status: 409, title: 'The recorded facts call for another decision on telling the individual.', cure: 'Record the facts first, or decide as they say.' },
  'officer-first': { status: 409, title: 'Others have to approve first.', cure: 'Approve after those who are named.' },
  'passage-not-found': { status: 422, title: 'A quoted passage does not stand on its page.', cure: 'Quote it as the page shows it, letter for letter (spaces and line breaks do not matter), with the page it stands on.' },
  'pdf-refused': { status: 422, title: 'This PDF cannot be taken.', cure: 'See the reason.' },
  'redaction-demanded': { status: 422, title: 'Something that has to be taken out of these notes is not accounted for.', cure: 'For each selected note, redact each person whom the ceiling names or state that they do not occur there.' },
  'redaction-misplaced': { status: 422, title: 'A redaction does not fit its page.', cure: 'Place it on a selected page, inside the page, in the version of the note that is newest.' },
  'request-state': { status: 409, title: 'The request is not in a state that allows this.', cure: 'Read the request again.' },
  'selection-beyond-ceiling': { status: 422, title: 'The selection goes beyond what may be released.', cure: 'Choose within the notes and pages that are offered.' },
  'selection-empty': { status: 422, title: 'Nothing is selected.', cure: 'Choose at least one page, or refuse the request.' },
  'signed-already': { status: 409, title: 'This note is signed and can no longer change.', cure: 'Write an addendum.' },
  stale: { status: 412, title: 'The record has changed since it was read.', cure: 'Read it again and repeat the change.' },
  'tightened-already': { status: 409, title: 'This is in force already.', cure: 'Nothing is needed.' },
  'statement-beyond-scope': { status: 422, title: 'The statement goes beyond what may be said, or to whom.', cure: 'Keep to the elements and the recipients that the decision names.' },
  unauthenticated: { status: 401, title: 'Sign in first.', cure: 'Sign in and try again.' },
  'upload-missing': { status: 409, title: 'The file has not arrived.', cure: 'Upload the file to the address that was given, then say so again.' },
};
