import type { RefusalCode } from '@sequester/model';
import * as z from 'zod';

import { Nothing } from './empty.ts';

export type Area = 'accounts' | 'practice' | 'chart' | 'notes' | 'disclosures' | 'portal' | 'release' | 'ledger';
export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT';

/** Who may call: a member with one of the roles, the patient, the operator, a signed-in person as themself, or anyone (`public`). */
export type Audience =
  | 'public'
  | 'person'
  | 'operator'
  | 'patient'
  | 'member'
  | 'owner'
  | 'provider'
  | 'privacy-officer'
  | 'custodian'
  | 'staff';

type Shape = z.ZodType;

/** What is written down of an operation. */
interface Definition<Params extends Shape, Query extends Shape, Body extends Shape, Answer extends Shape> {
  id: string;
  area: Area;
  method: Method;
  /** Path with `{name}` parameters, as the HTTP API writes it. */
  path: string;
  audience: readonly Audience[];
  summary: string;
  params: Params;
  query: Query;
  body: Body;
  answer: Answer;
  status: 200 | 201 | 202 | 204 | 303;
  /** The refusals that this operation adds to those that every operation may give. */
  refusals: readonly RefusalCode[];
  /** A read whose question has no place in a URL: it is sent as a body, changes nothing and is no attempt. */
  asks?: true;
  /** Made again it does no harm, so that it needs no Idempotency-Key, and its answer is kept nowhere. */
  repeatable?: true;
  /** A page for people: forms in, HTML out; outside the JSON conventions. */
  page?: true;
}

/** One HTTP operation: the word that names its route, its use case, its test and its documentation. */
export interface Operation<
  Params extends Shape = Shape,
  Query extends Shape = Shape,
  Body extends Shape = Shape,
  Answer extends Shape = Shape,
  Precondition extends Shape = Shape,
> extends Definition<Params, Query, Body, Answer> {
  /** An update names the revision that it changes (`If-Match`). */
  ifMatch?: true;
  /** What the use case gets of `If-Match`: the revision of an update, nothing otherwise. */
  precondition: Precondition;
}

/** The revision that an update names in `If-Match`, as its use case gets it. */
export const Revision = z.strictObject({ revision: z.int().min(0) });

/** A field that used to be taken: refused by name, with what to do instead. */
export const notTaken = (instead: string) => z.never(instead).optional();

export const operation = <Params extends Shape, Query extends Shape, Body extends Shape, Answer extends Shape>(
  definition: Definition<Params, Query, Body, Answer>,
): Operation<Params, Query, Body, Answer> => ({ ...definition, precondition: Nothing });

/** An operation that changes what its caller has read, at the revision that `If-Match` names. */
export const update = <Params extends Shape, Query extends Shape, Body extends Shape, Answer extends Shape>(
  definition: Definition<Params, Query, Body, Answer>,
): Operation<Params, Query, Body, Answer, typeof Revision> => ({
  ...definition,
  ifMatch: true,
  precondition: Revision,
});
