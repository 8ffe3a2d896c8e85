import * as z from 'zod';

import type { SeedCaller } from '../seed-caller.ts';

const Request = z.object({ requestId: z.string() });
const halfYear = 183 * 86_400_000;

/** An attorney asks, and a permission is put before the patient, who has not decided yet. */
export const seedOffer = async (staff: SeedCaller, patientId: string): Promise<void> => {
  const { requestId } = Request.parse(
    await staff.post('attorney-request', '/requests', {
      patientId,
      requester: {
        type: 'attorney',
        name: 'Ann Example (invented)',
        organisation: 'Example & Example LLP',
        email: 'ann@example-law.example',
      },
      groundAsserted: 'authorization',
      requested: { classes: ['psychotherapy_notes'], description: 'Notes of autumn 2025, for the case (invented)' },
      purpose: 'The case Example v. Example (invented)',
    }),
  );
  await staff.post('attorney-offer', `/requests/${requestId}/authorization-offers`, {
    dateFrom: '2025-09-01',
    dateTo: '2025-12-31',
    expiresOn: new Date(Date.now() + halfYear).toISOString().slice(0, 10),
  });
};
