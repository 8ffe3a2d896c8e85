import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import packed from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

const folder = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'chromium');

/** Where the browser lies; unpacked once, apart from any other that lies in the machine's temporary folder. */
export const unpackedChromium = async (): Promise<string> => {
  mkdirSync(folder, { recursive: true });
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    return await packed.executablePath();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
};

/** Chromium as people run it: none of the package's arguments, which switch the same origin and site isolation off. */
export const launchChromium = async (): Promise<Browser> =>
  chromium.launch({
    executablePath: await unpackedChromium(),
    args: ['--no-sandbox', '--font-render-hinting=none', '--disable-gpu'],
  });
