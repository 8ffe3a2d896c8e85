import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

import { guardedHeaders, observed, problemDetails } from './observed.ts';

/** A Lambda handler for callers without an account: guarded, observed, and refusing as problem details like every other. */
export const serveVisitors = (visit: (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>) =>
  middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(guardedHeaders())
    .use(problemDetails())
    .use(observed())
    .handler(visit);
