import { existsSync, statSync } from 'node:fs';

import { Stryker } from '@stryker-mutator/core';

import { PLANS } from './plans.ts';

const [name = '', ...chosen] = process.argv.slice(2);
const plan = PLANS[name];
const [first = ''] = chosen;
/** One folder of the package, `.` for the files at its top, has a report of its own: a run by folders can be taken up again. */
const folder =
  existsSync(`packages/${name}/${first}`) && statSync(`packages/${name}/${first}`).isDirectory() ? first : '';
const files = folder ? [] : chosen;

const isOut = (pattern: string) => pattern.startsWith('!');

/** Mutates a package, a folder of it or single files. Every run tries all: an earlier result does not know of tests that came since. */
if (plan) {
  process.env['MUTATED_PACKAGE'] = name;
  const within = (pattern: string) => pattern.replace(/^!?/, (not) => `${not}packages/${name}/`);
  const sources = folder ? [folder === '.' ? '*.ts' : `${folder}/*.ts`, ...plan.sources.filter(isOut)] : plan.sources;
  const report = `reports/mutation/${[name, ...(folder ? [folder === '.' ? 'top' : folder] : [])].join('/')}`;
  await new Stryker({
    testRunner: 'one-process',
    plugins: [
      import.meta.resolve('./words.ts'),
      import.meta.resolve('./one-process.ts'),
      import.meta.resolve('./survivors.ts'),
    ],
    ignorers: ['words'],
    mutate: files.length > 0 ? files : sources.map(within),
    ignorePatterns: ['**', '!package.json', '!test/{mutation,pdf}/**', `!packages/${name}/**`, '**/node_modules'],
    reporters: ['survivors', 'clear-text', 'html', 'json', 'progress-append-only'],
    clearTextReporter: { reportTests: false, allowColor: false },
    htmlReporter: { fileName: `${report}/index.html` },
    jsonReporter: { fileName: `${report}/mutation.json` },
    thresholds: { high: 95, low: plan.atLeast, break: chosen.length > 0 ? null : plan.atLeast },
    concurrency: 1,
    timeoutMS: plan.timeoutMs,
    dryRunTimeoutMinutes: 30,
    tempDirName: '.stryker-tmp',
  }).runMutationTest();
} else {
  console.error(
    `Name a package to mutate: ${Object.keys(PLANS).join(', ')}. A folder of it, or paths of its files, may follow.`,
  );
  process.exitCode = 2;
}
