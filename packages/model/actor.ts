import * as z from 'zod';

import { MemberId, PatientId } from './ids.ts';
import { roles } from './roles.ts';

export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

/** Who acts. A recipient is known by the link that was mailed, the system by the function that runs. */
export const Actor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('member'), id: MemberId, roles: z.array(Role), providerId: MemberId.optional() }),
  z.object({ kind: z.literal('patient'), id: PatientId, account: z.string().optional() }),
  z.object({ kind: z.literal('operator'), id: z.string() }),
  z.object({ kind: z.literal('recipient'), id: z.string() }),
  z.object({ kind: z.literal('system'), id: z.string() }),
]);
export type Actor = z.infer<typeof Actor>;
