import middy from '@middy/core';
import type { AwsSession } from '@sequester/aws';
import { routeKeyOf } from '@sequester/contract/routes';
import type { AttemptStore, FoundingContext, PracticeContext } from '@sequester/domain';
import { instantOf, Refusal } from '@sequester/model';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

import { actingOnce } from './act-once.ts';
import { answered } from './answered.ts';
import { admit } from './audience.ts';
import { operatorContextOf, practiceContextOf } from './call.ts';
import { callerOf } from './claims.ts';
import { confirmed, type MakeReady } from './confirmed.ts';
import { rowsFor, type MembershipSource } from './membership-source.ts';
import { namedMembership } from './named-membership.ts';
import { guardedHeaders, observed, problemDetails } from './observed.ts';
import { sessionOf, type SessionSubject } from './sessions.ts';
import { Standings, type Asking } from './standings.ts';
import { implementationsOf, type Implementation, type Operations, type UseCases } from './use-cases.ts';

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;
type Result = APIGatewayProxyStructuredResultV2;

/** The scoped role that an area's operations run under, and the stores that a session opens. */
interface Opening<Stores> {
  roleArn: string;
  stores: (session: AwsSession) => Stores & { attempts: AttemptStore };
  /** The scoped session of a call; `sessionOf` unless an area or a test brings its own. */
  session?: (roleArn: string, subject: SessionSubject) => Promise<AwsSession>;
}

/** An area's operations, and what carries out each of them. */
export interface Area<All extends Operations<All>, Stores> extends Opening<Stores> {
  memberships: MembershipSource;
  operations: All;
  useCases: UseCases<NoInfer<All>, NoInfer<Stores>>;
}

/** Opens the scoped session of a call; what it answers acts in it, once for each attempt. */
const readyWithin = async <Stores, Within extends PracticeContext | FoundingContext>(
  { roleArn, stores: open, session = sessionOf }: Opening<Stores>,
  context: Within,
  act: (stores: Stores, context: Within) => Promise<unknown>,
): Promise<() => Promise<unknown>> => {
  const stores = open(await session(roleArn, context));
  return actingOnce(context, stores.attempts, () => act(stores, context));
};

/** Makes one operation ready for whoever the row says is calling. */
const readyFor =
  <Stores>(opening: Opening<Stores>, implementation: Implementation<Stores>, event: Event): MakeReady =>
  async (acting) => {
    const { operation } = implementation;
    const context = practiceContextOf(operation, event, { acting, now: instantOf(Date.now()) });
    admit(operation, context.actor);
    if (implementation.kind !== 'practice') throw new Refusal('forbidden');

    return readyWithin(opening, context, implementation.prepare(event));
  };

/** Carries out one operation of an operator, within the practice that the operation names. */
const carryOutForOperator = async <Stores>(
  opening: Opening<Stores>,
  implementation: Implementation<Stores>,
  { event, operatorId }: { event: Event; operatorId: string },
): Promise<unknown> => {
  const { operation } = implementation;
  const context = operatorContextOf(operation, event, { operatorId, now: instantOf(Date.now()) });
  admit(operation, context.actor);
  if (implementation.kind !== 'operators') throw new Refusal('forbidden');

  const carryOut = await readyWithin(opening, implementation.within(context), implementation.prepare(event));
  return carryOut();
};

/** The Lambda handler of an area: finds the operation and the caller's row, admits, reads the request, opens the scoped session, acts once. */
export const serve = <All extends Operations<All>, Stores>({
  memberships,
  operations,
  useCases,
  ...opening
}: Area<All, Stores>) => {
  const byRoute = new Map(implementationsOf(operations, useCases).map((one) => [routeKeyOf(one.operation), one]));
  const standings = new Standings();
  const { roleArn, session = sessionOf } = opening;
  const rowsOf = rowsFor(memberships, (subject) => session(roleArn, subject));
  return middy<Event, Result>()
    .use(guardedHeaders())
    .use(problemDetails())
    .use(observed())
    .handler(async (event) => {
      const implementation = byRoute.get(event.routeKey);
      if (implementation === undefined) throw new Refusal('not-found');

      const { operation } = implementation;
      if (implementation.kind === 'anyone') return answered(operation, await implementation.answer());

      const { holder, operatorId } = callerOf(event.requestContext.authorizer.jwt.claims);
      if (operatorId !== undefined && (holder === undefined || operation.audience.includes('operator')))
        return answered(operation, await carryOutForOperator(opening, implementation, { event, operatorId }));

      if (holder === undefined) throw new Refusal('unauthenticated');

      const asking: Asking = { holder, named: namedMembership(event), now: instantOf(Date.now()) };
      const known = standings.known(asking);
      const row = { known, fresh: () => standings.read(asking, rowsOf(operation, known)) };
      return answered(operation, await confirmed(operation, row, readyFor(opening, implementation, event)));
    });
};
