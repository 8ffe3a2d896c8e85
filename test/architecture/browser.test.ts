import { gzipSync } from 'node:zlib';

import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';

interface Bundle {
  /** The files of which something is in the bundle. */
  files: string[];
  gzippedKB: number;
}

/** What a browser loads of a module that says this. Nothing is left out, so that an import of Node fails. */
const inBrowser = async (contents: string): Promise<Bundle> => {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: 'packages/contract', loader: 'ts' },
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2024',
    metafile: true,
    logLevel: 'silent',
  });
  const [output] = Object.values(metafile.outputs);
  const files = Object.entries(output?.inputs ?? {}).flatMap(([file, { bytesInOutput }]) =>
    bytesInOutput > 0 ? [file] : [],
  );
  const [bundle] = outputFiles.map((file) => gzipSync(file.contents, { level: 9 }).length);
  return { files, gzippedKB: (bundle ?? 0) / 1024 };
};

const matching = ({ files }: Bundle, pattern: RegExp): string[] => files.filter((file) => pattern.test(file));

/** What only the service needs: the rules, and of the law what decides, gives reasons and writes letters. */
const ofTheService =
  /^packages\/(?!contract\/|model\/|law\/)|^packages\/law\/(reasons|grounds|states|letters\/(?!recipient-kind))/;

describe('a browser', () => {
  test('loads the whole contract, without the rules and without reasons and letters of the law', async () => {
    const whole = await inBrowser("import * as contract from '@sequester/contract'; console.log(contract);");
    expect(matching(whole, /^packages\/contract\//)).not.toEqual([]);
    expect(matching(whole, ofTheService)).toEqual([]);
    expect(whole.gzippedKB).toBeLessThan(80);
  });

  test('loads four operations of a disclosure, and no other area', async () => {
    const names = 'receiveRequest, getRequest, approveRequest, issueLink';
    const four = await inBrowser(`import { ${names} } from '@sequester/contract'; console.log(${names});`);
    expect(matching(four, ofTheService)).toEqual([]);
    expect(
      matching(four, /^packages\/contract\/(accounts|chart|ledger|notes|patients|policies|portal|practice|release)/),
    ).toEqual([]);
    expect(four.gzippedKB).toBeLessThan(42);
  });

  test.each(['@sequester/model/vocabulary', '@sequester/law/vocabulary'])('loads %s without zod', async (name) => {
    const words = await inBrowser(`import * as words from '${name}'; console.log(words);`);
    expect(matching(words, /^packages\//)).not.toEqual([]);
    expect(matching(words, /zod/)).toEqual([]);
    expect(words.gzippedKB).toBeLessThan(4);
  });

  test('loads the content lint by itself, without zod', async () => {
    const lint = await inBrowser("import * as lint from '@sequester/model/lint'; console.log(lint);");
    expect(matching(lint, /^packages\/model\/lint\//)).not.toEqual([]);
    expect(matching(lint, /^packages\/(?!model\/lint\/)|zod/)).toEqual([]);
    expect(lint.gzippedKB).toBeLessThan(36);
  });

  test('loads the words of refusals without zod', async () => {
    const words = await inBrowser("import { refusals } from '@sequester/contract'; console.log(refusals);");
    expect(matching(words, /refusals/)).not.toEqual([]);
    expect(matching(words, /zod/)).toEqual([]);
  });
});
