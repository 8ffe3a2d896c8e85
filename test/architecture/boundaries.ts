import { cruise } from 'dependency-cruiser';
import type { IForbiddenRuleType } from 'dependency-cruiser';

const only = (from: string, to: readonly string[]): IForbiddenRuleType => ({
  name: `${from} imports ${to.length === 0 ? 'nothing of ours' : `only ${to.join(', ')}`}`,
  severity: 'error',
  from: { path: `^packages/${from}/`, pathNot: '\\.test\\.ts$' },
  to: { path: '^(packages|functions|infra|test)/', pathNot: `^packages/(${[from, ...to].join('|')})/` },
});

/** Which package may import which: the arrows of the README's picture. */
const forbidden: IForbiddenRuleType[] = [
  only('law', []),
  only('pdf', []),
  only('icd-10-cm', []),
  only('aws', []),
  only('local', []),
  only('model', ['law']),
  only('domain', ['model', 'law']),
  only('contract', ['model', 'law']),
  only('web', ['contract', 'model', 'law']),
  only('ledger', ['model']),
  only('records', ['model', 'domain', 'law', 'pdf']),
  only('testing', ['domain', 'law', 'model']),
  only('store', ['model', 'domain', 'aws', 'law']),
  only('vault', ['model', 'domain', 'aws']),
  only('edge', ['model', 'domain', 'contract', 'aws']),
  {
    name: 'model and contract read of law its enumerations, the schemas of facts and the days of time zones alone',
    severity: 'error',
    from: { path: '^packages/(model|contract)/', pathNot: '\\.test\\.ts$' },
    to: { path: '^packages/law/', pathNot: '^packages/law/(schemas|vocabulary|time-zone)\\.ts$' },
  },
  {
    name: 'functions import neither infra, local, testing nor one another',
    severity: 'error',
    from: { path: '^functions/([^/]+)/', pathNot: '\\.test\\.ts$' },
    to: { path: '^(functions|infra|test|packages/(local|testing))/', pathNot: '^functions/$1/' },
  },
  {
    name: 'infra reads the contract, the lists of assets and nothing else of ours',
    severity: 'error',
    from: { path: '^infra/', pathNot: '\\.test\\.ts$' },
    to: { path: '^(functions|test|packages)/', pathNot: '^packages/(contract|model|domain|law|pdf|icd-10-cm)/' },
  },
  { name: 'no circles', severity: 'error', from: {}, to: { circular: true } },
  {
    name: 'what ships imports nothing under AGPL',
    severity: 'error',
    from: { path: '^(functions|packages/(?!local|testing))', pathNot: '\\.test\\.ts$' },
    to: { path: '@cloud-copilot' },
  },
];

/** A cruise that met fewer modules than this read the wrong folders. */
const fewestModules = 1300;

const { output } = await cruise(['packages', 'functions', 'infra', 'test'], {
  ruleSet: { forbidden },
  validate: true,
  tsPreCompilationDeps: true,
  exclude: { path: '(node_modules|cdk\\.out|\\.build)/(?!@cloud-copilot)' },
  doNotFollow: { path: 'node_modules' },
  enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
});

if (typeof output === 'string') throw new Error('dependency-cruiser gave text instead of a result');

for (const violation of output.summary.violations)
  console.error(`${violation.from} → ${violation.to}: ${violation.rule.name}`);

console.log(`${output.summary.totalCruised} modules, ${output.summary.violations.length} forbidden imports`);
if (output.summary.violations.length > 0 || output.summary.totalCruised < fewestModules) process.exitCode = 1;
