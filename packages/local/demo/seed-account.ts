import * as z from 'zod';

import type { SeedCaller } from '../seed-caller.ts';

const Account = z.object({ accountId: z.string() });
const Code = z.object({ code: z.string() });
const Memberships = z.object({ memberships: z.array(z.object({ membership: z.string(), state: z.string() })) });

/** Opens the account of a patient, and binds it with the code that the practice hands over. */
export const openAccount = async (
  staff: SeedCaller,
  { patientId, patientBy }: { patientId: string; patientBy: () => Promise<SeedCaller> },
): Promise<void> => {
  const { accountId } = Account.parse(await staff.post('patient-account', '/patient-accounts', { patientId }));
  const patient = await patientBy();
  const [own] = Memberships.parse(await patient.get('/me')).memberships;
  if (own?.state === 'invited') {
    const { code } = Code.parse(await staff.post('patient-code', `/patient-accounts/${accountId}/codes`));
    await patient.post('patient-binding', '/me/bindings', { membership: own.membership, code });
  }
};
