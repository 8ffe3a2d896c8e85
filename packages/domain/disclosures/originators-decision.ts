import type { IndexedNote, RecordedFacts, RequestedRecords } from '@sequester/model';

type OriginatorsDecision = NonNullable<RecordedFacts['facts']['context']>['originator_decision'];

const newestOf = (recorded: readonly RecordedFacts[]): Map<string, OriginatorsDecision> =>
  new Map(
    recorded
      .toSorted((a, b) => a.revision - b.revision)
      .flatMap(({ by, facts }) => {
        const decision = facts.context?.originator_decision;
        return decision === undefined ? [] : [[by, decision] as const];
      }),
  );

const within = ({ dateFrom, dateTo }: RequestedRecords, sessionDate: string): boolean =>
  (dateFrom ?? '') <= sessionDate && sessionDate <= (dateTo ?? '9999');

/**
 * What the originators together have decided (45 CFR 164.502(a)(1)(i)). Sharing is each originator's own: one who declines
 * declines for the request, one who has not decided leaves it undecided.
 */
export const originatorsDecision = (
  recorded: readonly RecordedFacts[],
  notes: readonly Pick<IndexedNote, 'originatorId' | 'sessionDate'>[],
  requested: RequestedRecords,
): OriginatorsDecision => {
  const newest = newestOf(recorded);
  const said = [...newest.values()];
  if (said.includes('decline')) return 'decline';

  const originators = [
    ...new Set(
      notes.filter(({ sessionDate }) => within(requested, sessionDate)).map(({ originatorId }) => originatorId),
    ),
  ];
  const theirs = originators.length === 0 ? said : originators.map((originatorId) => newest.get(originatorId));
  if (theirs.length === 0 || theirs.some((decision) => decision === undefined || decision === null)) return undefined;

  return theirs.includes('share_orally') ? 'share_orally' : 'share_copy';
};
