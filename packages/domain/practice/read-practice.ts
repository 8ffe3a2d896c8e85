import { type Member, type Practice, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import type { PracticeStore } from './ports.ts';

interface Stores {
  practices: PracticeStore;
  traces: TraceStore;
}

/** The profile of the caller's practice. It is no health information: the read leaves no trace. */
export const getPractice =
  ({ practices }: Pick<Stores, 'practices'>) =>
  async (context: PracticeContext): Promise<Practice> => {
    const practice = await practices.practice(context);
    if (practice === undefined) throw new Refusal('not-found');

    return practice;
  };

/** Everyone who is or was a member. */
export const listMembers =
  ({ practices, traces }: Stores) =>
  async (context: PracticeContext): Promise<{ members: Member[] }> => {
    const [members] = await Promise.all([
      practices.members(context),
      traces.record(context, auditEvent(context, 'member.listed', {})),
    ]);
    return { members };
  };
