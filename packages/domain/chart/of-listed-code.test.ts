import { callBy } from '@sequester/testing/chart/example-chart';
import { expect, test } from 'vitest';

import type { DiagnosisCodes } from './diagnosis-codes.ts';
import { ofListedCode } from './of-listed-code.ts';

const named = (code: string) => ({ code, description: 'invented' });
const below = ['F43.0', 'F43.10', 'F43.11', 'F43.12', 'F43.20', 'F43.21'].map(named);
const diagnosisCodes: DiagnosisCodes = {
  search: async () => ({ release: 'invented', codes: [], more: false }),
  find: async (code) => ({ 'F41.1': { diagnosis: named('F41.1') }, F43: { category: named('F43'), below } })[code],
};
const record = ofListedCode(
  () =>
    async (_context, { code }: { code: string }) =>
      code,
)({ diagnosisCodes });

test('a diagnosis is recorded by a code of the list', async () => {
  expect(await record(callBy(), { code: 'F41.1' })).toBe('F41.1');
});

test.each([
  ['F41.19', 'unknown-code', /Search for the diagnosis/],
  ['F43', 'category', /F43\.0, F43\.10/],
])('%s is refused as %s, with what would be right', async (code, why, text) => {
  await expect(record(callBy(), { code })).rejects.toMatchObject({
    code: 'invalid-request',
    details: [{ path: 'body.code', code: why, text: expect.stringMatching(text) }],
  });
});
