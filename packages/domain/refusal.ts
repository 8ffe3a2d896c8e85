/** Every reason for which an act is refused, once. The contract gives each its HTTP status and its words. */
export const refusalCodes = [
  'address-not-on-chart',
  'already-enrolled',
  'approval-not-demanded',
  'approvers-must-differ',
  'artifact-not-found',
  'artifact-dead',
  'binding-code-missing',
  'binding-code-wrong',
  'birth-date-not-asked',
  'birth-date-wrong',
  'code-expired',
  'code-locked',
  'code-needed',
  'code-wrong',
  'contact-missing',
  'content-not-supported',
  'copy-not-ready',
  'digest-mismatch',
  'document-not-opened',
  'downloads-exhausted',
  'forbidden',
  'idempotency-key-missing',
  'idempotency-key-reused',
  'if-match-missing',
  'invalid-cursor',
  'invalid-request',
  'last-owner',
  'law-refuses',
  'link-expired',
  'link-not-found',
  'link-revoked',
  'member-disabled',
  'member-exists',
  'membership-needed',
  'no-statement',
  'not-a-provider',
  'necessity-not-stated',
  'note-unchanged',
  'not-enrolled',
  'not-found',
  'notice-mismatch',
  'not-signed-here',
  'offer-over',
  'officer-first',
  'paper-changed',
  'passage-not-found',
  'pdf-refused',
  'redaction-demanded',
  'redaction-misplaced',
  'request-state',
  'selection-beyond-ceiling',
  'selection-empty',
  'selection-too-large',
  'signed-already',
  'stale',
  'statement-beyond-scope',
  'text-differs',
  'tightened-already',
  'too-many-calls',
  'unauthenticated',
  'upload-missing',
  'upload-used',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** One thing wrong with a request: where, and a code; never the value that came in. */
export interface RefusalDetail {
  path: string;
  code: string;
  text?: string;
  citation?: string;
}

/** A refusal with a stable code and details fit for the wire. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly details: readonly RefusalDetail[];
  /** Where waiting is the cure: so many seconds. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: RefusalCode,
    details: readonly RefusalDetail[] = [],
    { retryAfterSeconds }: { retryAfterSeconds?: number } = {},
  ) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
