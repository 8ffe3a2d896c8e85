import type { Functions } from '../lambda/functions.ts';
import type { Plan } from '../template/plan.ts';
import type { CloudTable, QueueReader } from '../types.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { Dynamo } from './dynamo.ts';
import { QueuePoller } from './queue-poller.ts';
import { ScheduleTimer } from './schedule.ts';
import { StreamPoller } from './stream-poller.ts';

export interface SourcesHost {
  dynamo: Dynamo;
  checkpoints: Checkpoints;
  tables: CloudTable[];
  functions: Functions;
  queues: QueueReader;
  send(queueArn: string, body: string): void;
  log(line: string): void;
}

export interface Sources {
  /** Looks at once at what was written to a table. */
  wake(tableName: string): void;
  stop(): Promise<void>;
}

/** Starts every reader of a stream or a queue, and every schedule of the template. */
export const startSources = ({ streams, queues, schedules }: Plan, host: SourcesHost): Sources => {
  const shared = {
    checkpoints: host.checkpoints,
    now: Date.now,
    log: (line: string) => host.log(line),
    send: (queueArn: string, body: string) => host.send(queueArn, body),
  };
  const pollers = streams.map(
    (mapping) =>
      new StreamPoller(mapping, {
        ...shared,
        invoke: (name, event) => host.functions.invoke(name, event),
        dynamo: host.dynamo,
        streamArn: (table) => host.tables.find(({ name }) => name === table)?.streamArn ?? table,
        functionArn: (name) => host.functions.arn(name),
      }),
  );
  const timers = schedules.map(
    (schedule) =>
      new ScheduleTimer(schedule, {
        ...shared,
        invoke: (name, event) => host.functions.invokeAs('events.amazonaws.com', name, event),
      }),
  );
  const readers = queues.map(
    (mapping) =>
      new QueuePoller(mapping, {
        queues: host.queues,
        now: () => Date.now(),
        log: shared.log,
        invoke: (name, event) => host.functions.invoke(name, event),
      }),
  );
  const sources = [...pollers, ...readers, ...timers];
  for (const source of sources) source.start();

  return {
    wake: (tableName) => {
      for (const poller of pollers.filter((each) => each.tableName === tableName)) poller.wake();
    },
    stop: async () => {
      await Promise.all(sources.map((source) => source.stop()));
    },
  };
};
