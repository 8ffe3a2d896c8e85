import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{packages,functions,infra,test}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/.build/**', '**/cdk.out/**'],
    reporters: ['default', './test/closing-line.ts'],
    globalSetup: ['./test/synthesise.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    snapshotSerializers: [],
  },
});
