import type {
  AttemptStore,
  AuditEvent,
  AuditStore,
  ChainStore,
  ChartStore,
  Context,
  DeadlineStore,
  DoorCounts,
  NoteStore,
  NoticeStore,
  PersonStore,
  PracticeStore,
  TraceStore,
} from '@sequester/domain';

import { dynamoWorld } from './dynamo-world.ts';
import { literalWorld } from './literal-world.ts';

/** Every port that has two implementations, each over rows of its own. */
export interface World {
  traces: TraceStore;
  attempts: AttemptStore;
  audit: AuditStore;
  chain: ChainStore;
  charts: ChartStore;
  notes: NoteStore;
  practices: PracticeStore;
  persons: PersonStore;
  notices: NoticeStore;
  deadlines: DeadlineStore;
  doorCounts: DoorCounts;
}

/** What a suite is run against: the stores that use cases are tested over, and those that are deployed. */
export const worlds: [name: string, open: () => Promise<World>][] = [
  ['in memory', async () => literalWorld()],
  ['in DynamoDB', dynamoWorld],
];

/** All events of a practice, newest first. */
export const eventsOf = async ({ audit }: World, context: Context): Promise<AuditEvent['id'][]> => {
  const { events } = await audit.events(context, { show: (event) => event });
  return events.map(({ id }) => id);
};
