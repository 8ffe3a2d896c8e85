import type { MiddlewareObj } from '@middy/core';
import { Refusal } from '@sequester/model';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

import { log, logFault } from './log.ts';
import { faultProblem, refusalProblem } from './problem.ts';
import { bodyText } from './request.ts';

type Guarantee = MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>;

/** Every answer is logged by route, status and duration; every refusal and fault by its code. */
export const observed = (): Guarantee => {
  const started = new WeakMap<object, number>();
  return {
    before: ({ event }) => {
      started.set(event, performance.now());
    },
    after: ({ event, response }) => {
      const milliseconds = Math.round(performance.now() - (started.get(event) ?? 0));
      log('OPERATION_ANSWERED', { route: event.routeKey, status: response?.statusCode ?? 200, milliseconds });
    },
    onError: ({ event, error }) => {
      if (error instanceof Refusal) log('OPERATION_REFUSED', { route: event.routeKey, refusal: error.code });
      else logFault('OPERATION_FAILED', { route: event.routeKey }, error);
    },
  };
};

/** The body as it came, where it can be read. */
const bodyOf = (event: APIGatewayProxyEventV2): unknown => {
  try {
    return JSON.parse(bodyText(event));
  } catch {
    return undefined;
  }
};

/** What is thrown leaves as problem details: a refusal with its code, anything else as a fault without a word of its cause. */
export const problemDetails = (): Guarantee => ({
  onError: (request) => {
    request.response =
      request.error instanceof Refusal ? refusalProblem(request.error, bodyOf(request.event)) : faultProblem();
  },
});

const guard: NonNullable<Guarantee['after']> = ({ response }) => {
  if (response !== null && response !== undefined) {
    response.headers = {
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'strict-transport-security': 'max-age=63072000; includeSubDomains',
      ...response.headers,
    };
  }
};

/** No answer may be kept by a cache, framed, or sniffed for another type. */
export const guardedHeaders = (): Guarantee => ({ after: guard, onError: guard });
