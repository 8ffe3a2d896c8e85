import { defineConfig } from 'vitest/config';

const exclude = ['**/node_modules/**', '**/.build/**', '**/cdk.out/**'];
const setupFiles = ['./test/fixed-seed.ts'];

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
          name: 'whole',
          include: ['test/**/*.test.ts'],
          exclude: [...exclude, 'test/{pdf,contracts}/**'],
          setupFiles,
          globalSetup: ['./test/synthesise.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
