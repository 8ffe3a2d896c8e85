import * as z from 'zod';

import type { LocalCloud } from './cloud.ts';
import { operatorAddress } from './identity/operator.ts';
import { writeDemo, type Demo, type DemoAccount } from './running.ts';
import { SeedCaller } from './seed-caller.ts';
import { seedChart } from './seed-chart.ts';

const domain = 'willow.example';

/** The people of the demo practice. All are invented. */
const people = {
  owner: { email: `olive.owner@${domain}`, name: 'Olive Owner (invented)', who: 'Olive Owner, owner' },
  'privacy-officer': {
    email: `piet.privacy@${domain}`,
    name: 'Piet Privacy (invented)',
    who: 'Piet Privacy, privacy officer',
  },
  'therapist-1': {
    email: `thea.therapist@${domain}`,
    name: 'Thea Therapist (invented)',
    who: 'Thea Therapist, enrolled with her own key',
  },
  'therapist-2': {
    email: `tom.therapist@${domain}`,
    name: 'Tom Therapist (invented)',
    who: 'Tom Therapist, enrolled with his own key',
  },
  staff: { email: `stella.staff@${domain}`, name: 'Stella Staff (invented)', who: 'Stella Staff, front desk' },
  patient: {
    email: `paula.patient@${domain}`,
    name: 'Paula Patient (invented)',
    who: 'Paula Patient, patient of Thea Therapist',
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
  { name: 'operator', email: operatorAddress, who: 'the operator: founds practices, sees none' },
  ...Object.entries(people).map(([name, { email, who }]) => ({ name, email, who })),
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

/** Founds the demo practice through the public API, and notes its accounts when all of it is there. */
export const seedDemo = async (cloud: LocalCloud, directory: string): Promise<Omit<Demo, 'edition'>> => {
  const as = async (email: string): Promise<SeedCaller> => new SeedCaller(cloud.apiUrl, await cloud.token(email));
  const practiceId = await foundPractice(await as(operatorAddress));
  await inviteMembers(await as(people.owner.email));
  await seedChart(await as(people.staff.email), await as(people['therapist-1'].email), as);
  const demo = { practiceId, accounts: demoAccounts() };
  writeDemo(directory, demo);
  return demo;
};
