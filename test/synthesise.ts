import { execFileSync } from 'node:child_process';

/** Bundles the functions and synthesises the infrastructure once, so that every test meets what would be deployed. */
export default function setup(): void {
  for (const script of ['infra/build.ts', 'infra/app.ts']) {
    execFileSync(process.execPath, [script], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, NAG: 'off' },
    });
  }
}
