import middy from '@middy/core';
import { AlreadyAttempted, Refusal, type AttemptRecord, type AttemptStore, type Context } from '@sequester/domain';
import type { AwsSession } from '@sequester/aws';
import type { Operation } from '@sequester/contract';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { admit } from './audience.ts';
import { contextOf } from './call.ts';
import type { Implementation, Surroundings } from './implement.ts';
import { guardedHeaders, observed, problemDetails } from './observed.ts';
import { sessionOf } from './sessions.ts';

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;
type Result = APIGatewayProxyStructuredResultV2;

/** An operation that anyone may call and that touches no data. */
export interface OpenOperation {
  operation: Operation;
  answer: () => Promise<unknown>;
}

/** An area's operations, the scoped role they run under, and the stores that a session opens. */
export interface Area<Stores> {
  roleArn: string;
  stores: (session: AwsSession) => Stores & { attempts: AttemptStore };
  operations: readonly Implementation<Stores>[];
  /** Operations for anyone: no caller, no session, no record. */
  open?: readonly OpenOperation[];
  /** The scoped session of a call; `sessionOf` unless a test brings its own. */
  session?: (roleArn: string, context: Context) => Promise<AwsSession>;
}

const answered = (operation: Operation, answer: unknown): Result => {
  const body: unknown = operation.answer.parse(answer);
  const revision = typeof body === 'object' && body !== null && 'revision' in body ? body.revision : undefined;
  return {
    statusCode: operation.status,
    headers: { 'content-type': 'application/json', ...(typeof revision === 'number' ? { etag: `"${revision}"` } : {}) },
    body: JSON.stringify(body),
  };
};

const replayed = (context: Context, record: AttemptRecord): unknown => {
  if (record.requestSha256 !== context.attempt?.requestSha256) {
    throw new Refusal('idempotency-key-reused');
  }
  return record.answer;
};

/** Acts once for each attempt: a retry, and the slower of two at once, get the first answer. */
const actOnce = async <Stores>(
  surroundings: Surroundings<Stores>,
  attempts: AttemptStore,
  act: (surroundings: Surroundings<Stores>) => Promise<unknown>,
): Promise<unknown> => {
  const { context } = surroundings;
  const earlier = await attempts.find(context);
  if (earlier !== undefined) {
    return replayed(context, earlier);
  }
  try {
    return await act(surroundings);
  } catch (error) {
    const record = error instanceof AlreadyAttempted || error instanceof Refusal ? await attempts.find(context) : undefined;
    if (record === undefined) {
      throw error;
    }
    return replayed(context, record);
  }
};

/** The Lambda handler of an area: finds the operation, admits the caller, reads the request, opens the scoped session, acts once. */
export const serve = <Stores>(area: Area<Stores>) => {
  const openByRoute = new Map(area.open?.map((one) => [`${one.operation.method} ${one.operation.path}`, one]));
  const byRoute = new Map(area.operations.map((one) => [`${one.operation.method} ${one.operation.path}`, one]));
  const sessionFor = area.session ?? sessionOf;
  return middy<Event, Result>()
    .use(guardedHeaders())
    .use(problemDetails())
    .use(observed())
    .handler(async (event) => {
      const open = openByRoute.get(event.routeKey);
      if (open !== undefined) {
        return answered(open.operation, await open.answer());
      }
      const implementation = byRoute.get(event.routeKey);
      if (implementation === undefined) {
        throw new Refusal('not-found');
      }
      const { operation, prepare } = implementation;
      const context = contextOf(operation, event);
      admit(operation, context.actor);
      const act = prepare(event);
      const session = await sessionFor(area.roleArn, context);
      const stores = area.stores(session);
      return answered(operation, await actOnce({ context, session, stores }, stores.attempts, act));
    });
};
