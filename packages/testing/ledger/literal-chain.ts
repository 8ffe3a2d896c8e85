import type { ChainStore } from '@sequester/domain';
import type { ChainLink } from '@sequester/model';

/** Chains of practices in memory: a link is added where the chain ends before it, and its event once. */
export const literalChain = (): ChainStore => {
  const links: ChainLink[] = [];
  const head: ChainStore['head'] = async (practiceId) => {
    const last = links.findLast((link) => link.practiceId === practiceId);
    return last === undefined ? undefined : { sequence: last.sequence, hash: last.hash };
  };
  return {
    head,
    append: async (link) => {
      if (links.some((one) => one.practiceId === link.practiceId && one.eventId === link.eventId))
        return 'chained-before';

      const { sequence = 0 } = (await head(link.practiceId)) ?? {};
      if (link.sequence !== sequence + 1) return 'behind';

      links.push(link);
      return 'added';
    },
  };
};
