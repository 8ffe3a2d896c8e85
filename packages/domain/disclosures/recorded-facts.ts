import type { RecordableFacts, RecordedFacts } from '@sequester/model';

type Part = 'patient' | 'requester' | 'context';
const parts: readonly Part[] = ['patient', 'requester', 'context'];

/** The fields that are stated, as paths; never their values. */
export const fieldsOf = (facts: RecordableFacts): string[] => [
  ...(facts.action === undefined ? [] : ['action']),
  ...parts.flatMap((part) =>
    Object.entries(facts[part] ?? {})
      .filter(([, value]) => value !== undefined)
      .map(([field]) => `${part}.${field}`),
  ),
];

const newestOfEachField = <Stated extends object>(stated: readonly (Stated | undefined)[]): Partial<Stated> =>
  stated.reduce<Partial<Stated>>((all, one) => ({ ...all, ...one }), {});

/**
 * What stands now: of each field the newest value. A determination (a threat, an action, a suspension) is one statement
 * and counts as a whole, so that no half of an earlier one completes it.
 */
export const statedFacts = (recorded: readonly RecordedFacts[]) => {
  const inOrder = recorded.toSorted((a, b) => a.revision - b.revision).map(({ facts }) => facts);
  return {
    action: inOrder.findLast(({ action }) => action !== undefined)?.action,
    patient: newestOfEachField(inOrder.map(({ patient }) => patient)),
    requester: newestOfEachField(inOrder.map(({ requester }) => requester)),
    context: newestOfEachField(inOrder.map(({ context }) => context)),
  };
};
