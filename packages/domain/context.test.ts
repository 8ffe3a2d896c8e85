import { instantOf, PracticeId } from '@sequester/model';
import { expect, expectTypeOf, test } from 'vitest';

import type { getChart } from './chart/get-chart.ts';
import {
  withinPractice,
  type Context,
  type FoundingContext,
  type OperatorContext,
  type PracticeContext,
  type SystemContext,
} from './context.ts';
import type { PracticeStore } from './practice/ports.ts';

const practiceId = PracticeId.parse(`prc_${'p'.repeat(26)}`);

test('an operator and the system have no practice, and nothing of a practice takes their context', () => {
  expectTypeOf<OperatorContext>().not.toExtend<PracticeContext>();
  expectTypeOf<SystemContext>().not.toExtend<PracticeContext>();
  expectTypeOf<OperatorContext>().not.toExtend<Parameters<PracticeStore['members']>[0]>();
  expectTypeOf<OperatorContext>().not.toExtend<Parameters<ReturnType<typeof getChart>>[0]>();
  expectTypeOf<PracticeContext | OperatorContext | SystemContext>().toEqualTypeOf<Context>();
});

test('an operator who founds a practice may do nothing else in it', () => {
  expectTypeOf<FoundingContext>().toExtend<Parameters<PracticeStore['create']>[0]>();
  expectTypeOf<FoundingContext>().not.toExtend<PracticeContext>();
  expectTypeOf<FoundingContext>().not.toExtend<Parameters<PracticeStore['members']>[0]>();
});

test('the system acts within a practice once it is known', () => {
  const sweep: SystemContext = { actor: { kind: 'system', id: 'sweep' }, now: instantOf(0), newId: () => '' };
  expect(withinPractice(sweep, practiceId)).toEqual({ ...sweep, practiceId });
});
