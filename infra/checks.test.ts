import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { App, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { expect, test } from 'vitest';

import { addChecks } from './checks.ts';

test('a finding that is not acknowledged ends the synthesis', () => {
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'sequester-')), analyticsReporting: false });
  new Bucket(new Stack(app, 'stack'), 'open');
  addChecks(app);
  expect(() => app.synth()).toThrow(/S3BucketSSLRequestsOnly/);
});
