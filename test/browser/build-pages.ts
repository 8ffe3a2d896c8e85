import { execFileSync } from 'node:child_process';

import { unpackedChromium } from './chromium.ts';

/** Builds the pages of the web app once, so that every test meets what would be deployed, and unpacks the browser before any test runs it. */
export default async function setup(): Promise<void> {
  execFileSync(process.execPath, ['packages/web/build.ts'], { stdio: ['ignore', 'ignore', 'inherit'] });
  await unpackedChromium();
}
