import { Nothing, operation, update } from '@sequester/contract';
import type { PracticeContext } from '@sequester/domain';
import { describe, expect, expectTypeOf, test } from 'vitest';
import * as z from 'zod';

import { implementationsOf, type Input, type UseCases } from './use-cases.ts';

const common = {
  area: 'chart',
  audience: ['staff'],
  summary: '',
  query: Nothing,
  answer: z.object({ thingId: z.string() }),
  status: 200,
  refusals: [],
} as const;
const getThing = operation({
  ...common,
  id: 'getThing',
  method: 'GET',
  path: '/things/{thingId}',
  params: z.strictObject({ thingId: z.string() }),
  query: z.strictObject({ cursor: z.string().optional() }),
  body: Nothing,
});
const updateThing = update({
  ...common,
  id: 'updateThing',
  method: 'PUT',
  path: '/things/{thingId}',
  params: z.strictObject({ thingId: z.string() }),
  body: z.strictObject({ size: z.coerce.number() }),
});
const listThings = operation({
  ...common,
  id: 'listThings',
  method: 'GET',
  path: '/things',
  params: Nothing,
  body: Nothing,
});
const operations = { getThing, updateThing, listThings };

interface Stores {
  things: string[];
}
type Table = UseCases<typeof operations, Stores>;

const getIt =
  ({ things }: Stores) =>
  async (_context: PracticeContext, { thingId, cursor }: { thingId: string; cursor?: string | undefined }) => ({
    thingId: things.find((one) => one === thingId) ?? cursor ?? '',
  });
const updateIt =
  (_stores: Stores) =>
  async (
    _context: PracticeContext,
    { thingId, size, revision }: { thingId: string; size: number; revision: number },
  ) => ({
    thingId: `${thingId} ${size} ${revision}`,
  });
const listIt = (_stores: Stores) => async (_context: PracticeContext) => ({ thingId: 'all' });
const useCases = { getThing: getIt, updateThing: updateIt, listThings: listIt };

const needsMore = (_stores: Stores) => async (_context: PracticeContext, _input: { color: string }) => ({
  thingId: '',
});
const needsRevision = (_stores: Stores) => async (_context: PracticeContext, _input: { revision: number }) => ({
  thingId: '',
});
const answersLess = (_stores: Stores) => async (_context: PracticeContext) => ({ other: '' });
const otherStores = (_stores: { shelves: string[] }) => async (_context: PracticeContext) => ({ thingId: '' });

describe('the table of an area', () => {
  test('gives a use case the path, the query, the body and the revision, and nothing for what there is not', () => {
    expectTypeOf<Input<typeof getThing>>().toExtend<{ thingId: string; cursor?: string | undefined }>();
    expectTypeOf<Input<typeof updateThing>>().toExtend<{ thingId: string; size: number; revision: number }>();
    expectTypeOf<Input<typeof getThing>>().not.toExtend<{ revision: number }>();
    expectTypeOf<Input<typeof listThings>>().toBeUnknown();
    expectTypeOf<typeof useCases>().toExtend<Table>();
  });

  test('does not compile without the use case of an operation', () => {
    const { listThings: _, ...missing } = useCases;
    expectTypeOf<typeof missing>().not.toExtend<Table>();
    // @ts-expect-error listThings has no use case
    expect(() => implementationsOf<typeof operations, Stores>(operations, missing)).toThrow(TypeError);
  });

  test('does not compile with a use case that needs more than the request holds, or answers less', () => {
    expectTypeOf<typeof needsMore>().not.toExtend<Table['getThing']>();
    expectTypeOf<typeof needsRevision>().not.toExtend<Table['getThing']>();
    expectTypeOf<typeof needsRevision>().toExtend<Table['updateThing']>();
    expectTypeOf<typeof answersLess>().not.toExtend<Table['getThing']>();
    expectTypeOf<typeof otherStores>().not.toExtend<Table['getThing']>();
  });
});
