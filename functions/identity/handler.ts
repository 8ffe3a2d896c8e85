import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';

const copied = ['practice', 'member', 'roles', 'provider', 'patient'] as const;

/** Copies what the user pool keeps of a person into the claims of the access token (pre token generation, version 2). */
export const handler = async (event: PreTokenGenerationV2TriggerEvent): Promise<PreTokenGenerationV2TriggerEvent> => {
  const { userAttributes } = event.request;
  const claims = copied.flatMap((name) => {
    const value = userAttributes[`custom:${name}`];
    return value === undefined || value === '' ? [] : [[name, value] as const];
  });
  event.response.claimsAndScopeOverrideDetails = { accessTokenGeneration: { claimsToAddOrOverride: Object.fromEntries(claims) } };
  return event;
};
