import { defineConfig } from 'vitest/config';

const exclude = ['**/node_modules/**', '**/.build/**', '**/cdk.out/**'];
const setupFiles = ['./test/fixed-seed.ts'];
/** Workflows that look at their own practice alone, and need no clock of their own. */
const onSharedCloud =
  'test/workflows/{description,sessions,papers,own-name,own-record,documents,two-people,kinds,at-once,upload-in-parts,hidden-words,grounds,drafts,note-drafts,patients,records}.test.ts';

export default defineConfig({
  test: {
    reporters: ['default', './test/closing-line.ts'],
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{packages,functions,infra}/**/*.test.ts'],
          exclude,
          setupFiles,
          // Files share the modules that they load: most of the time went into loading the domain for each of them.
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'pdf',
          include: ['test/pdf/**/*.test.ts'],
          exclude,
          setupFiles,
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'contracts',
          include: ['test/contracts/**/*.test.ts'],
          exclude,
          setupFiles,
          globalSetup: ['./test/synthesise.ts', './test/contracts/start-tables.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'shared-cloud',
          include: [onSharedCloud],
          exclude,
          setupFiles,
          globalSetup: ['./test/synthesise.ts', './test/cloud-folder.ts'],
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          // One cloud and one browser for all files, which run one after another.
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          exclude,
          setupFiles,
          globalSetup: ['./test/synthesise.ts', './test/browser/build-pages.ts', './test/cloud-folder.ts'],
          isolate: false,
          maxWorkers: 1,
          // After the others, which run two at a time.
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'whole',
          include: ['test/**/*.test.ts'],
          exclude: [...exclude, 'test/{pdf,contracts,browser}/**', onSharedCloud],
          setupFiles,
          globalSetup: ['./test/synthesise.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
