import type { Adapter, AdapterPayload } from 'oidc-provider';

/** Things kept by one issuer at most; the oldest go first. */
const most = 10_000;

interface Kept {
  payload: AdapterPayload;
  /** Epoch milliseconds. */
  begun: number;
  until: number;
}

/**
 * Sessions, codes, grants and refresh tokens of one issuer, in memory: a restart signs everyone out, access tokens already
 * issued stay good until they end. What an account began before it was signed out everywhere has ended.
 */
export const memoryAdapters = (
  now: () => number,
  signedOutAt: (sub: string) => number,
): ((model: string) => Adapter) => {
  const kept = new Map<string, Kept>();
  const stands = ({ payload, begun, until }: Kept): boolean =>
    until > now() && (payload.accountId === undefined || begun > signedOutAt(payload.accountId));
  return (model) => {
    const find = (id: string): AdapterPayload | undefined => {
      const found = kept.get(`${model}:${id}`);
      return found !== undefined && stands(found) ? found.payload : undefined;
    };
    const where = (holds: (payload: AdapterPayload) => boolean): AdapterPayload | undefined =>
      [...kept].find(([key, one]) => key.startsWith(`${model}:`) && stands(one) && holds(one.payload))?.[1].payload;
    return {
      upsert: async (id, payload, expiresIn) => {
        const before = kept.get(`${model}:${id}`);
        const same = before !== undefined && before.payload.accountId === payload.accountId;
        kept.set(`${model}:${id}`, {
          payload,
          begun: same ? before.begun : now(),
          until: now() + (expiresIn ?? 3600) * 1000,
        });
        const oldest = kept.keys().next();
        if (kept.size > most && oldest.done === false) kept.delete(oldest.value);
      },
      find: async (id) => find(id),
      findByUid: async (uid) => where((payload) => payload.uid === uid),
      findByUserCode: async (userCode) => where((payload) => payload.userCode === userCode),
      consume: async (id) => {
        const payload = find(id);
        if (payload !== undefined) payload.consumed = Math.floor(now() / 1000);
      },
      destroy: async (id) => void kept.delete(`${model}:${id}`),
      revokeByGrantId: async (grantId) => {
        for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key);
      },
    };
  };
};
