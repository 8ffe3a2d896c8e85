import { daysBetween } from '../parts/when.ts';
import { requests } from '../words/requests.ts';
import type { Listed } from './filters.ts';

const soonDays = 14;

/** The day by which a request is to be answered, where somebody may see it. */
export const answerDay = (request: Listed): string | undefined =>
  request.view === 'whole' ? request.answerBy : undefined;

interface RequestGroup {
  title: string;
  late?: boolean;
  rows: Listed[];
}

/** Requests by how near their day is, the nearest first; groups that are empty are left out. */
export const requestGroups = (all: readonly Listed[], today: string): RequestGroup[] => {
  const left = (request: Listed): number | undefined => {
    const day = answerDay(request);
    return day === undefined ? undefined : daysBetween(today, day);
  };
  const sorted = all.toSorted((a, b) => (answerDay(a) ?? '9999').localeCompare(answerDay(b) ?? '9999'));
  const within = (from: number, to: number): Listed[] =>
    sorted.filter((request) => {
      const days = left(request);
      return days !== undefined && days >= from && days <= to;
    });
  const groups: RequestGroup[] = [
    { title: requests.late, late: true, rows: within(-Infinity, -1) },
    { title: requests.soon, rows: within(0, soonDays) },
    { title: requests.later, rows: within(soonDays + 1, Infinity) },
    { title: requests.noDay, rows: sorted.filter((request) => left(request) === undefined) },
  ];
  return groups.filter(({ rows }) => rows.length > 0);
};
