import { type AccountOpening, type ElectronicSignature, plusSeconds } from '@sequester/model';

import { openingWords } from '../practice/opening-words.ts';

/** A form that is signed this shortly after the address on the chart changed has to be confirmed by an officer. */
const watchedSeconds = 24 * 60 * 60;

const changedJustBefore = ({ signedAt, addressChangedAt }: ElectronicSignature): boolean =>
  addressChangedAt !== undefined && plusSeconds(addressChangedAt, watchedSeconds) > signedAt;

/** Whether one member alone put the address on the chart and opened the account there for its holder. */
const ofOneHand = ({ addressChangedAt, addressChangedBy, binding }: AccountOpening): boolean =>
  addressChangedAt !== undefined &&
  (binding.how === 'birth-date' ||
    addressChangedBy === undefined ||
    addressChangedBy === binding.handedOverBy.memberId);

/** Whether a member may have signed in the place of the patient, so that an officer has to confirm the form. */
export const needsConfirmation = (signature: ElectronicSignature): boolean =>
  signature.nameDiffers === true || changedJustBefore(signature) || ofOneHand(signature.opening);

/** What is known of the account that signed, in words for the form and for the officer. */
export const accountEvidence = (signature: ElectronicSignature): string => {
  const { addressChangedAt, opening } = signature;
  const shortly = changedJustBefore(signature) ? ', less than 24 hours before this signature' : '';
  return [
    openingWords(opening),
    ...(addressChangedAt === undefined
      ? []
      : [`The address on the chart was changed last at ${addressChangedAt}${shortly}.`]),
    ...(signature.nameDiffers === true
      ? ['The name as it was typed is none of those on the chart: a privacy officer confirms who signed.']
      : []),
    ...(ofOneHand(opening) ? ['No second member took part in changing the address and opening the account.'] : []),
  ].join(' ');
};
