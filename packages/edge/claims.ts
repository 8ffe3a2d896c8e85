import type { TokenHolder } from '@sequester/domain';
import { Refusal, Sub } from '@sequester/model';
import * as z from 'zod';

/** The claims of an access token that the authorizer has verified. They name a person; what the person may do stands in rows. */
const Claims = z.object({
  sub: Sub,
  epoch: z.coerce.number().int().min(0).optional(),
  operator: z.literal('true').optional(),
});

/** Who the token names: somebody with a row of their own, the operator of the service, or both. */
export interface Caller {
  holder?: TokenHolder;
  operatorId?: string;
}

/** A token of somebody without a row, who is no operator, is refused as unauthenticated. */
export const callerOf = (claims: unknown): Caller => {
  const parsed = Claims.safeParse(claims);
  if (!parsed.success || (parsed.data.epoch === undefined && parsed.data.operator === undefined))
    throw new Refusal('unauthenticated');

  const { sub, epoch, operator } = parsed.data;
  return {
    ...(epoch === undefined ? {} : { holder: { sub, epoch } }),
    ...(operator === undefined ? {} : { operatorId: sub }),
  };
};
