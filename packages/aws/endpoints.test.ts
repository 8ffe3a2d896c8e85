import { afterEach, describe, expect, test, vi } from 'vitest';

import { bucketOrigin, partitionOf } from './endpoints.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('a region', () => {
  test.each([
    ['us-east-1', 'aws', 'amazonaws.com', 'https://b.s3.us-east-1.amazonaws.com'],
    ['us-gov-west-1', 'aws-us-gov', 'amazonaws.com', 'https://b.s3.us-gov-west-1.amazonaws.com'],
    ['cn-north-1', 'aws-cn', 'amazonaws.com.cn', 'https://b.s3.cn-north-1.amazonaws.com.cn'],
  ])('%s is in a partition, which names its ARNs and hosts', (region, name, domain, origin) => {
    vi.stubEnv('AWS_REGION', region);
    expect(partitionOf(region)).toEqual({ name, domain });
    expect(bucketOrigin('b')).toBe(origin);
  });

  test('is of no account where an endpoint stands in its place', () => {
    vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:8788/');
    expect(bucketOrigin('b')).toBe('http://127.0.0.1:8788');
  });
});
