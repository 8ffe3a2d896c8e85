import { randomUUID } from 'node:crypto';

import type { UserStore } from '../types.ts';

/** The sign-in name of the one who creates practices. */
export const operatorAddress = 'operator@sequester.example';

/** Makes the operator's account, which no function makes, when the pool lacks it. */
export const ensureOperator = (users: UserStore, poolId: string): void => {
  if (users.find(poolId, operatorAddress) === undefined) {
    const now = new Date().toISOString();
    const sub = randomUUID();
    users.put({
      poolId,
      username: sub,
      sub,
      attributes: { email: operatorAddress, email_verified: 'true' },
      groups: ['operators'],
      enabled: true,
      status: 'CONFIRMED',
      createdAt: now,
      modifiedAt: now,
    });
  }
};
