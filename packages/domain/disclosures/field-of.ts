import type { RecordedDecision } from '@sequester/model';

/** The field that a reason turns on, for people: a paper is said as such, and not by the id that the practice gave it. */
export const fieldOf = (because: string, { artifacts }: RecordedDecision['facts']): string => {
  const paper = artifacts.find(({ id }) => id !== undefined && (because === id || because.startsWith(`${id}.`)));
  return paper?.id === undefined ? because : `artifacts${because.slice(paper.id.length)}`;
};
