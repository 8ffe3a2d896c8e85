import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const markIn = (folder: string): string => join(folder, 'made-from.txt');

const digestIn = (file: string): Promise<string | undefined> => readFile(file, 'utf8').catch(() => undefined);

/** Has what lies in a folder made again, whatever it was made from. */
export const forget = (folder: string): Promise<void> => rm(markIn(folder), { force: true });

/** Makes what lies in a folder again where it was made from other sources, or was not made to its end. Says whether it did. */
export const remade = async (folder: string, digest: string, make: () => Promise<void>): Promise<boolean> => {
  if ((await digestIn(markIn(folder))) === digest) return false;

  await forget(folder);
  await make();
  await mkdir(folder, { recursive: true });
  await writeFile(markIn(folder), digest);
  return true;
};
