import * as z from 'zod';

import { TemplateFault } from './intrinsics.ts';
import { functionNameOf } from './lambdas.ts';
import type { QueueMapping, StreamMapping } from './plan.ts';
import type { Resource } from './resources.ts';

/** Invocations at a time for one queue, where the template says nothing. */
const concurrentInvocations = 5;
/** Messages in one invocation, where the template says nothing. */
const messagesInBatch = 10;

const MappingProperties = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  BatchSize: z.number().optional(),
  BisectBatchOnFunctionError: z.boolean().default(false),
  MaximumRetryAttempts: z.number().default(-1),
  MaximumRecordAgeInSeconds: z.number().default(-1),
  StartingPosition: z.string().default('TRIM_HORIZON'),
  FunctionResponseTypes: z.array(z.string()).default([]),
  FilterCriteria: z.object({ Filters: z.array(z.object({ Pattern: z.string() })).default([]) }).optional(),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }).optional() }).optional(),
  ScalingConfig: z.object({ MaximumConcurrency: z.number() }).optional(),
  Enabled: z.boolean().default(true),
});
type MappingProperties = z.infer<typeof MappingProperties>;

const unlimited = (value: number): number | undefined => (value < 0 ? undefined : value);

const isPartial = ({ FunctionResponseTypes }: MappingProperties): boolean =>
  FunctionResponseTypes.includes('ReportBatchItemFailures');

const streamMapping = (id: string, tableName: string, parsed: MappingProperties): StreamMapping => ({
  id,
  tableName,
  functionName: functionNameOf(parsed.FunctionName),
  batchSize: parsed.BatchSize ?? 100,
  filters: (parsed.FilterCriteria?.Filters ?? []).map(({ Pattern }): unknown => JSON.parse(Pattern)),
  retries: unlimited(parsed.MaximumRetryAttempts),
  maximumAgeSeconds: unlimited(parsed.MaximumRecordAgeInSeconds),
  bisect: parsed.BisectBatchOnFunctionError,
  partialResponse: isPartial(parsed),
  fromStart: parsed.StartingPosition === 'TRIM_HORIZON',
  failureQueueArn: parsed.DestinationConfig?.OnFailure?.Destination,
});

const queueMapping = (id: string, parsed: MappingProperties): QueueMapping => ({
  id,
  queueArn: parsed.EventSourceArn,
  functionName: functionNameOf(parsed.FunctionName),
  batchSize: parsed.BatchSize ?? messagesInBatch,
  concurrency: parsed.ScalingConfig?.MaximumConcurrency ?? concurrentInvocations,
  partialResponse: isPartial(parsed),
});

/** What hands functions their events: streams of tables, and queues. Any other source is refused. */
export const mappingsOf = (resources: Resource[]): { streams: StreamMapping[]; queues: QueueMapping[] } => {
  const streams: StreamMapping[] = [];
  const queues: QueueMapping[] = [];
  for (const { properties, logicalId, stack } of resources.filter(
    ({ type }) => type === 'AWS::Lambda::EventSourceMapping',
  )) {
    const parsed = MappingProperties.parse(properties);
    const id = `${stack}/${logicalId}`;
    const tableName = /:table\/([^/]+)\/stream\//.exec(parsed.EventSourceArn)?.[1];
    const isQueue = parsed.EventSourceArn.split(':')[2] === 'sqs';
    if (tableName === undefined && !isQueue)
      throw new TemplateFault(`the laptop cloud reads DynamoDB streams and queues only, not ${parsed.EventSourceArn}`);

    if (parsed.Enabled && tableName !== undefined) streams.push(streamMapping(id, tableName, parsed));

    if (parsed.Enabled && isQueue) queues.push(queueMapping(id, parsed));
  }
  return { streams, queues };
};
