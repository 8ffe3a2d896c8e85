import { type CodeChannel, type Practice, Refusal, type RequestFile } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { writtenStatement } from './statement.ts';
import { isOfficer } from './who-may-know.ts';

/** What is said when a link is issued of how its code is to go. */
export type WantedChannel =
  | { by: 'text-message'; telephone?: string | undefined }
  | { by: 'telephone' }
  | { by: 'mail'; reason?: string | undefined };

interface Terms {
  file: RequestFile;
  practice: Pick<Practice, 'codesByMail'>;
  /** Whether what leaves is of the ordinary record alone. */
  ordinary: boolean;
}

/** Link and code may go to one mailbox without a word: for a statement, which waits for nobody, and where the practice chose it for its ordinary record. */
const mailSuffices = ({ file, practice, ordinary }: Terms): boolean =>
  writtenStatement(file) !== undefined || (ordinary && practice.codesByMail === true);

const unsaid = (terms: Terms): WantedChannel => {
  if (terms.file.request.recipient.telephone !== undefined) return { by: 'text-message' };

  return mailSuffices(terms) ? { by: 'mail' } : { by: 'telephone' };
};

const byText = ({ file }: Terms, given: string | undefined): CodeChannel => {
  const telephone = given ?? file.request.recipient.telephone;
  if (telephone === undefined) throw new Refusal('telephone-missing');

  return { by: 'text-message', telephone };
};

const byMail = (context: PracticeContext, terms: Terms, reason: string | undefined): CodeChannel => {
  if (reason === undefined && mailSuffices(terms)) return { by: 'mail' };

  if (reason === undefined) throw new Refusal('code-reason-missing');

  if (!isOfficer(context)) throw new Refusal('forbidden');

  return { by: 'mail', reason };
};

/**
 * By which way the code of a new link goes: another than the link's own (45 CFR 164.312(d)). Where nothing is said it is a
 * text message to the recorded number, or else a passcode that the practice tells by telephone. The mailbox of the link
 * takes the code too only with a privacy officer's reason, which is kept with the link; the ordinary record of a practice
 * that chose it, and a statement, need none.
 */
export const codeChannel = (
  context: PracticeContext,
  terms: Terms,
  wanted: WantedChannel = unsaid(terms),
): CodeChannel => {
  if (wanted.by === 'text-message') return byText(terms, wanted.telephone);

  return wanted.by === 'telephone' ? { by: 'telephone' } : byMail(context, terms, wanted.reason);
};
