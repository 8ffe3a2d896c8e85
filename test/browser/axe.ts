import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { Page } from 'playwright-core';
import * as z from 'zod';

const source = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

const Results = z.object({
  violations: z.array(z.object({ id: z.string(), help: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
});

/** What axe finds on the page as it is now: WCAG 2.2 AA and best practice. */
export const axeFindings = async (page: Page): Promise<string[]> => {
  await page.evaluate(source);
  const results = Results.parse(await page.evaluate('axe.run(document, { resultTypes: ["violations"] })'));
  return results.violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`));
};
