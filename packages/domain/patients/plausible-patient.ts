import { type Demographics, Refusal, type RefusalDetail } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { demandBirthDate, demandPastDates } from '../plausible-date.ts';

const bornAfterDeath: RefusalDetail = {
  path: 'body.death.on',
  code: 'before-birth',
  text: 'This date of death is before the date of birth. Check both.',
};

/** Refuses dates that cannot be right: of birth, of death, of papers of a representative. */
export const demandPlausible = (context: PracticeContext, { birthDate, death, contacts }: Demographics): void => {
  demandBirthDate(context, birthDate);
  const seen = contacts.map(({ representation }, index) => [
    `body.contacts.${index}.representation.seenOn`,
    representation?.seenOn,
  ]);
  demandPastDates(context, { 'body.death.on': death?.on, ...Object.fromEntries(seen) });
  if (death?.on !== undefined && death.on < birthDate.slice(0, death.on.length))
    throw new Refusal('invalid-request', [bornAfterDeath]);
};
