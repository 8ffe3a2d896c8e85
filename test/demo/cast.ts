import { randomBytes } from 'node:crypto';

import * as z from 'zod';

import type { Caller } from './api.ts';
import { callerFor, type Service } from './service.ts';
import type { Teller } from './teller.ts';

const Practice = z.object({ practiceId: z.string(), name: z.string() });
const Member = z.object({ memberId: z.string(), revision: z.number() });

/** Everyone who plays a part, each with a sign-in of their own. */
export interface Cast {
  practiceId: string;
  practiceName: string;
  owner: Caller;
  officer: Caller;
  staff: Caller;
  therapist: Caller;
  therapistId: string;
  colleague: Caller;
  colleagueId: string;
  /** Where each signs in. */
  addresses: Record<string, string>;
}

const roles = { officer: ['privacy-officer'], staff: ['staff'], therapist: ['provider'], colleague: ['provider'] };
const names = {
  officer: 'Olive Officer',
  staff: 'Sam Staff',
  therapist: 'Dr. Thea Therapist',
  colleague: 'Dr. Carl Colleague',
};

/** Who answers for the practice in its letters. */
const privacyContact = {
  name: names.officer,
  title: 'Privacy Officer',
  telephone: '+1 555 0100',
  address: '1 Example Street, Exampleton',
};

/** Creates the practice and its people, and enrols the two therapists under keys of their own. */
export const assembleCast = async (service: Service, teller: Teller): Promise<Cast> => {
  const mark = randomBytes(4).toString('hex');
  const address = (who: string) => `${who}.${mark}@example.org`;
  const operator = await callerFor(service, 'operator');
  const practiceName = `Invented Practice ${mark}`;
  const practice = await operator.post(
    '/practices',
    {
      name: practiceName,
      state: 'OH',
      part2Program: false,
      owner: { name: 'Orla Owner', email: address('owner') },
      privacyContact,
    },
    Practice,
  );
  teller.say(`practice ${practice.name} (${practice.practiceId})`);
  const owner = await callerFor(service, address('owner'));
  const ids: Record<string, string> = {};
  for (const who of ['officer', 'staff', 'therapist', 'colleague'] as const) {
    const member = await owner.post(
      '/members',
      {
        name: names[who],
        email: address(who),
        roles: roles[who],
        ...(who === 'therapist' ? { credentials: 'LMFT' } : {}),
      },
      Member,
    );
    ids[who] = member.memberId;
    if (roles[who].includes('provider')) {
      await owner.post(`/members/${member.memberId}/enrollment`, {}, z.unknown());
      teller.say(`${names[who]} is enrolled, with a key of their own`);
    }
  }
  return {
    practiceId: practice.practiceId,
    practiceName,
    owner,
    officer: await callerFor(service, address('officer')),
    staff: await callerFor(service, address('staff')),
    therapist: await callerFor(service, address('therapist')),
    therapistId: ids['therapist'] ?? '',
    colleague: await callerFor(service, address('colleague')),
    colleagueId: ids['colleague'] ?? '',
    addresses: Object.fromEntries(
      ['owner', 'officer', 'staff', 'therapist', 'colleague'].map((who) => [who, address(who)]),
    ),
  };
};
