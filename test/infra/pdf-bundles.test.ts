import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { functionDesigns, functionNames, type FunctionName } from '@sequester/infra';
import { expect, test } from 'vitest';
import * as z from 'zod';

const BUILD = '.build';
/** Of a function unpacked (AWS, Lambda quotas), in bytes. */
const LARGEST = 250 * 1024 * 1024;

const sizeOf = (name: string): number =>
  readdirSync(join(BUILD, name), { recursive: true, encoding: 'utf8' }).reduce((sum, file) => {
    const stat = statSync(join(BUILD, name, file));
    return sum + (stat.isFile() ? stat.size : 0);
  }, 0);

const Built = z.record(
  z.string(),
  z.object({ outputs: z.record(z.string(), z.object({ inputs: z.looseObject({}) })) }),
);
const built = Built.parse(JSON.parse(readFileSync(join(BUILD, 'metafile.json'), 'utf8')));
const inputsOf = (name: string): string[] =>
  Object.values(built[name]?.outputs ?? {}).flatMap(({ inputs }) => Object.keys(inputs));

const setsPdfs = (name: FunctionName): boolean => {
  const design: Readonly<Record<string, unknown>> = functionDesigns[name];
  return design['pdf'] === true;
};

test.each(functionNames.filter(setsPdfs))(
  'the bundle of %s has the fonts and the shaper beside it, within what Lambda takes',
  (name) => {
    for (const file of ['han.ttf', 'hangul.ttf', 'harfbuzz.wasm'])
      expect(existsSync(join(BUILD, name, file))).toBe(true);
    expect(sizeOf(name)).toBeLessThan(LARGEST);
  },
);

test.each(functionNames.filter((name) => !setsPdfs(name)))('the bundle of %s has nothing of what sets PDFs', (name) => {
  expect(inputsOf(name).filter((input) => /packages\/pdf\/(?!types)|bidi-js|harfbuzz|fontkit/.test(input))).toEqual([]);
  expect(readdirSync(join(BUILD, name)).filter((file) => /\.(ttf|wasm)$/.test(file))).toEqual([]);
});
