import { join } from 'node:path';

import type { Browser } from 'playwright-core';

import { seedDemo } from '../../packages/local/seed.ts';
import { startWholeCloud, type WholeCloud } from '../workflows/whole-cloud.ts';
import { launchChromium } from './chromium.ts';

/** Where the pages were built for the tests. */
const web = join(import.meta.dirname, '..', '..', 'packages', 'web', '.build');

export interface DemoCloud extends WholeCloud {
  browser: Browser;
}

let shared: Promise<DemoCloud> | undefined;

const start = async (): Promise<DemoCloud> => {
  const [whole, browser] = await Promise.all([startWholeCloud({ web }), launchChromium()]);
  await seedDemo(whole.cloud, whole.directory);
  return { ...whole, browser };
};

/** One cloud with the demo practice and its first patient, and one browser, for all files of this process. */
export const demoCloud = (): Promise<DemoCloud> => (shared ??= start());
