import type { BuildOptions } from 'esbuild';

/** Bundled packages that are CommonJS ask for `require`, which a module does not have. */
const banner =
  "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);";

/** How functions are bundled, for AWS and for the laptop alike. */
export const bundling = {
  outExtension: { '.js': '.mjs' },
  alias: { '@aws-sdk/credential-provider-node': './infra/no-provider-chain.ts' },
  bundle: true,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
  legalComments: 'none',
  banner: { js: banner },
  logLevel: 'error',
} satisfies BuildOptions;
