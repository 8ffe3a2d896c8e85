import type { PracticeContext } from '@sequester/domain';
import type { AuditEvent } from '@sequester/model';

import { dynamoWorld } from './dynamo-world.ts';
import { literalWorld } from './literal-world.ts';
import type { World } from './world.ts';

export type { World } from './world.ts';

/** What a suite is run against: the stores that use cases are tested over, and those that are deployed. */
export const worlds: [name: string, open: () => World][] = [
  ['in memory', literalWorld],
  ['in DynamoDB', dynamoWorld],
];

/** All events of a practice, newest first. */
export const eventsOf = async ({ audit }: World, context: PracticeContext): Promise<AuditEvent['id'][]> => {
  const { events } = await audit.events(context, { show: (event) => event });
  return events.map(({ id }) => id);
};
