import { defineConfig } from 'vitest/config';

const exclude = ['**/node_modules/**', '**/.build/**', '**/cdk.out/**'];

export default defineConfig({
  test: {
    reporters: ['default', './test/closing-line.ts'],
    maxWorkers: 2,
    projects: [
      { test: { name: 'unit', include: ['{packages,functions,infra}/**/*.test.ts'], exclude, testTimeout: 60_000 } },
      { test: { name: 'pdf', include: ['test/pdf/**/*.test.ts'], exclude, testTimeout: 60_000 } },
      {
        test: {
          name: 'whole',
          include: ['test/**/*.test.ts'],
          exclude: [...exclude, 'test/pdf/**'],
          globalSetup: ['./test/synthesise.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
