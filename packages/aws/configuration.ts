import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';

import type { Credentials } from './credentials.ts';
import { override, region } from './endpoints.ts';

/** Milliseconds in which a connection stands, AWS begins its answer, and the next bytes come. */
const patience = { connectionTimeout: 2000, requestTimeout: 10_000, socketTimeout: 10_000 };

/** Connections stay open and serve all clients. */
const agents = {
  httpAgent: new HttpAgent({ keepAlive: true, maxSockets: 50 }),
  httpsAgent: new HttpsAgent({ keepAlive: true, maxSockets: 50 }),
};

/** Attempts at a call that meets throttling, a fault inside AWS or a broken connection, as the SDK's standard mode spaces them. */
const attempts = 4;

/** A client's configuration, whole: what is left out the SDK looks for in files, instance metadata and modules of its own. */
export const configurationOf = (service: string, { accessKeyId, secretAccessKey, sessionToken }: Credentials) => {
  const endpoint = override(service);
  return {
    region: region(),
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) },
    ...(endpoint === undefined ? { ignoreConfiguredEndpointUrls: true } : { endpoint }),
    requestHandler: { ...agents, ...patience, throwOnRequestTimeout: true },
    retryMode: 'standard',
    maxAttempts: attempts,
    defaultsMode: 'standard' as const,
    authSchemePreference: [],
    useDualstackEndpoint: false,
    useFipsEndpoint: process.env['AWS_USE_FIPS_ENDPOINT'] === 'true',
    userAgentAppId: 'sequester',
  };
};
