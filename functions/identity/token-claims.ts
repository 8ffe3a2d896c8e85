import type { Person } from '@sequester/model';
import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';

/** The group of those who found practices. */
const operatorGroup = 'operators';

const claimsOf = (person: Person | undefined, groups: readonly string[]): Record<string, string> => ({
  ...(person === undefined ? {} : { epoch: String(person.epoch) }),
  ...(groups.includes(operatorGroup) ? { operator: 'true' } : {}),
});

/**
 * Claims of the access token (pre token generation, version 2): how often the person has signed out everywhere, for whoever
 * has a row, and whether they are an operator. Nothing of what the issuer keeps of a person gets in.
 */
export const tokenClaims =
  (find: (sub: string) => Promise<Person | undefined>) =>
  async (event: PreTokenGenerationV2TriggerEvent): Promise<PreTokenGenerationV2TriggerEvent> => {
    const { userAttributes, groupConfiguration } = event.request;
    const { sub } = userAttributes;
    const person = sub === undefined ? undefined : await find(sub);
    const claims = claimsOf(person, groupConfiguration.groupsToOverride ?? []);
    event.response.claimsAndScopeOverrideDetails = { accessTokenGeneration: { claimsToAddOrOverride: claims } };
    return event;
  };
