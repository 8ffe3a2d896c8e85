import { randomBytes } from 'node:crypto';

import * as z from 'zod';

import type { Caller } from './api.ts';
import type { Cast } from './cast.ts';
import { openAccount } from './chart-chapter.ts';
import { callerFor, eventually, type Service } from './service.ts';

const Patient = z.object({ patientId: z.string() });
const Demographics = z.looseObject({ revision: z.number(), email: z.string() });
const Account = z.object({ accountId: z.string() });
const Code = z.object({ code: z.string() });
const Memberships = z.object({ memberships: z.array(z.object({ membership: z.string(), state: z.string() })) });

const anAddress = (who: string): string => `${who}.${randomBytes(4).toString('hex')}@example.org`;

/** Another patient of the practice, of whom nothing is recorded, with an account of their own. */
export const anotherPatient = async (
  service: Service,
  cast: Cast,
): Promise<{ patientId: string; patient: Caller; email: string }> => {
  const email = anAddress('otto');
  const { patientId } = await cast.staff.post(
    '/patients',
    { name: { given: 'Otto', family: 'Patient (invented)' }, birthDate: '1988-03-02', email, admitAnyway: true },
    Patient,
  );
  return { patientId, email, patient: await openAccount(service, cast, { patientId, email }) };
};

/** A guardian stands on the chart with their papers, and gets an account that they bind with the code that they are told. */
export const openGuardian = async (
  service: Service,
  cast: Cast,
  { patientId, email = anAddress('rita') }: { patientId: string; email?: string },
): Promise<{ guardian: Caller; email: string; accountId: string; membership: string }> => {
  const { revision, ...known } = await cast.staff.get(`/patients/${patientId}`, Demographics);
  const fields = ['name', 'birthDate', 'email'].flatMap((field) => (field in known ? [[field, known[field]]] : []));
  const contact = {
    name: 'Rita Guardian (invented)',
    roles: ['personal-representative'],
    email,
    representation: {
      authority: { capacity: 'guardian_of_person', source: 'court_order' },
      papers: 'Invented letters of guardianship',
      seenOn: '2026-01-02',
    },
  };
  const body = { ...Object.fromEntries(fields), contacts: [contact] };
  await cast.staff.put(`/patients/${patientId}`, { body, ifMatch: `"${revision}"` }, z.unknown());
  const { accountId } = await cast.staff.post('/representative-accounts', { patientId, email }, Account);
  const { code } = await cast.staff.post(`/patient-accounts/${accountId}/codes`, {}, Code);
  const signedIn = await callerFor(service, email);
  const { membership } = await eventually('The membership of a guardian', 30, async () => {
    const { memberships } = await signedIn.get('/me', Memberships);
    return memberships.find((one) => one.membership.endsWith(accountId));
  });
  await signedIn.post('/me/bindings', { membership, code }, z.unknown());
  return { guardian: signedIn.under(membership), email, accountId, membership };
};

export const endAccount = (cast: Cast, accountId: string): Promise<unknown> =>
  cast.staff.post(`/patient-accounts/${accountId}/end`, {}, z.unknown());
