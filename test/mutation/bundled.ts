import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';

import { type Plugin, build } from 'esbuild';

import { PLANS } from './plans.ts';

const withPlace: Plugin = {
  name: 'place',
  setup: (bundler) =>
    bundler.onLoad({ filter: /\.m?ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8'))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
      loader: 'ts',
    })),
};

/** Tests at the top are of tables and small rules, and the quickest to fail. */
const testFiles = (name: string): string[] => {
  const without = PLANS[name]?.withoutTests ?? [];
  const files = globSync(`packages/${name}/**/*.test.ts`, { exclude: (path) => path.includes('node_modules') });
  return files
    .filter((file) => !without.some((left) => file.includes(left)))
    .toSorted((one, other) => one.split('/').length - other.split('/').length);
};

/** The tests of a package and all that they load of it, as one function of `require`, `enter`, `module` and `exports`. */
export const bundled = async (name: string): Promise<Script> => {
  const workers = (PLANS[name]?.workers ?? []).map(
    (file) => `require(${JSON.stringify(resolve(`packages/${name}/${file}`))});`,
  );
  const tests = testFiles(name).map(
    (file) => `enter(${JSON.stringify(file)}); require(${JSON.stringify(resolve(file))});`,
  );
  const { outputFiles } = await build({
    stdin: { contents: [...workers, ...tests].join('\n'), resolveDir: process.cwd() },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    packages: 'external',
    logLevel: 'error',
    plugins: [withPlace],
  });
  return new Script(`(function (require, enter, module, exports) {${outputFiles[0]?.text ?? ''}\n})`);
};
