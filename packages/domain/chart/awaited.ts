import type { Awaited, Cosignature, MemberId, Supervision } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { supervisees, supervisors } from './supervision.ts';

interface Waiting {
  awaiting?: Awaited[] | undefined;
  cosignatures?: Cosignature[] | undefined;
}

interface Waits extends Waiting {
  state: 'signed' | 'awaiting-cosignature';
}

/** What an entry is once the member who acts has signed something of it: it waits where they are supervised at this instant. */
export const signedBy = (
  context: PracticeContext,
  { awaiting = [] }: Waiting,
  { authorId, supervisions }: { authorId: MemberId; supervisions: readonly Supervision[] },
): Waits => {
  const cosigners = supervisors(supervisions, context);
  const all = cosigners.length === 0 ? awaiting : [...awaiting, { authorId, cosigners }];
  return all.length === 0 ? { state: 'signed' } : { state: 'awaiting-cosignature', awaiting: all };
};

/** What waits for the member who acts: of whom they supervise now, or supervised at the signature, and never of themself. */
export const awaitedFrom = (
  context: PracticeContext,
  { awaiting = [] }: Waiting,
  { by, supervisions }: { by: MemberId; supervisions: readonly Supervision[] },
): Awaited[] => {
  const now = supervisees(supervisions, context);
  return awaiting.filter(
    ({ authorId, cosigners }) => authorId !== by && (cosigners.includes(by) || now.includes(authorId)),
  );
};

/** What an entry is once the member who acts has co-signed what waits for them. */
export const cosignedBy = (
  context: PracticeContext,
  { awaiting = [], cosignatures = [] }: Waiting,
  { by, theirs }: { by: MemberId; theirs: readonly Awaited[] },
): Waits => {
  const left = awaiting.filter((one) => !theirs.includes(one));
  return {
    state: left.length === 0 ? 'signed' : 'awaiting-cosignature',
    awaiting: left.length === 0 ? undefined : left,
    cosignatures: [...cosignatures, ...theirs.map(({ authorId }) => ({ by, of: authorId, at: context.now }))],
  };
};
