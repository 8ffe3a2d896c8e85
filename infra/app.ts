import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, HIPAASecurityChecks, ServerlessChecks } from 'cdk-nag';
import { addService } from './service.ts';
import { overridesFrom, stageOf } from './stages.ts';
import { flags } from './flags.ts';

const app = new App({ outdir: 'cdk.out', postCliContext: flags, analyticsReporting: false, treeMetadata: false });
const stage = stageOf(app.node.tryGetContext('stage') ?? process.env['STAGE'] ?? 'dev', overridesFrom(process.env));
addService(app, stage);
if (process.env['NAG'] !== 'off') {
  Validations.of(app).addPlugins(new HIPAASecurityChecks(app), new AwsSolutionsChecks(app), new ServerlessChecks(app));
}
app.synth();
