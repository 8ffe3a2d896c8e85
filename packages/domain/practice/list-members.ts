import type { Member } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import type { PracticeStore } from './ports.ts';

interface Stores {
  practices: PracticeStore;
  traces: TraceStore;
}

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
