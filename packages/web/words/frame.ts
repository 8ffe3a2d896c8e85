import type { Role } from '../identity/me.tsx';

export const frame = {
  home: 'Home',
  patients: 'Patients',
  requests: 'Requests',
  accessLog: 'Access log',
  homeLink: 'Sequester, home',
  main: 'Main',
  find: 'Find a patient',
  findHint: 'Find a patient by name or date of birth',
  more: 'More',
  keys: 'Keys',
  keysTitle: 'Keys that do something',
  lettersOn: 'Switch single keys on',
  lettersOff: 'Switch single keys off',
  light: 'Light colours',
  dark: 'Dark colours',
  system: 'Colours of this device',
  signOut: 'Sign out',
  notFound: 'There is nothing here',
  notFoundWords: 'Perhaps it was never here, or it is not for you to see.',
  toHome: 'Go to the first page',
};

export const roleWords: Record<Role, string> = {
  owner: 'Owner',
  provider: 'Therapist',
  'privacy-officer': 'Privacy officer',
  custodian: 'Custodian',
  staff: 'Front desk',
};

export const keyWords: readonly (readonly [key: string, does: string])[] = [
  ['/', 'Find a patient'],
  ['g then h', 'Home'],
  ['g then p', 'Patients'],
  ['Ctrl or ⌘ + S', 'Save the draft now'],
  ['Ctrl or ⌘ + Enter', 'Sign or seal what you write (asks first)'],
  ['Alt + 1, Alt + 2', 'Go to the progress note, to the psychotherapy note'],
  ['?', 'This list'],
];
