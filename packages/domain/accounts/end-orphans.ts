import type { SystemContext } from '../context.ts';
import type { Issuer, PersonStore } from './ports.ts';

/** An account gets its rows within seconds; this long after it was made it will not get them any more. */
const graceMilliseconds = 60 * 60 * 1000;

/** Disables every account at the issuer that belongs to no person and to no operator. Answers whose they were. */
export const endOrphans =
  ({ persons, issuer }: { persons: Pick<PersonStore, 'person'>; issuer: Issuer }) =>
  async ({ now }: SystemContext): Promise<string[]> => {
    const operators = await issuer.operators();
    const orphans: string[] = [];
    for await (const { sub, enabled, createdAt } of issuer.accounts()) {
      const old = Date.parse(createdAt) + graceMilliseconds < Date.parse(now);
      if (enabled && old && !operators.has(sub) && (await persons.person(sub)) === undefined) {
        await issuer.disable(sub);
        orphans.push(sub);
      }
    }
    return orphans;
  };
