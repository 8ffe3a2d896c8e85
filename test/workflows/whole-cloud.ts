import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startCloud, type LocalCloud } from '@sequester/local';

import type { Service } from '../demo/service.ts';
import { againstDescription } from './against-description.ts';

/** The laptop cloud with the synthesised service, in a folder of its own, at a clock that can be put forward. It ends with an error where an answer was not as the description of the API says. */
export interface WholeCloud {
  cloud: LocalCloud;
  service: Service;
  directory: string;
  /** Puts the clock forward. */
  pass: (milliseconds: number) => void;
  /** Throws where an answer so far was not as the description of the API says. */
  asDescribed: () => void;
  stop: () => Promise<void>;
}

export const startWholeCloud = async (
  options: { grantDelaySeconds?: number; web?: string } = {},
): Promise<WholeCloud> => {
  const directory = await mkdtemp(join(process.env['CLOUD_FOLDER'] ?? tmpdir(), 'sequester-whole-'));
  let ahead = 0;
  const documented = againstDescription();
  const cloud = await startCloud({
    directory,
    port: 0,
    templates: 'cdk.out',
    clock: () => Date.now() + ahead,
    quiet: true,
    ...options,
    answered: documented.answered,
  });
  return {
    cloud,
    directory,
    service: { url: cloud.url, apiUrl: cloud.apiUrl, token: (account) => cloud.token(account) },
    pass: (milliseconds) => {
      ahead += milliseconds;
    },
    asDescribed: () => documented.refuse(),
    stop: async () => {
      await cloud.stop();
      await rm(directory, { recursive: true, force: true });
      documented.refuse();
    },
  };
};

export type SharedCloud = Omit<WholeCloud, 'pass' | 'stop'>;

let shared: Promise<SharedCloud> | undefined;

/**
 * The one cloud of all test files that run in this process, which ends with it. For files that need no clock of their own
 * and look at nothing but their own practice; half of the work of a short file is to start the functions.
 */
export const sharedCloud = (): Promise<SharedCloud> => (shared ??= startWholeCloud());
