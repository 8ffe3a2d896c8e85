import * as z from 'zod';

import { overridesFrom, stageOf } from './stages.ts';
import { synthesise } from './synthesise.ts';

/** What the CDK command line hands over: `cdk deploy -c stage=prod`. */
const Context = z.object({ stage: z.string().optional() });

const context = Context.parse(JSON.parse(process.env['CDK_CONTEXT_JSON'] ?? '{}'));
const stage = stageOf(context.stage ?? process.env['STAGE'] ?? 'dev', overridesFrom(process.env));
/** The set-up of the tests leaves the checks to one of them. */
const checked = process.env['NAG'] !== 'off';

const { stacks, acknowledged } = synthesise(stage, {
  outdir: process.env['CDK_OUTDIR'] ?? 'cdk.out',
  bundles: '.build',
  checked,
  staged: true,
});
const rules = new Set(acknowledged.map(({ rule }) => rule.replace(/\[.*$/, '')));
const verdict = checked
  ? `0 findings unacknowledged (HIPAA Security, AWS Solutions, Serverless); ${acknowledged.length} acknowledged, under ${rules.size} rules, each with its reason`
  : 'not checked';
process.stdout.write(`${stage.name}: ${stacks.length} stacks; ${verdict}\n`);
