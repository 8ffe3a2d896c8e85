import { binding } from './binding.ts';
import { common, session } from './common.ts';
import { copy } from './copy.ts';
import { corrections } from './corrections.ts';
import { details } from './details.ts';
import { entries } from './entries.ts';
import { frame } from './frame.ts';
import { home } from './home.ts';
import { notice } from './notice.ts';
import { people } from './people.ts';
import { permissions } from './permissions.ts';
import { problems } from './problems.ts';
import { received } from './received.ts';
import { record } from './record.ts';
import { values } from './values.ts';

/** The languages that the portal speaks. */
export type Language = 'en' | 'es';

/** Every word of the portal, in both languages: a word that is missing in one does not compile. */
const wordsIn = (language: Language) => ({
  common: common[language],
  session: session[language],
  problems: problems[language],
  frame: frame[language],
  home: home[language],
  binding: binding[language],
  notice: notice[language],
  people: people[language],
  permissions: permissions[language],
  record: record[language],
  entries: entries[language],
  values: values[language],
  details: details[language],
  received: received[language],
  copy: copy[language],
  corrections: corrections[language],
});

export type PortalWords = ReturnType<typeof wordsIn>;

export const portalWords: Readonly<Record<Language, PortalWords>> = { en: wordsIn('en'), es: wordsIn('es') };
