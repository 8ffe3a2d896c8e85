import type { Operation } from '@sequester/contract';
import type { Acting, Attempt, OperatorContext, PracticeActor, PracticeContext } from '@sequester/domain';
import { Refusal, type Instant } from '@sequester/model';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';

import { sha256Hex } from './digest.ts';
import { newIds } from './new-id.ts';
import { bodyText, header } from './request.ts';

/** In which roles a request is made: in others it is another one, and gets no answer that was for those. */
const rolesOf = (actor: PracticeActor): string => (actor.kind === 'member' ? actor.roles.toSorted().join(' ') : '');

const attemptOf = (
  operation: Operation,
  event: APIGatewayProxyEventV2WithJWTAuthorizer,
  roles: string,
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
    requestSha256: sha256Hex([event.rawPath, roles, bodyText(event)].join('\n')),
  };
};

/** The surroundings of one call of a member or a patient. All ids are named by key and request, so that another request never meets what a try that was cut short left behind. */
export const practiceContextOf = (
  operation: Operation,
  event: APIGatewayProxyEventV2WithJWTAuthorizer,
  { acting, now }: { acting: Acting; now: Instant },
): PracticeContext => {
  const attempt = attemptOf(operation, event, rolesOf(acting.actor));
  if (attempt === undefined) return { ...acting, now, newId: newIds() };

  const { keySha256, requestSha256 } = attempt;
  const seed = [acting.practiceId, acting.actor.id, operation.id, keySha256, requestSha256].join('\n');
  return { ...acting, now, newId: newIds(seed), attempt };
};

/** The surroundings of one call of an operator. Its ids follow from the idempotency key alone, not from the body, so that a second body under the same key meets the first act and is refused. */
export const operatorContextOf = (
  operation: Operation,
  event: APIGatewayProxyEventV2WithJWTAuthorizer,
  { operatorId, now }: { operatorId: string; now: Instant },
): OperatorContext => {
  const attempt = attemptOf(operation, event, '');
  const actor = { kind: 'operator', id: operatorId } as const;
  if (attempt === undefined) return { actor, now, newId: newIds() };

  return { actor, now, newId: newIds(['', operatorId, operation.id, attempt.keySha256].join('\n')), attempt };
};
