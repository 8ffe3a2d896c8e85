import { expect, test } from 'vitest';

import { stageOf } from './stages.ts';

test('an unknown stage is refused', () => {
  expect(() => stageOf('staging')).toThrow(/Invalid option/);
});

test('what people depend on in prod cannot be deleted with its stack, and is kept for six years (45 CFR 164.316(b)(2)(i))', () => {
  const sixYears = 2192;
  expect(stageOf('prod')).toMatchObject({
    retain: true,
    logRetentionDays: sixYears,
    ledgerLock: { mode: 'compliance', days: sixYears },
  });
});

test('an installation sets its own addresses, and none that is not an address', () => {
  expect(stageOf('dev', { publicUrl: 'https://records.example.org' }).publicUrl).toBe('https://records.example.org');
  expect(() => stageOf('dev', { publicUrl: 'http://records.example.org' })).toThrow(/https/);
  expect(() => stageOf('dev', { alarmAddress: 'nobody' })).toThrow(/email/);
});
