import { partition } from '@aws-sdk/core/client';

export const region = (): string => process.env['AWS_REGION'] ?? 'us-east-1';

/** What `AWS_ENDPOINT_URL_<SERVICE>`, as the SDK spells it, or `AWS_ENDPOINT_URL` puts in AWS's place. */
export const override = (service: string): string | undefined =>
  process.env[`AWS_ENDPOINT_URL_${service}`] ?? process.env['AWS_ENDPOINT_URL'];

/** The partition of a region: its name in ARNs (`aws`, `aws-us-gov`, `aws-cn`), and the domain of its services. */
export const partitionOf = (regionName: string): { name: string; domain: string } => {
  const { name, dnsSuffix } = partition(regionName);
  return { name, domain: dnsSuffix };
};
