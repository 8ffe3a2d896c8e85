import { execFileSync } from 'node:child_process';

/** Bundles the functions and synthesises the infrastructure once for all projects, so that every test meets what would be deployed. */
export default function setup(): void {
  if (process.env['SYNTHESISED'] === 'yes') return;

  process.env['SYNTHESISED'] = 'yes';
  for (const script of ['infra/build.ts', 'infra/app.ts']) {
    execFileSync(process.execPath, [script], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, NAG: 'off' },
    });
  }
}
