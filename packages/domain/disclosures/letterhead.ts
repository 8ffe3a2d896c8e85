import type { PrivacyContact } from '@sequester/model';

import { contactInWords } from '../practice/contact-in-words.ts';

/** The head of a practice's paper: who answers for it, and where. */
export const letterheadOf = (contact: PrivacyContact): string[] => {
  const { title, phone } = contactInWords(contact);
  return [...(contact.address === undefined ? [] : [contact.address]), `${title}, ${phone}`];
};
