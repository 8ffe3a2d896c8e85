import type { Adapter, AdapterPayload } from 'oidc-provider';

/** Things kept by one issuer at most; the oldest go first. */
const most = 10_000;

/** Sessions, codes and grants of one issuer, in memory: a restart signs everyone out, tokens already issued stay good. */
export const memoryAdapters = (now: () => number): ((model: string) => Adapter) => {
  const kept = new Map<string, { payload: AdapterPayload; until: number }>();
  return (model) => {
    const find = (id: string): AdapterPayload | undefined => {
      const found = kept.get(`${model}:${id}`);
      return found !== undefined && found.until > now() ? found.payload : undefined;
    };
    const where = (holds: (payload: AdapterPayload) => boolean): AdapterPayload | undefined =>
      [...kept].find(([key, { payload, until }]) => key.startsWith(`${model}:`) && until > now() && holds(payload))?.[1].payload;
    return {
      upsert: async (id, payload, expiresIn) => {
        kept.set(`${model}:${id}`, { payload, until: now() + (expiresIn ?? 3600) * 1000 });
        const oldest = kept.keys().next();
        if (kept.size > most && oldest.done === false) {
          kept.delete(oldest.value);
        }
      },
      find: async (id) => find(id),
      findByUid: async (uid) => where((payload) => payload.uid === uid),
      findByUserCode: async (userCode) => where((payload) => payload.userCode === userCode),
      consume: async (id) => {
        const payload = find(id);
        if (payload !== undefined) {
          payload.consumed = Math.floor(now() / 1000);
        }
      },
      destroy: async (id) => void kept.delete(`${model}:${id}`),
      revokeByGrantId: async (grantId) => {
        for (const [key, { payload }] of kept) {
          if (payload.grantId === grantId) {
            kept.delete(key);
          }
        }
      },
    };
  };
};
