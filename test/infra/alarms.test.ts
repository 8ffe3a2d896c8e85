import { functionNames } from '@sequester/infra';
import { expect, test } from 'vitest';
import * as z from 'zod';

import { resources } from './template.ts';

const alarms = resources(
  'CloudWatch::Alarm',
  z.object({ AlarmName: z.string(), AlarmDescription: z.string(), AlarmActions: z.array(z.string()) }),
);

test('every function has alarms on errors and on what it left undone, and each calls a person', () => {
  for (const name of functionNames) {
    expect(
      alarms.some(({ AlarmName: alarm }) => alarm === `sequester-dev-${name}-errors`),
      name,
    ).toBe(true);
    expect(
      alarms.some(({ AlarmName: alarm }) => alarm === `sequester-dev-${name}-failures`),
      name,
    ).toBe(true);
  }
  for (const { AlarmActions: actions, AlarmName: name } of alarms) expect(actions, name).toHaveLength(1);
});

test('every alarm says what its failure does to a person and what to do', () => {
  for (const { AlarmDescription: words, AlarmName: name } of alarms)
    expect(words, name).toMatch(/^[A-Z].{30,}\. To do: .{15,}/);
});
