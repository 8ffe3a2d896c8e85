import { sha256Hex } from '../sha256.ts';

/** What is kept of a code; how it was typed does not matter. */
export const bindingCodeDigest = (accountId: string, code: string): string =>
  sha256Hex(`${accountId}:${code.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}`);

export const birthDateDigest = (accountId: string, birthDate: string): string =>
  sha256Hex(`${accountId}:born:${birthDate}`);
