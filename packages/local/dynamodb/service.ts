import { crc32 } from 'node:zlib';

import type { Send } from '../events/dynamo.ts';
import type { Authorizer } from '../iam/authorizer.ts';
import { demand } from '../iam/demand.ts';
import { jsonAnswer, type Answer } from '../signing/answer.ts';
import type { Authenticated } from '../signing/authenticate.ts';
import { operationNamed } from '../signing/json-service.ts';
import { AwsRefusal } from '../signing/refusal.ts';
import type { Cloud } from '../types.ts';
import { Members } from './members.ts';

interface DynamoSetup {
  cloud: Cloud;
  authorizer: Authorizer;
  send: Send;
  onTableWrite: (tableName: string) => void;
}

const jsonOf = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new AwsRefusal('SerializationException', 'The request body could not be parsed.');
  }
};

/** An answer with the checksum of its body, which DynamoDB gives and clients may hold it to. */
const checked = ({ status, headers, body }: Answer): Answer => ({
  status,
  headers: { 'x-amz-crc32': String(crc32(body)), ...headers },
  body,
});

/** DynamoDB over JSON 1.0: authorised here, member by member, then answered by the engine. */
export const dynamoService = ({ cloud, authorizer, send, onTableWrite }: DynamoSetup) => {
  const members = new Members(cloud);
  const listTables = async ({ caller, call }: Authenticated): Promise<Answer> => {
    await demand(authorizer, { caller, action: 'dynamodb:ListTables', resource: '*' });
    return jsonAnswer(
      { TableNames: cloud.tables.map(({ name }) => name).toSorted() },
      call.headers.get('content-type') ?? '',
    );
  };
  return async (request: Authenticated): Promise<Answer> => {
    const operation = operationNamed(request, 'DynamoDB_20120810');
    if (operation === 'ListTables') return listTables(request);

    const input = jsonOf(request.call.body);
    const wanted = members.of(operation, input);
    if (wanted === undefined)
      throw new AwsRefusal('UnknownOperationException', `The operation ${operation} was not recognized.`);

    for (const { action, resource, context } of wanted)
      await demand(authorizer, { caller: request.caller, action, resource, context });

    const stranger = wanted.find(({ tableName }) => members.table(tableName) === undefined);
    if (stranger !== undefined) throw new AwsRefusal('ResourceNotFoundException', 'Requested resource not found');

    const answer = await send(operation, input);
    if (answer.status < 300)
      new Set(wanted.filter(({ writes }) => writes).map(({ tableName }) => tableName)).forEach(onTableWrite);

    return checked(answer);
  };
};
