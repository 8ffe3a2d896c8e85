import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { chmod, cp, readdir, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';

/** The folder of a bundle that holds what V8 compiled of it. */
const cacheFolder = 'compile-cache';

/** Lambda's processor, and the user under which it runs functions as far as is known: Node keeps a cache for each user. */
const lambda = { arch: 'arm64', userId: 993 };

/** What a function begins with: Node takes the compiled code if it is of this very Node and processor, and else compiles the source. */
const entrySource = `import{enableCompileCache}from'node:module';
enableCompileCache({directory:import.meta.dirname+'/${cacheFolder}',portable:true});
export const{handler}=await import('./main.mjs');
`;

const readable = async (folder: string): Promise<void> => {
  await chmod(folder, 0o755);
  for (const file of await readdir(folder)) await chmod(join(folder, file), 0o644);
};

/** Writes the entry of a bundle and, beside it, V8's compile cache of the bundle and its chunks. The cache is used only by the same version of Node on the same kind of processor. */
export const addCompileCache = async (bundle: string): Promise<void> => {
  await writeFile(join(bundle, 'index.mjs'), entrySource);
  const { NODE_COMPILE_CACHE: _, ...environment } = process.env;
  await promisify(execFile)(process.execPath, ['infra/load-bundle.ts', bundle], { env: environment });
  const [made] = await readdir(join(bundle, cacheFolder));
  if (made === undefined) throw new Error(`${bundle} was loaded and left no compiled code`);

  const folder = join(bundle, cacheFolder, made);
  await readable(folder);
  if (process.arch === lambda.arch && process.getuid?.() !== lambda.userId)
    await cp(folder, folder.replace(/-\d+$/, `-${lambda.userId}`), { recursive: true });
};

/** A digest of a bundle without what V8 compiled, which differs each time: the same bundle is not deployed again. */
export const hashOfBundle = (bundle: string): string => {
  const hash = createHash('sha256');
  const files = readdirSync(bundle, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(bundle, join(entry.parentPath, entry.name)))
    .filter((file) => !file.startsWith(cacheFolder + sep));
  for (const file of files.toSorted()) hash.update(`${file}\0`).update(readFileSync(join(bundle, file)));

  return hash.digest('hex');
};
