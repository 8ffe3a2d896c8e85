import { type AccountId, type Instant, type PatientAccount, plusSeconds, Refusal } from '@sequester/model';

import { bindingCodeDigest } from '../accounts/binding-digests.ts';
import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { onFresh } from '../disclosures/fresh.ts';
import { namedSelf } from './named-self.ts';
import type { PracticeStore } from './ports.ts';

/** A code is handed over the same day. */
const codeSeconds = 24 * 60 * 60;
const mostTries = 5;
/** Letters and digits of a code; 50 bits. */
const codeLength = 10;

export interface IssuedBindingCode {
  accountId: AccountId;
  code: string;
  expiresAt: Instant;
}

const newCode = ({ newId }: PracticeContext): string => {
  const letters = newId('oneTimeCode').slice(4, 4 + codeLength);
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
};

/**
 * A new code for an account, to be handed to the patient in person or by telephone and never by mail; the code before it
 * counts no more. Refuses `not-found`, which an account that is bound or ended is too.
 */
export const issueBindingCode =
  ({ practices }: { practices: PracticeStore }) =>
  (context: PracticeContext, { accountId }: { accountId: AccountId }): Promise<IssuedBindingCode> =>
    onFresh(async () => {
      const issuedBy = await namedSelf(practices, context);
      const before = await practices.patientAccount(context, accountId);
      if (before === undefined || before.state !== 'invited') throw new Refusal('not-found');

      const code = newCode(context);
      const expiresAt = plusSeconds(context.now, codeSeconds);
      const kept = { sha256: bindingCodeDigest(accountId, code), expiresAt, triesLeft: mostTries, issuedBy };
      const after: PatientAccount = { ...before, code: kept, revision: before.revision + 1 };
      const event = auditEvent(context, 'patient.binding-code-issued', { patientId: before.patientId, accountId });
      await practices.changePatientAccount(context, { before, after }, { event });
      return { accountId, code, expiresAt };
    });
