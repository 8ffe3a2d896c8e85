import { startEndpoint } from '@sequester/local';

import { cloud } from './policies.ts';

const [directory = ''] = process.argv.slice(2);

/** The endpoint in a process of its own, to be killed. */
const endpoint = await startEndpoint({ cloud, directory, port: 0 });
process.stdout.write(`${endpoint.url}\n`);
