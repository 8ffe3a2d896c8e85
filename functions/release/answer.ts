import { refusals } from '@sequester/contract';
import { log, logFault, retryAfter } from '@sequester/edge';
import { Refusal } from '@sequester/model';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

import { readsHtml } from './form.ts';
import { page } from './page.ts';
import { faultPage, refusalPage, type PageContent, type Reading } from './pages.ts';
import { type Call, readingOf } from './visit.ts';

type Result = APIGatewayProxyStructuredResultV2;

/** Where the page of a call is read again from its beginning: at its first two steps, `/r/{token}`. */
const firstPage = ({ event }: Call): string => event.rawPath.split('/').slice(0, 3).join('/');

const pageAnswer = async (call: Call, status: number, made: (reading: Reading) => PageContent): Promise<Result> => {
  const reading = await readingOf(call);
  return page(reading, { status, path: firstPage(call), content: made(reading) });
};

/** The same answer as a page for people and as JSON for programs. */
export const answer = async (
  call: Call,
  { status, json, page: made }: { status: number; json: () => unknown; page: (reading: Reading) => PageContent },
): Promise<Result> =>
  readsHtml(call.event)
    ? pageAnswer(call, status, made)
    : { statusCode: status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(json()) };

/** The page of a success that programs are answered in another way. */
export const successPage = (call: Call, made: (reading: Reading) => PageContent): Promise<Result> =>
  pageAnswer(call, 200, made);

/** A refusal or a fault as a page. The token goes back only into the page of the one who brought it. */
export const failurePage = async (call: Call, error: unknown): Promise<Result> => {
  const { routeKey: route } = call.event;
  if (!(error instanceof Refusal)) {
    logFault('OPERATION_FAILED', { route }, error);
    return pageAnswer(call, 500, faultPage);
  }
  log('OPERATION_REFUSED', { route, refusal: error.code });
  const refused = await pageAnswer(call, refusals[error.code].status, (reading) => refusalPage(reading, error));
  return { ...refused, headers: { ...refused.headers, ...retryAfter(error) } };
};
