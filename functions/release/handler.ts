import { routeKeyOf } from '@sequester/contract';
import { serveVisitors } from '@sequester/edge';
import { Refusal } from '@sequester/model';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

import { failurePage } from './answer.ts';
import { askFreshLinkDoor } from './ask-fresh-link.ts';
import { downloadExtractDoor } from './download-extract.ts';
import { readsHtml } from './form.ts';
import { probeLinkDoor } from './probe-link.ts';
import { sendCodeDoor } from './send-code.ts';
import { viewLinkDoor } from './view-link.ts';
import { viewRequestStatusDoor } from './view-request-status.ts';
import type { Call } from './visit.ts';

const all = [viewLinkDoor, probeLinkDoor, sendCodeDoor, downloadExtractDoor, askFreshLinkDoor, viewRequestStatusDoor];
const doors = new Map(all.map((door) => [routeKeyOf(door.operation), door]));

const opened = async (call: Call): Promise<APIGatewayProxyStructuredResultV2> => {
  const door = doors.get(call.event.routeKey);
  if (door === undefined) throw new Refusal('not-found');

  return door.open(call);
};

/** The door for recipients, who have no account: pages for people, problem details for programs. */
export const handler = serveVisitors(async (event) => {
  const call: Call = { event };
  try {
    return await opened(call);
  } catch (error) {
    if (readsHtml(event)) return failurePage(call, error);

    throw error;
  }
});
