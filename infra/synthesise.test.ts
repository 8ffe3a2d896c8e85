import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import { addChecks } from './checks.ts';
import { stageOf, StageName } from './stages.ts';
import { synthesise } from './synthesise.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'sequester-'));

describe.each(StageName.options)('the stage %s', (name) => {
  const { stacks, acknowledged } = synthesise(stageOf(name), { outdir: folder(), bundles: '.build', checked: true });

  test('has six stacks and no finding of HIPAA Security, AWS Solutions or Serverless that is not acknowledged', () => {
    expect(stacks).toHaveLength(6);
  });

  test('says for each acknowledged finding, in a sentence, why it is accepted', () => {
    expect(acknowledged.length).toBeGreaterThan(0);
    for (const { path, rule, reason } of acknowledged) {
      expect(reason, `${path} ${rule}`).toMatch(/^[A-Z].{25,}\.$/);
    }
  });
});

test('a finding that is not acknowledged ends the synthesis', () => {
  const app = new App({ outdir: folder(), analyticsReporting: false });
  new Bucket(new Stack(app, 'stack'), 'open');
  addChecks(app);
  expect(() => app.synth()).toThrow(/S3BucketSSLRequestsOnly/);
});
