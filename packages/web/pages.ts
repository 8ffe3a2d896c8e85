import { join } from 'node:path';

import { isAttempt } from '@sequester/contract/answers';
import { operations } from '@sequester/contract/operations';
import { routePathOf } from '@sequester/contract/routes';
import type { InlineConfig, Plugin } from 'vite';

const root = import.meta.dirname;

/** Where the built pages lie. */
export const built = join(root, '.build');

const tableName = 'virtual:operations';

/** Of each operation its method, its path, and whether it takes an Idempotency-Key: all that a page needs of the contract at run time. */
const table = () =>
  Object.fromEntries(
    operations
      .filter(({ area }) => area !== 'release')
      .map((operation) => [
        operation.id,
        [operation.method, routePathOf(operation), ...(isAttempt(operation) ? ['once'] : [])],
      ]),
  );

const operationTable: Plugin = {
  name: 'operations',
  resolveId: (id) => (id === tableName ? `\0${tableName}` : undefined),
  load: (id) => (id === `\0${tableName}` ? `export const table = ${JSON.stringify(table())};` : undefined),
};

/** How the pages are built: three documents that share their chunks, nothing inline, as the policy of the page demands. */
export const configuration: InlineConfig = {
  configFile: false,
  root,
  logLevel: 'warn',
  plugins: [operationTable],
  build: {
    outDir: built,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: { polyfill: false },
    target: 'es2024',
    rolldownOptions: {
      // Of 'use client', which says something to servers alone.
      onwarn: (warning, warn) => {
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
      input: Object.fromEntries(['staff', 'portal', 'signed-in'].map((name) => [name, join(root, `${name}.html`)])),
    },
  },
};
