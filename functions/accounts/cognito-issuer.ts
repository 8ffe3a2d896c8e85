import { AwsFault, type AwsSession } from '@sequester/aws';
import { Sub, type IssuedAccount, type Issuer } from '@sequester/domain';
import * as z from 'zod';

/** The group of those who found practices. */
const operatorGroup = 'operators';

const Attributes = z.array(z.object({ Name: z.string(), Value: z.string().default('') })).default([]);
const Made = z.object({ User: z.object({ Attributes }) });
const Found = z.object({ UserAttributes: Attributes });
const Listed = z.object({ Attributes, Enabled: z.boolean(), UserCreateDate: z.number() });
const Page = z.object({
  Users: z.array(Listed).default([]),
  PaginationToken: z.string().optional(),
  NextToken: z.string().optional(),
});

const subOf = (attributes: z.infer<typeof Attributes>): string =>
  Sub.parse(attributes.find(({ Name: name }) => name === 'sub')?.Value);

/** Accounts in a Cognito user pool. The address is only how one is found the first time; after that it is its `sub`. */
export class CognitoIssuer implements Issuer {
  readonly #session: AwsSession;
  readonly #pool: string;

  constructor(session: AwsSession, pool: string) {
    this.#session = session;
    this.#pool = pool;
  }

  async open(email: string): Promise<string> {
    const attributes = [
      { Name: 'email', Value: email },
      { Name: 'email_verified', Value: 'true' },
    ];
    try {
      return subOf(
        Made.parse(
          await this.#call('AdminCreateUser', {
            Username: email,
            DesiredDeliveryMediums: ['EMAIL'],
            UserAttributes: attributes,
          }),
        ).User.Attributes,
      );
    } catch (error) {
      if (!(error instanceof AwsFault) || error.code !== 'UsernameExistsException') throw error;

      return subOf(Found.parse(await this.#call('AdminGetUser', { Username: email })).UserAttributes);
    }
  }

  async enable(sub: string): Promise<void> {
    await this.#call('AdminEnableUser', { Username: sub });
  }

  async disable(sub: string): Promise<void> {
    await this.#call('AdminDisableUser', { Username: sub });
    await this.signOut(sub);
  }

  async signOut(sub: string): Promise<void> {
    await this.#call('AdminUserGlobalSignOut', { Username: sub });
  }

  async *accounts(): AsyncIterable<IssuedAccount> {
    let token: string | undefined;
    do {
      const page: z.infer<typeof Page> = Page.parse(
        await this.#call('ListUsers', { Limit: 60, ...(token === undefined ? {} : { PaginationToken: token }) }),
      );
      for (const { Attributes: attributes, Enabled: enabled, UserCreateDate: seconds } of page.Users)
        yield { sub: subOf(attributes), enabled, createdAt: new Date(seconds * 1000).toISOString() };

      token = page.PaginationToken;
    } while (token !== undefined);
  }

  async operators(): Promise<ReadonlySet<string>> {
    const subs = new Set<string>();
    let token: string | undefined;
    do {
      const page: z.infer<typeof Page> = Page.parse(
        await this.#call('ListUsersInGroup', {
          GroupName: operatorGroup,
          Limit: 60,
          ...(token === undefined ? {} : { NextToken: token }),
        }),
      );
      page.Users.forEach(({ Attributes: attributes }) => subs.add(subOf(attributes)));
      token = page.NextToken;
    } while (token !== undefined);
    return subs;
  }

  #call(operation: string, input: Record<string, unknown>): Promise<unknown> {
    return this.#session.json('cognito-idp', `AWSCognitoIdentityProviderService.${operation}`, {
      UserPoolId: this.#pool,
      ...input,
    });
  }
}
