import { spawnSync } from 'node:child_process';

import { ENGINE_VERSION } from '@sequester/law';
import { RecordedDecision } from '@sequester/model';
import { released } from '@sequester/testing/disclosures/disclosure-story';
import { acting, officer } from '@sequester/testing/disclosures/example-disclosures';
import { literalStores } from '@sequester/testing/disclosures/literal-disclosures';
import { describe, expect, test } from 'vitest';

import { decidedBy, recordDigest } from './decision.ts';
import { digestOf } from './digest.ts';
import { listDecisions } from './list-decisions.ts';
import { replayDecision } from './replay-decision.ts';

const stores = literalStores();
const requestId = await released(stores);
const exported = await listDecisions(stores)(acting(officer), { requestId });
const decisions = exported.decisions.map((one) => RecordedDecision.parse(JSON.parse(JSON.stringify(one))));

const run = (input: unknown) => {
  const { stdout, status } = spawnSync(process.execPath, [`${import.meta.dirname}/replay-command.ts`], {
    input: typeof input === 'string' ? input : JSON.stringify(input),
    encoding: 'utf8',
    env: { ...process.env, NODE_COMPILE_CACHE: 'node_modules/.cache/compiled' },
  });
  return { stdout, status };
};

/** The last decision, changed; with its own digests made right, as one would who can write the table. */
const tampered = (change: Partial<RecordedDecision>, covered = false): RecordedDecision => {
  const last = decisions.at(-1);
  if (last === undefined) throw new Error('no decision');

  const changed = { ...last, ...change };
  return covered ? { ...changed, factsSha256: digestOf(changed.facts), recordSha256: recordDigest(changed) } : changed;
};
const last = tampered({});

describe('a stored decision', () => {
  test('agrees when the law is asked again, through JSON and in another order of names', () => {
    for (const recorded of decisions) expect(replayDecision(recorded).differences).toEqual([]);

    const { patient, ...facts } = last.facts;
    expect(replayDecision({ ...last, facts: { patient, ...facts } }).differences).toEqual([]);
  });

  test('whose outcome was changed is found, even where its digests were made to fit', () => {
    const changed = tampered({ decision: { ...last.decision, outcome: 'RELEASE' } }, true);
    expect(replayDecision(changed).differences).toEqual(['outcome: recorded RELEASE, now NARROW']);
  });

  test('whose facts were changed is found', () => {
    const facts = { ...last.facts, as_of: '2026-07-15T00:00:00.000Z' };
    expect(replayDecision(tampered({ facts })).differences.join()).toContain('the facts are not those');
    expect(replayDecision(tampered({ facts }, true)).differences.join()).toContain('outcome: recorded');
  });

  test('that was replaced by another consistent one is found by its audit event', () => {
    const event = stores.events.find(({ subject }) => subject['decisionId'] === last.decisionId);
    const audited = String(event?.subject['recordSha256']);
    expect(replayDecision(last, audited).differences).toEqual([]);
    expect(replayDecision(tampered({ nonce: 'another' }, true), audited).differences).toEqual([
      'the audit tells of another record',
    ]);
  });

  test('is in the audit with its engine and policy', () => {
    const told = new Map(stores.events.map(({ subject }) => [subject['decisionId'], subject]));
    for (const recorded of decisions) expect(told.get(recorded.decisionId)).toMatchObject(decidedBy(recorded));
  });
});

describe('pnpm -s replay', () => {
  test('prints what agrees and ends in 0', () => {
    const { stdout, status } = run(exported);
    expect([status, stdout.match(/^agrees/gm)?.length]).toEqual([0, decisions.length]);
    expect(stdout).toContain(`${decisions.length} agree, 0 differ (engine ${ENGINE_VERSION})`);
  });

  test('prints the differences and ends in 1', () => {
    const { stdout, status } = run([
      ...decisions.slice(0, -1),
      tampered({ decision: { ...last.decision, outcome: 'DENY' } }),
    ]);
    expect(status).toBe(1);
    expect(stdout).toContain('outcome: recorded DENY, now NARROW');
    expect(stdout).toContain(`${decisions.length - 1} agree, 1 differ`);
  });

  test('says which engine decided', () => {
    const { stdout, status } = run([tampered({ decision: { ...last.decision, engineVersion: '0.9.0' } }, true)]);
    expect(status).toBe(0);
    expect(stdout).toContain(`decided by engine 0.9.0, asked of ${ENGINE_VERSION}`);
  });

  test('says why what another engine decided otherwise is not replayed, and still finds what was changed in it', () => {
    const decision = { ...last.decision, engineVersion: '0.9.0', outcome: 'DENY' as const };
    const { stdout, status } = run([tampered({ decision }, true)]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^not replayed/);
    expect(stdout).toContain('engine 0.9.0 is not in this build');
    expect(stdout).toContain('outcome: recorded DENY, now NARROW');
    expect(stdout).toContain('0 agree, 0 differ');
    expect(stdout).toContain('1 not replayed');
    expect(run([tampered({ decision })])).toMatchObject({ status: 1 });
  });

  test('holds decisions to their audit events where it is given them', () => {
    const events = stores.events.map(({ subject }) => ({ subject }));
    expect(run({ decisions, events }).status).toBe(0);
    expect(run({ decisions: [tampered({ nonce: 'another' }, true)], events }).stdout).toContain(
      'the audit tells of another record',
    );
  });

  test('says of what is no decision where it fails, and no value', () => {
    const { stdout, status } = run([{ ...last, facts: { ...last.facts, mood: 'blue' } }]);
    expect(status).toBe(1);
    expect(stdout).toContain('not a stored decision: facts');
    expect(stdout).not.toContain('blue');
  });

  test.each(['', 'nonsense', '7'])('does not take %j for an export', (input) => {
    expect(run(input).status).toBe(2);
  });
});
