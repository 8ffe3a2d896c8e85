import * as z from 'zod';

import type { LocalCloud } from './cloud.ts';
import { fillDemo, seedFirstPatient, type DemoWriters } from './demo/fill-demo.ts';
import type { Writers } from './demo/seed-patient.ts';
import { operatorAddress } from './identity/operator.ts';
import { demoIn, writeDemo, type Demo, type DemoAccount } from './running.ts';
import { SeedCaller } from './seed-caller.ts';

const domain = 'willow.example';

/** The people of the demo practice. All are invented. */
const people = {
  'therapist-1': {
    email: `thea.therapist@${domain}`,
    name: 'Thea Therapist (invented)',
    who: 'Thea Therapist, therapist: writes two notes about one hour, chooses what leaves',
  },
  'privacy-officer': {
    email: `piet.privacy@${domain}`,
    name: 'Piet Privacy (invented)',
    who: 'Piet Privacy, privacy officer: requests, papers and what the law says of them',
  },
  patient: {
    email: `paula.patient@${domain}`,
    name: 'Paula Patient (invented)',
    who: 'Paula Patient, patient: her own record, and who received what',
  },
  staff: {
    email: `stella.staff@${domain}`,
    name: 'Stella Staff (invented)',
    who: 'Stella Staff, front desk: admits patients, records requests',
  },
  owner: {
    email: `olive.owner@${domain}`,
    name: 'Olive Owner (invented)',
    who: 'Olive Owner, owner: people, practice and access log, and no sealed note',
  },
  'therapist-2': {
    email: `tom.therapist@${domain}`,
    name: 'Tom Therapist (invented)',
    who: 'Tom Therapist, therapist: finds nothing of what only Thea may see',
  },
} as const;

const roles = {
  'privacy-officer': 'privacy-officer',
  'therapist-1': 'provider',
  'therapist-2': 'provider',
  staff: 'staff',
} as const;

const Practice = z.object({ practiceId: z.string() });
const Member = z.object({ memberId: z.string() });

const demoAccounts = (): DemoAccount[] => [
  ...Object.entries(people).map(([name, { email, who }]) => ({ name, email, who })),
  { name: 'operator', email: operatorAddress, who: 'The operator: founds practices, sees none' },
];

/** Who answers for the demo practice in its letters. */
const privacyContact = {
  name: people['privacy-officer'].name,
  title: 'Privacy Officer',
  telephone: '+1 555 0100',
  email: people['privacy-officer'].email,
  address: '1 Example Street, Exampleton, NY 00000',
};

const foundPractice = async (operator: SeedCaller): Promise<string> => {
  const { email, name } = people.owner;
  const body = { name: 'Willow Example Practice (demo)', state: 'OH', owner: { name, email }, privacyContact };
  return Practice.parse(await operator.post('practice', '/practices', body)).practiceId;
};

const inviteMembers = async (owner: SeedCaller): Promise<void> => {
  for (const [account, role] of Object.entries(roles)) {
    const person = Object.entries(people).find(([name]) => name === account)?.[1];
    const { memberId } = Member.parse(
      await owner.post(account, '/members', { name: person?.name, email: person?.email, roles: [role] }),
    );
    if (role === 'provider') await owner.post(`${account}-enrollment`, `/members/${memberId}/enrollment`);
  }
};

const Me = z.object({ memberships: z.tuple([z.object({ membership: z.string() })]) });

const callerOf = async (cloud: LocalCloud, email: string): Promise<SeedCaller> =>
  new SeedCaller(cloud.apiUrl, await cloud.token(email));

const writersOf = async (cloud: LocalCloud): Promise<DemoWriters> => {
  const staff = await callerOf(cloud, people.staff.email);
  const therapist = async (account: 'therapist-1' | 'therapist-2'): Promise<Writers> => {
    const caller = await callerOf(cloud, people[account].email);
    const [{ membership }] = Me.parse(await caller.get('/me')).memberships;
    return { staff, therapist: caller, therapistId: membership.split('.')[1] ?? '' };
  };
  return {
    'therapist-1': await therapist('therapist-1'),
    'therapist-2': await therapist('therapist-2'),
    officer: await callerOf(cloud, people['privacy-officer'].email),
  };
};

/** Founds the demo practice through the public API with its members and its first patient, and notes its accounts when all of it is there. */
export const seedDemo = async (cloud: LocalCloud, directory: string): Promise<Omit<Demo, 'edition'>> => {
  const practiceId = await foundPractice(await callerOf(cloud, operatorAddress));
  await inviteMembers(await callerOf(cloud, people.owner.email));
  await seedFirstPatient(await writersOf(cloud), (email) => callerOf(cloud, email));
  const demo = { practiceId, accounts: demoAccounts() };
  writeDemo(directory, demo);
  return demo;
};

/** Admits the other patients while the service is in use already. What an earlier start did is not done again. Answers how many there are. */
export const fillPractice = async (cloud: LocalCloud, directory: string): Promise<number | undefined> => {
  const demo = demoIn(directory);
  if (demo === undefined || demo.filled === true) return undefined;

  const patients = await fillDemo(await writersOf(cloud));
  writeDemo(directory, { ...demo, filled: true });
  return patients;
};
