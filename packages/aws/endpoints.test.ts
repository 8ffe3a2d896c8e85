import { afterEach, describe, expect, test, vi } from 'vitest';

import { override, partitionOf } from './endpoints.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('a region', () => {
  test.each([
    ['us-east-1', 'aws', 'amazonaws.com'],
    ['us-gov-west-1', 'aws-us-gov', 'amazonaws.com'],
    ['cn-north-1', 'aws-cn', 'amazonaws.com.cn'],
  ])('%s is in a partition, which names its ARNs and hosts', (region, name, domain) => {
    expect(partitionOf(region)).toEqual({ name, domain });
  });
});

test('an endpoint may stand in the place of AWS, for all services or for one', () => {
  vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:8788/');
  vi.stubEnv('AWS_ENDPOINT_URL_KMS', 'http://127.0.0.1:9999/');
  expect(override('S3')).toBe('http://127.0.0.1:8788/');
  expect(override('KMS')).toBe('http://127.0.0.1:9999/');
});
