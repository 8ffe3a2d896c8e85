import * as z from 'zod';

import type { Answer } from '../signing/answer.ts';
import type { Send } from './dynamo.ts';
import { JsonRpcFault, type JsonRpc } from './json-rpc.ts';

/** The engine's name for each operation that the laptop cloud asks of it. */
const tools: Record<string, string> = {
  BatchGetItem: 'batch_get_item',
  BatchWriteItem: 'batch_write_item',
  CreateTable: 'create_table',
  DeleteItem: 'delete_item',
  DescribeTable: 'describe_table',
  GetItem: 'get_item',
  ListTables: 'list_tables',
  PutItem: 'put_item',
  Query: 'query',
  Scan: 'scan',
  TransactGetItems: 'transact_get_items',
  TransactWriteItems: 'transact_write_items',
  UpdateItem: 'update_item',
  UpdateTimeToLive: 'update_time_to_live',
  'Streams.DescribeStream': 'describe_stream',
  'Streams.GetRecords': 'get_records',
  'Streams.GetShardIterator': 'get_shard_iterator',
};

/** Parameters that change no answer here: every read is consistent, and nothing is metered. */
const withoutEffect = new Set(['consistent_read', 'return_consumed_capacity', 'return_item_collection_metrics']);

const Body = z.record(z.string(), z.unknown());
const Listed = z.object({
  tools: z.array(
    z.object({
      name: z.string(),
      inputSchema: z.object({ properties: z.record(z.string(), z.unknown()).default({}) }),
    }),
  ),
});
const Result = z.object({ isError: z.boolean().default(false), content: z.tuple([z.object({ text: z.string() })]) });
const Fault = z.object({ error_type: z.string(), message: z.string() });

/** Asked for besides: without it the engine describes a table in words of its own. */
const besides: Record<string, Record<string, unknown>> = { describe_table: { raw: true } };

const snakeCase = (name: string): string =>
  name
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();

const answer = (status: number, body: string): Answer => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body,
});

/** The codes stand in the message alone: `… [None, ConditionalCheckFailed]`. */
const reasonsIn = (message: string): { Code: string }[] =>
  (/\[([^\]]*)\]\s*$/.exec(message)?.[1] ?? '').split(', ').map((Code) => ({ Code }));

const refused = (type: string, message: string): Answer =>
  answer(
    type === 'InternalServerError' ? 500 : 400,
    JSON.stringify({
      __type: `com.amazonaws.dynamodb.v20120810#${type}`,
      message,
      ...(type === 'TransactionCanceledException' ? { CancellationReasons: reasonsIn(message) } : {}),
    }),
  );

const answerOf = (result: unknown): Answer => {
  const { isError, content } = Result.parse(result);
  const [{ text }] = content;
  if (!isError) return answer(200, text);

  const fault = text.startsWith('{')
    ? Fault.parse(JSON.parse(text))
    : { error_type: 'ValidationException', message: text };
  return refused(fault.error_type, fault.message);
};

/** Begins the engine's conversation (Model Context Protocol over its pipes) and answers DynamoDB calls through it. */
export const engineCalls = async (rpc: JsonRpc): Promise<Send> => {
  await rpc.call('initialize', {
    protocolVersion: '2025-06-18',
    capabilities: {},
    clientInfo: { name: 'sequester', version: '1' },
  });
  rpc.notify('notifications/initialized');
  const listed = Listed.parse(await rpc.call('tools/list', {})).tools;
  const parametersOf = new Map(
    listed.map(({ name, inputSchema }) => [name, new Set(Object.keys(inputSchema.properties))]),
  );
  return async (operation, body) => {
    const tool = tools[operation] ?? '';
    const known = parametersOf.get(tool);
    if (known === undefined)
      return refused('UnknownOperationException', `The laptop cloud has no operation ${operation}.`);

    const given = Object.entries(Body.parse(body)).map(([name, value]): [string, unknown] => [snakeCase(name), value]);
    const stranger = given.find(([name]) => !known.has(name) && !withoutEffect.has(name));
    if (stranger !== undefined) {
      return refused(
        'ValidationException',
        `The laptop cloud does not know the parameter ${stranger[0]} of ${operation}.`,
      );
    }

    const parameters = { ...besides[tool], ...Object.fromEntries(given.filter(([name]) => known.has(name))) };
    try {
      return answerOf(await rpc.call('tools/call', { name: tool, arguments: parameters }));
    } catch (fault) {
      if (!(fault instanceof JsonRpcFault)) throw fault;

      return refused('InternalServerError', `The DynamoDB engine does not answer: ${fault.message}`);
    }
  };
};
