import { AwsFault, type AwsSession } from '@sequester/aws';
import { Refusal, type AccountStore, type Holder, type MemberId, type Role } from '@sequester/domain';
import * as z from 'zod';

const Found = z.object({ UserAttributes: z.array(z.object({ Name: z.string(), Value: z.string().default('') })).default([]) });

const attributesOf = (holder: Holder): Record<string, string> => ({
  'custom:practice': holder.practiceId,
  ...(holder.kind === 'member' ? { 'custom:member': holder.memberId, 'custom:roles': holder.roles.join(' ') } : { 'custom:patient': holder.patientId }),
});

const listed = (attributes: Record<string, string>) => Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));

/** Accounts in a Cognito user pool; the e-mail address is the user name, and the holder stands in attributes that tokens copy. */
export class CognitoAccounts implements AccountStore {
  readonly #session: AwsSession;
  readonly #pool: string;

  constructor(session: AwsSession, pool: string) {
    this.#session = session;
    this.#pool = pool;
  }

  async open(email: string, holder: Holder): Promise<void> {
    const attributes = { email, email_verified: 'true', ...attributesOf(holder) };
    try {
      await this.#call('AdminCreateUser', { Username: email, DesiredDeliveryMediums: ['EMAIL'], UserAttributes: listed(attributes) });
    } catch (error) {
      if (!(error instanceof AwsFault) || error.code !== 'UsernameExistsException') {
        throw error;
      }
      await this.#mustBelongTo(email, holder);
    }
  }

  async changeRoles(email: string, roles: readonly Role[]): Promise<void> {
    await this.#set(email, { 'custom:roles': roles.join(' ') });
  }

  async enrol(email: string, memberId: MemberId): Promise<void> {
    await this.#set(email, { 'custom:provider': memberId });
  }

  async disable(email: string): Promise<void> {
    await this.#call('AdminDisableUser', { Username: email });
  }

  /** The account that is there is the one that an earlier try opened; otherwise the address is another's. */
  async #mustBelongTo(email: string, holder: Holder): Promise<void> {
    const { UserAttributes: found } = Found.parse(await this.#call('AdminGetUser', { Username: email }));
    const { 'custom:roles': _, ...identity } = attributesOf(holder);
    const same = Object.entries(identity).every(([name, value]) => found.some((attribute) => attribute.Name === name && attribute.Value === value));
    if (!same) {
      throw new Refusal('account-exists');
    }
  }

  async #set(email: string, attributes: Record<string, string>): Promise<void> {
    await this.#call('AdminUpdateUserAttributes', { Username: email, UserAttributes: listed(attributes) });
  }

  #call(operation: string, input: Record<string, unknown>): Promise<unknown> {
    return this.#session.json('cognito-idp', `AWSCognitoIdentityProviderService.${operation}`, { UserPoolId: this.#pool, ...input });
  }
}
