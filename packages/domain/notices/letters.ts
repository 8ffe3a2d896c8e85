import { type Instant, onOneLine } from '@sequester/model';

import { writtenMoment } from '../written-time.ts';

/** A mail: names of practices and links of ours, and no word about a patient (45 CFR 164.312(e)(1)). */
export interface Letter {
  subject: string;
  text: string;
}

const unexpected = (practice: string): string =>
  `If you were not expecting this message, do nothing and tell ${practice}.`;

/** Tells a recipient where a document waits. Following the link uses nothing up. */
export const linkLetter = ({
  practice: name,
  url,
  expiresAt,
  timeZone,
}: {
  practice: string;
  url: string;
  expiresAt: Instant;
  timeZone?: string | undefined;
}): Letter => {
  const practice = onOneLine(name);
  return {
    subject: `${practice} has released a document to you`,
    text: `${practice} has released a document to you.

Open this page to get it:
${url}

The page asks for a code, which is sent to this address. The link works until ${writtenMoment(expiresAt, timeZone)}. It is meant for you alone: do not forward it.

${unexpected(practice)}
`,
  };
};

/** Brings the one-time code, without the link: neither message is enough alone. */
export const codeLetter = ({
  practice: name,
  code,
  expiresAt,
  timeZone,
}: {
  practice: string;
  code: string;
  expiresAt: Instant;
  timeZone?: string | undefined;
}): Letter => {
  const practice = onOneLine(name);
  return {
    subject: 'Your one-time code',
    text: `${code}

is the code for the document from ${practice}. It is good until ${writtenMoment(expiresAt, timeZone)}. Enter it on the page where you asked for it.

${unexpected(practice)}
`,
  };
};

/** Tells an officer that a warning or a report went out, or is about to. It names no request, no patient and no therapist. */
export const statementLetter = ({ practice: name }: { practice: string }): Letter => {
  const practice = onOneLine(name);
  return {
    subject: 'A statement was made on a request',
    text: `A statement was made on a request at ${practice}: a warning of a threat, or a report that a law demands. It did not wait for anybody's approval.

Sign in and look at it. It stays among the open duties of its request until a privacy officer has recorded a review.
`,
  };
};
