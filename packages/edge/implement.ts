import type { AwsSession } from '@sequester/aws';
import type { Operation } from '@sequester/contract';
import type { FoundingContext, OperatorContext, PracticeContext } from '@sequester/domain';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod';

import { parseRequest, revisionOf } from './request.ts';

/** What surrounds a call: who and when, the stores bound to the caller's scoped session, and that session. */
interface Surroundings<Stores, Context = PracticeContext> {
  context: Context;
  session: AwsSession;
  stores: Stores;
}

/** One authorised, parsed call. `revision` is the one named by If-Match, 0 where the operation is no update. */
export interface Call<Stores, Params, Query, Body> extends Surroundings<Stores> {
  params: Params;
  query: Query;
  body: Body;
  revision: number;
}

/** One parsed call of an operator, within a practice. */
export interface OperatorCall<Stores, Params, Body> extends Surroundings<Stores, FoundingContext> {
  params: Params;
  body: Body;
}

/** An operation and what carries it out, in two steps: the request is read first, and acted on when the session is there. */
export interface Implementation<Stores> {
  operation: Operation;
  prepare: (event: APIGatewayProxyEventV2) => (surroundings: Surroundings<Stores>) => Promise<unknown>;
}

/** Ties an operation of the contract to its use case; the call arrives typed by the operation's own schemas. */
export const implement = <
  Stores,
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(
  operation: Operation<Params, Query, Body, Answer>,
  run: (call: Call<Stores, z.output<Params>, z.output<Query>, z.output<Body>>) => Promise<z.input<Answer>>,
): Implementation<Stores> => ({
  operation,
  prepare: (event) => {
    const request = parseRequest(operation, event);
    const revision = revisionOf(operation, event);
    return (surroundings) => run({ ...surroundings, ...request, revision });
  },
});

/** The same for an operation of an operator, who first says in which practice they act. */
export interface OperatorImplementation<Stores> {
  operation: Operation;
  within: (context: OperatorContext) => FoundingContext;
  prepare: (event: APIGatewayProxyEventV2) => (surroundings: Surroundings<Stores, FoundingContext>) => Promise<unknown>;
}

/** `implement` for an operator's operations in an area. */
export const implementForOperatorOf =
  <Stores>() =>
  <Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType, Answer extends z.ZodType>(
    {
      operation,
      within,
    }: Pick<OperatorImplementation<Stores>, 'within'> & { operation: Operation<Params, Query, Body, Answer> },
    run: (call: OperatorCall<Stores, z.output<Params>, z.output<Body>>) => Promise<z.input<Answer>>,
  ): OperatorImplementation<Stores> => ({
    operation,
    within,
    prepare: (event) => {
      const { params, body } = parseRequest(operation, event);
      return (surroundings) => run({ ...surroundings, params, body });
    },
  });

/** `implement` for an area, whose stores are the same in each of its operations. */
export const implementFor =
  <Stores>() =>
  <Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType, Answer extends z.ZodType>(
    operation: Operation<Params, Query, Body, Answer>,
    run: (call: Call<Stores, z.output<Params>, z.output<Query>, z.output<Body>>) => Promise<z.input<Answer>>,
  ): Implementation<Stores> =>
    implement(operation, run);
