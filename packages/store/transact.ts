import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { AwsFault, type AwsSession } from '@sequester/aws';
import {
  AlreadyAttempted,
  StandingChanged,
  type Continued,
  type FoundingContext,
  type PracticeContext,
  type Standing,
  type Trace,
} from '@sequester/domain';
import { epochSeconds, Refusal, type PracticeId, type RefusalCode } from '@sequester/model';

import { conditionInput, plain, transactItems, type Condition } from './dynamo.ts';
import type { Item } from './get-item.ts';
import { keyOf, type Key } from './keys.ts';

/** One write of a transaction, and the refusal that its failed condition means. */
export type Write = { table: string; refusal?: RefusalCode } & (
  | { put: Item; condition?: Condition }
  | { update: Key; set: Item; condition: Condition }
  | { update: Key; add: Record<string, number> }
  | { check: Key; condition: Condition }
  | { remove: Key; condition?: Condition }
);

/** Where the traces and the attempts are kept, and the rows that say what callers are. */
export interface TraceTables {
  audit: string;
  idempotency: string;
  practices: string;
}

/** An attempt is remembered for seven days. */
const attemptDays = 7;

/** A condition did not hold for which nobody has said what that means: a fault of ours. */
export class UnnamedCondition extends Error {
  constructor(table: string) {
    super(`a condition on ${table} did not hold`);
    this.name = 'UnnamedCondition';
  }
}

export const absent: Condition = { expression: 'attribute_not_exists(pk)' };

/** The row stands one revision before the one to be written. */
export const atRevisionBefore = (revision: number): Condition => ({
  expression: '#revision = :before',
  names: { '#revision': 'revision' },
  values: { ':before': revision - 1 },
});

const updateInput = (write: { table: string; update: Key; set: Item; condition: Condition }) => {
  const fields = Object.keys(write.set);
  return {
    Update: {
      TableName: write.table,
      Key: marshall(write.update),
      UpdateExpression: `SET ${fields.map((_, index) => `#s${index} = :s${index}`).join(', ')}`,
      ConditionExpression: write.condition.expression,
      ExpressionAttributeNames: {
        ...write.condition.names,
        ...Object.fromEntries(fields.map((field, index) => [`#s${index}`, field])),
      },
      ExpressionAttributeValues: marshall(
        {
          ...write.condition.values,
          ...Object.fromEntries(Object.values(write.set).map((value, index) => [`:s${index}`, value])),
        },
        plain.marshallOptions,
      ),
    },
  };
};

/** A count that many writers change, none of whom reads it. */
const addInput = (write: { table: string; update: Key; add: Record<string, number> }) => {
  const fields = Object.entries(write.add);
  return {
    Update: {
      TableName: write.table,
      Key: marshall(write.update),
      UpdateExpression: `ADD ${fields.map((_, index) => `#a${index} :a${index}`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(fields.map(([field], index) => [`#a${index}`, field])),
      ExpressionAttributeValues: marshall(Object.fromEntries(fields.map(([, value], index) => [`:a${index}`, value]))),
    },
  };
};

const conditionOf = ({ condition }: { condition?: Condition }) =>
  condition === undefined ? {} : conditionInput(condition);

const writeInput = (write: Write): TransactWriteItem => {
  if ('put' in write) {
    return {
      Put: { TableName: write.table, Item: marshall(write.put, plain.marshallOptions), ...conditionOf(write) },
    };
  }

  if ('update' in write) return 'add' in write ? addInput(write) : updateInput(write);

  return 'check' in write
    ? { ConditionCheck: { TableName: write.table, Key: marshall(write.check), ...conditionInput(write.condition) } }
    : { Delete: { TableName: write.table, Key: marshall(write.remove), ...conditionOf(write) } };
};

const traceWrites = (
  tables: TraceTables,
  context: PracticeContext | FoundingContext,
  trace: Trace | Continued,
): Write[] => {
  if ('continues' in trace) return [];

  const { event } = trace;
  const audit: Write = {
    table: tables.audit,
    put: { ...keyOf('event', event), ...event },
    condition: absent,
  };
  const { attempt } = context;
  if (attempt === undefined) return [audit];

  const record = {
    ...keyOf('attempt', { practiceId: context.practiceId, actorId: context.actor.id, ...attempt }),
    requestSha256: attempt.requestSha256,
    answer: trace.answer ?? null,
    expiresAtEpoch: epochSeconds(context.now) + attemptDays * 86_400,
  };
  return [audit, { table: tables.idempotency, put: record, condition: absent }];
};

/** All writes or none. Answers with those whose condition did not hold: none where all were written. */
export const writeAll = async (session: AwsSession, writes: readonly Write[]): Promise<Write[]> => {
  try {
    await transactItems(session, writes.map(writeInput));
    return [];
  } catch (error) {
    if (!(error instanceof AwsFault) || error.code !== 'TransactionCanceledException') throw error;

    const failed = writes.filter((_, index) => error.reasons[index] === 'ConditionalCheckFailed');
    if (failed.length === 0) throw error;

    return failed;
  }
};

const standingKey = (practiceId: PracticeId, standing: Standing): Key =>
  'memberId' in standing
    ? keyOf('member', { practiceId, memberId: standing.memberId })
    : keyOf('patientAccount', { practiceId, accountId: standing.accountId });

const stillStands = ({ state, revision }: Standing): Condition => ({
  expression: '#standing = :standing AND #standsAt = :standsAt',
  names: { '#standing': 'state', '#standsAt': 'revision' },
  values: { ':standing': state, ':standsAt': revision },
});

const both = (one: Condition | undefined, other: Condition): Condition => ({
  expression: one === undefined ? other.expression : `(${one.expression}) AND ${other.expression}`,
  names: { ...one?.names, ...other.names },
  values: { ...one?.values, ...other.values },
});

const keyWritten = (write: Write): Key => {
  if ('put' in write) return { pk: String(write.put['pk']), sk: String(write.put['sk']) };

  return 'update' in write ? write.update : 'check' in write ? write.check : write.remove;
};

const isOn = (write: Write, table: string, { pk, sk }: Key): boolean =>
  write.table === table && keyWritten(write).pk === pk && keyWritten(write).sk === sk;

/**
 * The writes of a member or a patient, each transaction bound to the row that said what they are: changed in between, by
 * whomever, nothing is written. A write of that very row takes the condition on itself.
 */
const boundToStanding = (
  writes: readonly Write[],
  { practices }: TraceTables,
  context: PracticeContext | FoundingContext,
): { bound: Write[]; check?: Write } => {
  const { actor } = context;
  const standing = 'standing' in context ? context.standing : undefined;
  if (standing === undefined) {
    if (actor.kind === 'member' || actor.kind === 'patient')
      throw new Error(`a ${actor.kind} cannot write without the row that says so`);

    return { bound: [...writes] };
  }
  const key = standingKey(context.practiceId, standing);
  const own = writes.find((write) => isOn(write, practices, key));
  if (own === undefined) {
    const check: Write = { table: practices, check: key, condition: stillStands(standing) };
    return { bound: [...writes, check], check };
  }
  const bound: Write = {
    ...own,
    condition: both('condition' in own ? own.condition : undefined, stillStands(standing)),
  };
  return { bound: writes.map((write) => (write === own ? bound : write)) };
};

/**
 * Writes a change together with its audit event and, for a request with an Idempotency-Key, the answer that a retry gets:
 * all or nothing, and for a member or a patient only while their row is as it was read (`StandingChanged`). A further save
 * within an act names the event of its first one instead, which is on record. Throws
 * `AlreadyAttempted` where the same attempt was recorded before, the write's refusal where its condition does not hold, and
 * `UnnamedCondition` where a condition without a refusal does not.
 */
export const transact = async (
  {
    session,
    tables,
    context,
  }: { session: AwsSession; tables: TraceTables; context: PracticeContext | FoundingContext },
  writes: readonly Write[],
  trace: Trace | Continued,
): Promise<void> => {
  const { bound, check } = boundToStanding(writes, tables, context);
  const failed = await writeAll(session, [...bound, ...traceWrites(tables, context, trace)]);
  if (failed.some((write) => write.table === tables.idempotency)) throw new AlreadyAttempted();

  if (check !== undefined && failed.includes(check)) throw new StandingChanged();

  const [first] = failed;
  if (first !== undefined) {
    const refusal = failed.find((write) => write.refusal !== undefined)?.refusal;
    throw refusal === undefined ? new UnnamedCondition(first.table) : new Refusal(refusal);
  }
};
