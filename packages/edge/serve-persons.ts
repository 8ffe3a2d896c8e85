import middy from '@middy/core';
import { routeKeyOf, type Operation } from '@sequester/contract';
import type { OwnCall } from '@sequester/domain';
import { instantOf, Refusal } from '@sequester/model';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type * as z from 'zod';

import { answered } from './answered.ts';
import { callerOf } from './claims.ts';
import { newIds } from './new-id.ts';
import { guardedHeaders, observed, problemDetails } from './observed.ts';
import { parseRequest } from './request.ts';

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;

/** An operation that a person calls as themself, under no membership. Made twice, it has the effect of once. */
export interface PersonImplementation {
  operation: Operation;
  run: (event: Event, call: OwnCall) => Promise<unknown>;
}

/** Ties an operation to its use case; the body arrives typed by the operation's own schema. */
export const implementForPerson = <
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(
  operation: Operation<Params, Query, Body, Answer>,
  run: (call: OwnCall, body: z.output<Body>) => Promise<z.input<Answer>>,
): PersonImplementation => ({
  operation,
  run: async (event, call) => run(call, parseRequest(operation, event).body),
});

/** Who calls as themself. An operator who is no person here does so only where an operation is for operators too. */
const holderFor = ({ audience }: Operation, event: Event): Omit<OwnCall, 'now' | 'newId'> => {
  const { holder, operatorId } = callerOf(event.requestContext.authorizer.jwt.claims);
  if (operatorId !== undefined && audience.includes('operator'))
    return { sub: operatorId, epoch: holder?.epoch ?? 0, operatorId };

  if (holder === undefined) throw new Refusal('unauthenticated');

  return holder;
};

/** The Lambda handler for what persons do with their own account. */
export const servePersons = (implementations: readonly PersonImplementation[]) => {
  const byRoute = new Map(implementations.map((one) => [routeKeyOf(one.operation), one]));
  return middy<Event, APIGatewayProxyStructuredResultV2>()
    .use(guardedHeaders())
    .use(problemDetails())
    .use(observed())
    .handler(async (event) => {
      const implementation = byRoute.get(event.routeKey);
      if (implementation === undefined) throw new Refusal('not-found');

      const call = { ...holderFor(implementation.operation, event), now: instantOf(Date.now()), newId: newIds() };
      const answer = await implementation.run(event, call);
      return answered(implementation.operation, answer);
    });
};
