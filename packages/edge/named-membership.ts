import { type MembershipName, membershipNameOf, Refusal } from '@sequester/model';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

import { header } from './request.ts';

const membershipHeader = 'Sequester-Membership';

/** The membership that a call names. Refuses a header that is none, and says how one is written. */
export const namedMembership = (event: APIGatewayProxyEventV2): MembershipName | undefined => {
  const text = header(event, membershipHeader);
  if (text === undefined) return undefined;

  const name = membershipNameOf(text);
  if (name === undefined) {
    throw new Refusal('membership-needed', [
      {
        path: `header.${membershipHeader}`,
        code: 'not-a-membership',
        text: 'Send one of the texts that GET /me gives as `membership`.',
      },
    ]);
  }
  return name;
};
