import { App } from 'aws-cdk-lib';

import { acknowledgements, addChecks, type Acknowledgement } from './checks.ts';
import { flags } from './flags.ts';
import { addService } from './service.ts';
import type { Stage } from './stages.ts';

interface SynthesisOptions {
  outdir: string;
  /** The folder that holds one bundle for each function. */
  bundles: string;
  /** Runs the rule packs and the schema check, about 2.5 s of 4. A finding that is not acknowledged throws. */
  checked: boolean;
  /** Copies the bundles into the assembly, as a deployment needs them; otherwise the assembly names where they lie. */
  staged: boolean;
}

interface Synthesis {
  stacks: string[];
  acknowledged: Acknowledgement[];
}

/** Writes the templates of a stage. It needs no account, no credentials and no network. */
export const synthesise = (stage: Stage, { outdir, bundles, checked, staged }: SynthesisOptions): Synthesis => {
  const app = new App({
    outdir,
    postCliContext: { ...flags, 'aws:cdk:disable-asset-staging': !staged },
    analyticsReporting: false,
    treeMetadata: false,
    builtinCloudFormationValidation: checked,
  });
  addService(app, stage, bundles);
  if (checked) addChecks(app);

  return { stacks: app.synth().stacks.map(({ stackName }) => stackName), acknowledged: acknowledgements(app) };
};
