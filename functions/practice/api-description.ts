import { readFile } from 'node:fs/promises';

import { getOpenApi } from '@sequester/contract';

/** The description of the API, which the build has written beside the function: to make it here would take every schema of the service. */
export const apiDescription = async () =>
  getOpenApi.answer.parse(JSON.parse(await readFile(new URL('openapi.json', import.meta.url), 'utf8')));
