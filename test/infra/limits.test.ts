import { describe, expect, test } from 'vitest';
import * as z from 'zod';

import { resources } from './template.ts';

const size = (document: unknown): number => JSON.stringify(document).length;
const Loose = z.record(z.string(), z.unknown());

describe('what AWS would refuse only at deployment', () => {
  test('every managed policy has at most 6,144 characters', () => {
    for (const { ManagedPolicyName: name, PolicyDocument: document } of resources('IAM::ManagedPolicy', Loose))
      expect(size(document), String(name)).toBeLessThanOrEqual(6144);
  });

  test('every trust policy has at most 2,048', () => {
    for (const { RoleName: name, AssumeRolePolicyDocument: document } of resources('IAM::Role', Loose))
      expect(size(document), String(name)).toBeLessThanOrEqual(2048);
  });

  test('every bucket policy has at most 20 KB and every key policy at most 32 KB', () => {
    for (const { PolicyDocument: document } of resources('S3::BucketPolicy', Loose))
      expect(size(document)).toBeLessThanOrEqual(20_480);

    for (const { KeyPolicy: document } of resources('KMS::Key', Loose))
      expect(size(document)).toBeLessThanOrEqual(32_768);
  });

  test('a function answers before the HTTP API stops waiting, which is after 30 seconds', () => {
    const areas = new Set(
      resources('ApiGatewayV2::Integration', z.object({ IntegrationUri: z.string() })).map(
        ({ IntegrationUri: uri }) => uri.split(':function:')[1]?.split('/')[0],
      ),
    );
    const functions = resources('Lambda::Function', z.object({ FunctionName: z.string(), Timeout: z.number() }));
    const serving = functions.filter(({ FunctionName: name }) => areas.has(name));
    expect(serving.map(({ FunctionName: name }) => name).length).toBe(areas.size);
    expect(serving.filter(({ Timeout: seconds }) => seconds >= 30)).toEqual([]);
  });

  test('every name has room for a stage whose own name is one letter longer', () => {
    const longest: [string, string, number][] = [
      ['IAM::Role', 'RoleName', 63],
      ['Lambda::Function', 'FunctionName', 63],
      ['S3::Bucket', 'BucketName', 62],
      ['SQS::Queue', 'QueueName', 79],
    ];
    for (const [type, property, most] of longest) {
      for (const { [property]: name } of resources(type, Loose).filter((properties) => property in properties))
        expect(String(name).length, String(name)).toBeLessThanOrEqual(most);
    }
  });

  test('the sign-in pages have a domain that Cognito takes', () => {
    for (const { Domain: domain } of resources('Cognito::UserPoolDomain', z.object({ Domain: z.string() }))) {
      expect(domain).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/);
      expect(domain).not.toMatch(/aws|amazon|cognito/);
    }
  });

  test('no stream is read by more than two functions', () => {
    const readers = resources('Lambda::EventSourceMapping', z.object({ EventSourceArn: z.string() })).map(
      ({ EventSourceArn: arn }) => arn,
    );
    for (const stream of new Set(readers))
      expect(readers.filter((one) => one === stream).length, stream).toBeLessThanOrEqual(2);
  });
});
