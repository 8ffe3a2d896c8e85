const names = new Intl.DisplayNames('en-US', { type: 'language' });

/** `English` for `en`. */
export const languageName = (code: string): string => names.of(code) ?? code;

export const details = {
  title: 'the details',
  person: 'The person',
  legalName: 'Legal name',
  preferredName: 'Preferred name',
  pronouns: 'Pronouns',
  born: 'Born',
  language: 'Language',
  withInterpreter: ', with an interpreter',
  clinicians: 'Treated by',
  reach: 'How to reach them',
  telephones: 'Telephone',
  email: 'E-mail',
  address: 'Address',
  preferred: 'Prefers',
  channels: {
    telephone: 'the telephone',
    'text-message': 'text messages',
    email: 'e-mail',
    mail: 'letters',
    portal: 'the portal',
  },
  contacts: 'Contacts',
  noContacts: 'Nobody is recorded.',
  roles: {
    emergency: 'to call in an emergency',
    'personal-representative': 'personal representative',
    'other-parent': 'other parent',
    family: 'family',
    other: 'other',
  },
  notRecorded: 'Not recorded',
};
