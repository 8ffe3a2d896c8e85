import { MemberId, PatientId, PracticeId, Refusal, Role, type Actor } from '@sequester/domain';
import * as z from 'zod';

/** The claims of an access token that the authorizer has verified; roles stand apart by a space. */
const Claims = z.object({
  sub: z.string(),
  practice: PracticeId.optional(),
  member: MemberId.optional(),
  provider: MemberId.optional(),
  patient: PatientId.optional(),
  roles: z
    .string()
    .default('')
    .transform((roles) => roles.split(' ').filter((role) => role !== '')),
});

export interface Identity {
  practiceId?: PracticeId;
  actor: Actor;
}

/** Who the token says is calling. A token that fits no kind of caller is refused as unauthenticated. */
export const identityOf = (claims: unknown): Identity => {
  const parsed = Claims.safeParse(claims);
  if (!parsed.success) {
    throw new Refusal('unauthenticated');
  }
  const { sub, practice, member, provider, patient, roles } = parsed.data;
  if (roles.includes('operator')) {
    return { actor: { kind: 'operator', id: sub } };
  }
  if (practice !== undefined && patient !== undefined) {
    return { practiceId: practice, actor: { kind: 'patient', id: patient, account: sub } };
  }
  if (practice !== undefined && member !== undefined) {
    const known = roles.flatMap((role) => Role.safeParse(role).data ?? []);
    return { practiceId: practice, actor: { kind: 'member', id: member, roles: known, ...(provider === undefined ? {} : { providerId: provider }) } };
  }
  throw new Refusal('unauthenticated');
};
