import type { Actor } from '@sequester/model';

import type { PracticeContext, Standing } from '../context.ts';
import type { TokenHolder } from './acting.ts';
import type { Belonging } from './ports.ts';

/** A call of a person that is about themself, under no membership in particular. */
export type OwnCall = TokenHolder & Pick<PracticeContext, 'now' | 'newId'> & { operatorId?: string };

/** The act of a person on their own row: they act as what the row says, and only while it says so. */
export const ownContext = ({ now, newId }: OwnCall, row: Belonging): PracticeContext => {
  const { practiceId, state, revision } = row;
  const actor: Actor =
    'memberId' in row
      ? { kind: 'member', id: row.memberId, roles: row.roles }
      : { kind: 'patient', id: row.patientId, account: row.accountId };
  const standing: Standing = {
    ...('memberId' in row ? { memberId: row.memberId } : { accountId: row.accountId }),
    state,
    revision,
  };
  return { practiceId, actor, now, newId, standing };
};
