import { Progress, type RequestFile } from '@sequester/model';

import { standingApprovals } from './ceiling.ts';
import { isGranted } from './grant-batch.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const granting = (file: RequestFile): Progress | undefined => {
  const given = standingApprovals(file).filter(({ selection = [] }) => selection.length > 0);
  const of = sum(given.map(({ selection = [] }) => selection.length));
  if (given.every(isGranted)) return undefined;

  const at =
    given
      .map((approval) => approval.grantedAt ?? approval.at)
      .toSorted()
      .at(-1) ?? file.request.statusAt;
  return { step: 'granting', done: sum(given.map(({ grants = [] }) => grants.length)), of, at };
};

const building = ({ request, approvals, progress }: RequestFile): Progress => {
  if (progress?.round === request.round) return Progress.parse(progress);

  const of = sum(standingApprovals({ request, approvals }).map(({ selection = [] }) => selection.length));
  return { step: 'opening', done: 0, of: Math.max(1, of), at: request.statusAt };
};

/** How far a request has come while something is being done on it: while grants are made, and while the extract is built. */
export const progressOf = (file: RequestFile): Progress | undefined => {
  if (file.request.status === 'building') return building(file);

  return file.request.status === 'in-review' || file.request.status === 'approved' ? granting(file) : undefined;
};
