import type { Operation } from '@sequester/contract';
import type { FoundingContext, OperatorContext, PracticeContext } from '@sequester/domain';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod';

import { inputOf } from './request.ts';

/** The operations of an area, each under its id. */
export type Operations<Area> = { readonly [Id in keyof Area]: Operation };

/** What the use case of an operation gets: its path, query and body and the revision of `If-Match`, as one value. */
export type Input<One extends Operation> = z.output<One['params']> &
  z.output<One['query']> &
  z.output<One['body']> &
  z.output<One['precondition']>;

/** What carries out an operation: it takes no more than the operation's request holds, and answers what its schema writes. */
export type UseCase<One extends Operation, Stores, Context> = (
  stores: Stores,
) => (context: Context, input: Input<One>) => Promise<z.input<One['answer']>>;

/** An operation of operators, who belong to no practice; `within` says in which one this act lies. */
interface ForOperators<One extends Operation, Stores> {
  within: (context: OperatorContext) => FoundingContext;
  useCase: UseCase<One, Stores, FoundingContext>;
}

/** An operation that anyone may call and that touches no data: no caller, no session, no record. */
interface ForAnyone<One extends Operation> {
  answer: () => Promise<z.input<One['answer']>>;
}

type Carried<One extends Operation, Stores> =
  | UseCase<One, Stores, PracticeContext>
  | ForOperators<One, Stores>
  | ForAnyone<One>;

/** One entry for each operation of an area. Where one is missing, or fits another request or answer, the area does not compile. */
export type UseCases<Area extends Operations<Area>, Stores> = {
  readonly [Id in keyof Area]: Carried<Area[Id], Stores>;
};

type Act<Stores, Context> = (stores: Stores, context: Context) => Promise<unknown>;

/** The request is read first, and acted on when the session is there. */
type Prepare<Stores, Context> = (event: APIGatewayProxyEventV2) => Act<Stores, Context>;

/** An operation and what carries it out, by whom it is for. */
export type Implementation<Stores> = { operation: Operation } & (
  | { kind: 'practice'; prepare: Prepare<Stores, PracticeContext> }
  | {
      kind: 'operators';
      within: (context: OperatorContext) => FoundingContext;
      prepare: Prepare<Stores, FoundingContext>;
    }
  | { kind: 'anyone'; answer: () => Promise<unknown> }
);

const prepared =
  <One extends Operation, Stores, Context>(
    operation: One,
    useCase: UseCase<One, Stores, Context>,
  ): Prepare<Stores, Context> =>
  (event) => {
    const input = inputOf(operation, event);
    return (stores, context) => useCase(stores)(context, input);
  };

const implementation = <One extends Operation, Stores>(
  operation: One,
  carried: Carried<One, Stores>,
): Implementation<Stores> => {
  if (typeof carried === 'function') return { kind: 'practice', operation, prepare: prepared(operation, carried) };

  if ('answer' in carried) return { kind: 'anyone', operation, answer: carried.answer };

  const { within, useCase } = carried;
  return { kind: 'operators', operation, within, prepare: prepared(operation, useCase) };
};

/** Ties the operations of an area to what carries them out. */
export const implementationsOf = <Area extends Operations<Area>, Stores>(
  operations: Area,
  useCases: UseCases<Area, Stores>,
): Implementation<Stores>[] => {
  const all: Implementation<Stores>[] = [];
  for (const id in operations) all.push(implementation(operations[id], useCases[id]));

  return all;
};
