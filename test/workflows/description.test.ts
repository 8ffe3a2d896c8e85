import { openApi } from '@sequester/contract/openapi';
import { operations } from '@sequester/contract/operations';
import { expect, test } from 'vitest';
import * as z from 'zod';

import { sharedCloud } from './whole-cloud.ts';

const Description = z.object({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), z.object({ operationId: z.string() }))),
});

test('the service answers anybody with the description of all of its operations, as the contract makes it', async () => {
  const { cloud } = await sharedCloud();
  const response = await fetch(`${cloud.apiUrl}/openapi.json`);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json']);
  const answered: unknown = await response.json();
  expect(answered).toEqual(JSON.parse(JSON.stringify(openApi())));
  const { openapi, paths } = Description.parse(answered);
  expect(openapi).toMatch(/^3\.1\./);
  const described = Object.values(paths).flatMap((path) => Object.values(path).map(({ operationId }) => operationId));
  expect(described.toSorted()).toEqual(operations.map(({ id }) => id).toSorted());
});
