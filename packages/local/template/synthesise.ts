import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Where the start keeps bundles and template of its own, apart from those that are tested and deployed; the state of the cloud may be dropped without them. */
const madeIn = (root: string): string => join(root, 'node_modules', '.cache', 'sequester-laptop');

/** The cloud assembly that the start reads. */
export const assemblyIn = (root: string): string => join(madeIn(root), 'cdk.out');

/** Where the built pages of the web app lie. */
export const pagesIn = (root: string): string => join(root, 'packages', 'web', '.build');

interface Making {
  root: string;
  /** The script and what it is told. */
  script: string[];
  /** Hears each line that it says. */
  tell: (doing: string) => void;
  /** What could not be done, where it fails. */
  what: string;
}

const make = ({ root, script, tell, what }: Making): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, script, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compile'), ...process.env },
    });
    let wrong = '';
    createInterface({ input: child.stdout }).on('line', tell);
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      wrong += text;
    });
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${what} could not be made.\n${wrong.slice(-4000)}`)),
    );
  });

/**
 * Bundles the functions and synthesises the template of the stage `dev` where their sources changed since the last time, in
 * a process of its own. Tells what is being done. The checks of the template are left to `pnpm synth`, the tests and every deployment.
 */
export const synthesise = (root: string, tell: (doing: string) => void): Promise<void> =>
  make({ root, script: ['infra/laptop.ts', madeIn(root)], tell, what: 'The bundles and the template' });

/** Builds the pages of the web app where their sources changed since the last time, in a process of its own. */
export const buildPages = (root: string): Promise<void> =>
  make({ root, script: ['packages/web/build.ts'], tell: () => undefined, what: 'The pages of the web app' });
