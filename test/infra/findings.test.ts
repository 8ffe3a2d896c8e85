import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { StageName, stageOf, synthesise } from '@sequester/infra';
import { describe, expect, test } from 'vitest';

describe.each(StageName.options)('the stage %s', (name) => {
  const { stacks, acknowledged } = synthesise(stageOf(name), {
    outdir: mkdtempSync(join(tmpdir(), 'sequester-')),
    bundles: '.build',
    checked: true,
    staged: false,
  });

  test('has seven stacks and no finding of HIPAA Security, AWS Solutions or Serverless that is not acknowledged', () => {
    expect(stacks).toHaveLength(7);
  });

  test('says for each acknowledged finding, in a sentence, why it is accepted', () => {
    expect(acknowledged.length).toBeGreaterThan(0);
    for (const { path, rule, reason } of acknowledged) expect(reason, `${path} ${rule}`).toMatch(/^[A-Z].{25,}\.$/);
  });
});
