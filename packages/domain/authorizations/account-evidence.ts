import { plusSeconds } from '../instant.ts';
import { openingWords } from '../practice/account-opening.ts';
import type { ElectronicSignature } from './offer.ts';

/** A form that is signed this shortly after the address on the chart changed has to be confirmed by an officer. */
const watchedSeconds = 24 * 60 * 60;

/** Whether the address was changed so shortly before that somebody else than the patient may have signed. */
export const needsConfirmation = ({
  signedAt,
  addressChangedAt,
}: Pick<ElectronicSignature, 'signedAt' | 'addressChangedAt'>): boolean =>
  addressChangedAt !== undefined && plusSeconds(addressChangedAt, watchedSeconds) > signedAt;

/** What is known of the account that signed, in words for the form and for the officer. */
export const accountEvidence = (signature: ElectronicSignature): string => {
  const { addressChangedAt, opening } = signature;
  const changed =
    addressChangedAt === undefined
      ? []
      : [
          `The address on the chart was changed last at ${addressChangedAt}${needsConfirmation(signature) ? ', less than 24 hours before this signature' : ''}.`,
        ];
  return [openingWords(opening), ...changed].join(' ');
};
