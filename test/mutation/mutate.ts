import { Stryker } from '@stryker-mutator/core';

import { PLANS } from './plans.ts';

const [name = '', ...files] = process.argv.slice(2);
const plan = PLANS[name];

/** Mutates a package or single files of it. Every run tries all: an earlier result does not know of tests that came since. */
if (plan) {
  process.env['MUTATED_PACKAGE'] = name;
  const within = (pattern: string) => pattern.replace(/^!?/, (not) => `${not}packages/${name}/`);
  const report = `reports/mutation/${name}`;
  await new Stryker({
    testRunner: 'one-process',
    plugins: [
      import.meta.resolve('./words.ts'),
      import.meta.resolve('./one-process.ts'),
      import.meta.resolve('./survivors.ts'),
    ],
    ignorers: ['words'],
    mutate: files.length > 0 ? files : plan.sources.map(within),
    ignorePatterns: ['**', '!package.json', '!test/{mutation,pdf}/**', `!packages/${name}/**`, '**/node_modules'],
    reporters: ['survivors', 'clear-text', 'html', 'json', 'progress-append-only'],
    clearTextReporter: { reportTests: false, allowColor: false },
    htmlReporter: { fileName: `${report}/index.html` },
    jsonReporter: { fileName: `${report}/mutation.json` },
    thresholds: { high: 95, low: plan.atLeast, break: files.length > 0 ? null : plan.atLeast },
    concurrency: 1,
    timeoutMS: plan.timeoutMs,
    dryRunTimeoutMinutes: 30,
    tempDirName: '.stryker-tmp',
  }).runMutationTest();
} else {
  console.error(`Name a package to mutate: ${Object.keys(PLANS).join(', ')}. Paths of its files may follow.`);
  process.exitCode = 2;
}
