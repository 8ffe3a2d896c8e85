import { existsSync } from 'node:fs';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type BuildOptions, type Metafile } from 'esbuild';
import { pdfAssets } from '@sequester/pdf/asset-files';
import { designOf, functionNames, type FunctionName } from './functions.ts';

const output = '.build';

/** Bundled packages that are CommonJS ask for `require`, which a module does not have. */
const banner = "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);";

const placeholder: BuildOptions = {
  stdin: { contents: 'export const handler = async () => ({ statusCode: 501 });', sourcefile: 'placeholder.ts' },
  entryNames: 'index',
};

const sources = (entry: string): BuildOptions => (existsSync(entry) ? { entryPoints: { index: entry } } : placeholder);

const bundle = async (name: FunctionName): Promise<Metafile> => {
  const { metafile } = await build({
    ...sources(designOf(name).entry),
    outdir: join(output, name),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    minify: true,
    legalComments: 'none',
    banner: { js: banner },
    metafile: true,
    logLevel: 'warning',
  });
  return metafile;
};

const copyAssets = async (name: FunctionName): Promise<void> => {
  await Promise.all(pdfAssets().map((asset) => cp(asset.path, join(output, name, asset.name))));
};

const started = performance.now();
await rm(output, { recursive: true, force: true });
await mkdir(output);
const metafiles = await Promise.all(functionNames.map(async (name) => [name, await bundle(name)] as const));
await Promise.all(functionNames.filter((name) => designOf(name).pdf === true).map(copyAssets));
await writeFile(join(output, 'metafile.json'), JSON.stringify(Object.fromEntries(metafiles)));
process.stdout.write(`bundled ${functionNames.length} functions in ${Math.round(performance.now() - started)} ms\n`);
