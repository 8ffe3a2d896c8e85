import { randomBytes } from 'node:crypto';

import { refusals } from '@sequester/contract';
import { log, logFault, retryAfter } from '@sequester/edge';
import { Refusal } from '@sequester/model';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

import { readsHtml } from './form.ts';
import { page } from './page.ts';
import { faultPage, refusalPage, type PageContent } from './pages.ts';
import { settings } from './stores.ts';

type Result = APIGatewayProxyStructuredResultV2;

const pageAnswer = (status: number, content: PageContent): Result =>
  page({ status, ...content, extractsBucket: settings.BUCKET_EXTRACTS });

/** What the forms of a page need: the token that brought the reader here, and a new name for the next try. */
export const pageFor = (token: string): { token: string; attempt: string } => ({
  token,
  attempt: randomBytes(16).toString('base64url'),
});

/** The same answer as a page for people and as JSON for programs. */
export const answer = (
  event: APIGatewayProxyEventV2,
  { status, json, page: made }: { status: number; json: unknown; page: () => PageContent },
): Result =>
  readsHtml(event)
    ? pageAnswer(status, made())
    : { statusCode: status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(json) };

/** A refusal or a fault as a page. The token goes back only into the page of the one who brought it. */
export const failurePage = (event: APIGatewayProxyEventV2, error: unknown): Result => {
  if (!(error instanceof Refusal)) {
    logFault('OPERATION_FAILED', { route: event.routeKey }, error);
    return pageAnswer(500, faultPage);
  }
  log('OPERATION_REFUSED', { route: event.routeKey, refusal: error.code });
  const token = event.pathParameters?.['token'];
  const refused = pageAnswer(
    refusals[error.code].status,
    refusalPage(error, token === undefined ? undefined : pageFor(token)),
  );
  return { ...refused, headers: { ...refused.headers, ...retryAfter(error) } };
};
