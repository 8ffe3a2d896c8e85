import middy from '@middy/core';
import type { Operation } from '@sequester/contract';
import { routeKeyOf } from '@sequester/contract/routes';
import type { OwnCall } from '@sequester/domain';
import { instantOf, Refusal } from '@sequester/model';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

import { answered } from './answered.ts';
import { callerOf } from './claims.ts';
import { newIds } from './new-id.ts';
import { guardedHeaders, observed, problemDetails } from './observed.ts';
import { inputOf } from './request.ts';
import type { Operations, UseCase } from './use-cases.ts';

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;

/** Operations that persons call as themselves, under no membership. Made twice, each has the effect of once. */
interface PersonsArea<All extends Operations<All>, Stores> {
  operations: All;
  stores: Stores;
  useCases: { readonly [Id in keyof All]: UseCase<NoInfer<All>[Id], NoInfer<Stores>, OwnCall> };
}

/** Who calls as themself. An operator who is no person here does so only where an operation is for operators too. */
const holderFor = ({ audience }: Operation, event: Event): Omit<OwnCall, 'now' | 'newId'> => {
  const { holder, operatorId } = callerOf(event.requestContext.authorizer.jwt.claims);
  if (operatorId !== undefined && audience.includes('operator'))
    return { sub: operatorId, epoch: holder?.epoch ?? 0, operatorId };

  if (holder === undefined) throw new Refusal('unauthenticated');

  return holder;
};

const answerTo =
  <One extends Operation, Stores>(operation: One, stores: Stores, useCase: UseCase<One, Stores, OwnCall>) =>
  async (event: Event): Promise<APIGatewayProxyStructuredResultV2> => {
    const call = { ...holderFor(operation, event), now: instantOf(Date.now()), newId: newIds() };
    return answered(operation, await useCase(stores)(call, inputOf(operation, event)));
  };

const answersOf = <All extends Operations<All>, Stores>({ operations, stores, useCases }: PersonsArea<All, Stores>) => {
  const byRoute = new Map<string, ReturnType<typeof answerTo>>();
  for (const id in operations) byRoute.set(routeKeyOf(operations[id]), answerTo(operations[id], stores, useCases[id]));

  return byRoute;
};

/** The Lambda handler for what persons do with their own account. */
export const servePersons = <All extends Operations<All>, Stores>(area: PersonsArea<All, Stores>) => {
  const byRoute = answersOf(area);
  return middy<Event, APIGatewayProxyStructuredResultV2>()
    .use(guardedHeaders())
    .use(problemDetails())
    .use(observed())
    .handler(async (event) => {
      const answer = byRoute.get(event.routeKey);
      if (answer === undefined) throw new Refusal('not-found');

      return answer(event);
    });
};
