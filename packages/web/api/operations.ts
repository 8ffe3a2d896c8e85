import type {
  accountsOperations,
  chartOperations,
  disclosuresOperations,
  ledgerOperations,
  notesOperations,
  portalOperations,
  practiceOperations,
} from '@sequester/contract';
import type { input, output, ZodType } from 'zod';

type Operations = typeof accountsOperations &
  typeof practiceOperations &
  typeof chartOperations &
  typeof notesOperations &
  typeof disclosuresOperations &
  typeof portalOperations &
  typeof ledgerOperations;

/** An operation of the contract, by its id. */
export type OperationId = Extract<keyof Operations, string>;

type Shapes<Id extends OperationId> = Operations[Id] extends {
  params: infer Params extends ZodType;
  query: infer Query extends ZodType;
  body: infer Body extends ZodType;
  answer: infer Answered extends ZodType;
}
  ? { params: input<Params>; query: input<Query>; body: input<Body>; answer: output<Answered> }
  : never;

/** A part of a call may be left out where nothing of it is demanded. */
type Part<Name extends string, Value> = {} extends Value ? { [Key in Name]?: Value } : { [Key in Name]: Value };

/** Whether the operation changes what was read, and so names its revision. */
type Precondition<Id extends OperationId> = Operations[Id] extends { precondition: infer Condition extends ZodType }
  ? {} extends input<Condition>
    ? { revision?: never }
    : { revision: number }
  : never;

/** What a call of the operation sends. */
export type Given<Id extends OperationId> = Part<'params', Shapes<Id>['params']> &
  Part<'query', Shapes<Id>['query']> &
  Part<'body', Shapes<Id>['body']> &
  Precondition<Id>;

/** What the operation answers. Its schema wrote it; the browser does not parse it again. */
export type Answer<Id extends OperationId> = Shapes<Id>['answer'];
