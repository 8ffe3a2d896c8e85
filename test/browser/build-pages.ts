import { execFileSync } from 'node:child_process';

/** Builds the pages of the web app once, so that every test meets what would be deployed. */
export default function setup(): void {
  execFileSync(process.execPath, ['packages/web/build.ts'], { stdio: ['ignore', 'ignore', 'inherit'] });
}
