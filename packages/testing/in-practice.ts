import type { PracticeContext } from '@sequester/domain';
import type { PracticeId } from '@sequester/model';

/** A row where it belongs to the practice of the context; undefined otherwise, as if it did not exist. */
export const inPractice = <Row extends { practiceId: PracticeId }>(
  { practiceId }: PracticeContext,
  row: Row | undefined,
): Row | undefined => (row?.practiceId === practiceId ? row : undefined);

/** The rows that belong to the practice of the context. */
export const ofPractice = <Row extends { practiceId: PracticeId }>(
  context: PracticeContext,
  rows: Iterable<Row>,
): Row[] => [...rows].filter((row) => inPractice(context, row) !== undefined);
