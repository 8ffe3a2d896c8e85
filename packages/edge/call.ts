import type { Operation } from '@sequester/contract';
import type { Acting, Attempt, Context } from '@sequester/domain';
import { type Instant, PracticeId, Refusal } from '@sequester/model';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';

import { sha256Hex } from './digest.ts';
import { newIds } from './new-id.ts';
import { bodyText, header } from './request.ts';

/** Who calls, under which membership; an operator has none. */
export type Identity = Pick<Acting, 'actor'> & Partial<Acting>;

/** In which roles a request is made: in others it is another one, and gets no answer that was for those. */
const rolesOf = ({ actor }: Identity): string => (actor.kind === 'member' ? actor.roles.toSorted().join(' ') : '');

const attemptOf = (
  operation: Operation,
  event: APIGatewayProxyEventV2WithJWTAuthorizer,
  identity: Identity,
): Attempt | undefined => {
  if (operation.method !== 'POST' || operation.asks === true || operation.repeatable === true) return undefined;

  const key = header(event, 'idempotency-key');
  if (key === undefined || key.length < 8 || key.length > 200) throw new Refusal('idempotency-key-missing');

  if (!/^[!-~]+$/.test(key)) {
    throw new Refusal('invalid-request', [
      {
        path: 'headers.Idempotency-Key',
        code: 'invalid_format',
        text: 'Use letters, digits and signs of ASCII, without spaces.',
      },
    ]);
  }

  return {
    operationId: operation.id,
    keySha256: sha256Hex(key),
    requestSha256: sha256Hex([event.rawPath, rolesOf(identity), bodyText(event)].join('\n')),
  };
};

/**
 * The surroundings of one call. An operator has no practice yet: the one to be created is named by the attempt's key. All
 * other ids are named by key and request, so that another request never meets what a try that was cut short left behind.
 */
export const contextOf = (
  operation: Operation,
  event: APIGatewayProxyEventV2WithJWTAuthorizer,
  { identity, now }: { identity: Identity; now: Instant },
): Context => {
  const { practiceId, actor, standing, opening } = identity;
  const attempt = attemptOf(operation, event, identity);
  const key =
    attempt === undefined ? undefined : [practiceId ?? '', actor.id, operation.id, attempt.keySha256].join('\n');
  return {
    practiceId: practiceId ?? PracticeId.parse(newIds(key)('practice')),
    actor,
    now,
    newId: newIds(attempt === undefined ? undefined : `${key}\n${attempt.requestSha256}`),
    ...(attempt === undefined ? {} : { attempt }),
    ...(standing === undefined ? {} : { standing }),
    ...(opening === undefined ? {} : { opening }),
  };
};
