import type { PrivacyContact } from '@sequester/model';

type Contact = Pick<PrivacyContact, 'name' | 'title' | 'telephone' | 'email'>;

/** A contact as letters name it. */
export const contactInWords = ({ name, title, telephone, email }: Contact): { title: string; phone: string } => ({
  title: `${name}, ${title}`,
  phone: [telephone, email].filter((part) => part !== undefined).join(', '),
});
