import * as z from 'zod';

import { DynamoFault, type Dynamo } from './dynamo.ts';

export const StreamRecord = z.looseObject({
  eventID: z.string(),
  eventName: z.string(),
  dynamodb: z.looseObject({ SequenceNumber: z.string(), ApproximateCreationDateTime: z.number() }),
});

export type StreamRecord = z.infer<typeof StreamRecord>;

const Described = z.object({ Table: z.object({ LatestStreamArn: z.string() }) });

const Shards = z.object({
  StreamDescription: z.object({
    Shards: z.array(
      z.object({
        ShardId: z.string(),
        SequenceNumberRange: z.object({ EndingSequenceNumber: z.string().optional() }).optional(),
      }),
    ),
  }),
});

const Iterator = z.object({ ShardIterator: z.string() });

const Page = z.object({ Records: z.array(StreamRecord), NextShardIterator: z.string().nullish() });

/** Records read from one shard, oldest first. */
export interface Slice {
  shardId: string;
  records: StreamRecord[];
}

/** Reads a table's stream after a sequence number. A position that was trimmed away falls back to the oldest record kept. */
export class TableStream {
  readonly #dynamo: Dynamo;
  readonly #table: string;
  #arn: string | undefined;

  constructor(dynamo: Dynamo, table: string) {
    this.#dynamo = dynamo;
    this.#table = table;
  }

  async shards(): Promise<{ id: string; last: string | undefined }[]> {
    this.#arn ??= Described.parse(
      await this.#dynamo('DescribeTable', { TableName: this.#table }),
    ).Table.LatestStreamArn;
    const described = Shards.parse(await this.#dynamo('Streams.DescribeStream', { StreamArn: this.#arn }));
    return described.StreamDescription.Shards.map(({ ShardId, SequenceNumberRange }) => ({
      id: ShardId,
      last: SequenceNumberRange?.EndingSequenceNumber,
    }));
  }

  async read(shardId: string, after: string | undefined, limit: number): Promise<Slice> {
    const position =
      after === undefined
        ? { ShardIteratorType: 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after };
    try {
      const asked = { StreamArn: this.#arn, ShardId: shardId, ...position };
      const { ShardIterator } = Iterator.parse(await this.#dynamo('Streams.GetShardIterator', asked));
      const page = Page.parse(await this.#dynamo('Streams.GetRecords', { ShardIterator, Limit: limit }));
      return { shardId, records: page.Records };
    } catch (fault) {
      if (after !== undefined && fault instanceof DynamoFault && fault.code === 'TrimmedDataAccessException')
        return this.read(shardId, undefined, limit);

      throw fault;
    }
  }
}
