import middy from '@middy/core';
import type { AwsSession } from '@sequester/aws';
import { routeKeyOf, type Operation } from '@sequester/contract';
import type { Acting, AttemptStore, FoundingContext, MembershipRows, PracticeContext } from '@sequester/domain';
import { instantOf, Refusal } from '@sequester/model';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

import { actOnce } from './act-once.ts';
import { answered } from './answered.ts';
import { admit } from './audience.ts';
import { operatorContextOf, practiceContextOf } from './call.ts';
import { callerOf } from './claims.ts';
import { confirmed } from './confirmed.ts';
import type { Implementation, OperatorImplementation } from './implement.ts';
import { namedMembership } from './named-membership.ts';
import { guardedHeaders, observed, problemDetails } from './observed.ts';
import { personSession, sessionOf } from './sessions.ts';
import { Standings } from './standings.ts';

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;
type Result = APIGatewayProxyStructuredResultV2;

/** An operation that anyone may call and that touches no data. */
export interface OpenOperation {
  operation: Operation;
  answer: () => Promise<unknown>;
}

/** The rows of memberships, and the role in which they are read. */
export interface MembershipSource {
  roleArn: string;
  rows: (open: (tags: { practice?: string; person?: string }) => Promise<AwsSession>) => MembershipRows;
}

/** An area's operations, the scoped role they run under, and the stores that a session opens. */
export interface Area<Stores> {
  roleArn: string;
  memberships: MembershipSource;
  stores: (session: AwsSession) => Stores & { attempts: AttemptStore };
  operations: readonly Implementation<Stores>[];
  /** Operations of operators, who belong to no practice. */
  operatorOperations?: readonly OperatorImplementation<Stores>[];
  /** Operations for anyone: no caller, no session, no record. */
  open?: readonly OpenOperation[];
  /** The scoped session of a call; `sessionOf` unless an area or a test brings its own. */
  session?: (roleArn: string, context: PracticeContext | FoundingContext) => Promise<AwsSession>;
}

const byRoute = <One extends { operation: Operation }>(all: readonly One[] = []): Map<string, One> =>
  new Map(all.map((one) => [routeKeyOf(one.operation), one]));

const opened = async <Stores, Within extends PracticeContext | FoundingContext>(
  area: Area<Stores>,
  context: Within,
) => {
  const session = await (area.session ?? sessionOf)(area.roleArn, context);
  return { context, session, stores: area.stores(session) };
};

/** Carries out one operation for whoever the row says is calling. */
const carryOut =
  <Stores>(area: Area<Stores>, implementation: Implementation<Stores> | OperatorImplementation<Stores>, event: Event) =>
  async (acting: Acting): Promise<unknown> => {
    const { operation } = implementation;
    const context = practiceContextOf(operation, event, { acting, now: instantOf(Date.now()) });
    admit(operation, context.actor);
    if ('within' in implementation) throw new Refusal('forbidden');

    const act = implementation.prepare(event);
    const surroundings = await opened(area, context);
    return actOnce(context, surroundings.stores.attempts, () => act(surroundings));
  };

/** Carries out one operation of an operator, within the practice that the operation names. */
const carryOutForOperator = async <Stores>(
  area: Area<Stores>,
  implementation: Implementation<Stores> | OperatorImplementation<Stores>,
  { event, operatorId }: { event: Event; operatorId: string },
): Promise<unknown> => {
  const { operation } = implementation;
  const operator = operatorContextOf(operation, event, { operatorId, now: instantOf(Date.now()) });
  admit(operation, operator.actor);
  if (!('within' in implementation)) throw new Refusal('forbidden');

  const act = implementation.prepare(event);
  const context = implementation.within(operator);
  const surroundings = await opened(area, context);
  return actOnce(context, surroundings.stores.attempts, () => act(surroundings));
};

/** The Lambda handler of an area: finds the operation and the caller's row, admits, reads the request, opens the scoped session, acts once. */
export const serve = <Stores>(area: Area<Stores>) => {
  const openByRoute = byRoute(area.open);
  const implementations = byRoute([...area.operations, ...(area.operatorOperations ?? [])]);
  const standings = new Standings();
  const rows = area.memberships.rows((tags) => personSession(area.memberships.roleArn, tags));
  return middy<Event, Result>()
    .use(guardedHeaders())
    .use(problemDetails())
    .use(observed())
    .handler(async (event) => {
      const open = openByRoute.get(event.routeKey);
      if (open !== undefined) return answered(open.operation, await open.answer());

      const implementation = implementations.get(event.routeKey);
      if (implementation === undefined) throw new Refusal('not-found');

      const { operation } = implementation;
      const { holder, operatorId } = callerOf(event.requestContext.authorizer.jwt.claims);
      if (operatorId !== undefined && (holder === undefined || operation.audience.includes('operator')))
        return answered(operation, await carryOutForOperator(area, implementation, { event, operatorId }));

      if (holder === undefined) throw new Refusal('unauthenticated');

      const asking = { holder, named: namedMembership(event), rows, now: instantOf(Date.now()) };
      const act = carryOut(area, implementation, event);
      return answered(operation, await confirmed({ standings, asking, operation }, act));
    });
};
