import { AwsFault, cognito, type AwsSession, type CognitoAttribute } from '@sequester/aws';
import type { IssuedAccount, Issuer } from '@sequester/domain';
import { Sub } from '@sequester/model';

/** The group of those who found practices. */
const operatorGroup = 'operators';

const subOf = (attributes: readonly CognitoAttribute[] = []): string =>
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
    const user = { UserPoolId: this.#pool, Username: email };
    const attributes = [
      { Name: 'email', Value: email },
      { Name: 'email_verified', Value: 'true' },
    ];
    try {
      const { User: made } = await cognito(this.#session, (client, sdk) =>
        client.send(
          new sdk.AdminCreateUserCommand({ ...user, DesiredDeliveryMediums: ['EMAIL'], UserAttributes: attributes }),
        ),
      );
      return subOf(made?.Attributes);
    } catch (error) {
      if (!(error instanceof AwsFault) || error.code !== 'UsernameExistsException') throw error;

      const found = await cognito(this.#session, (client, sdk) => client.send(new sdk.AdminGetUserCommand(user)));
      return subOf(found.UserAttributes);
    }
  }

  async enable(sub: string): Promise<void> {
    const user = { UserPoolId: this.#pool, Username: sub };
    await cognito(this.#session, (client, sdk) => client.send(new sdk.AdminEnableUserCommand(user)));
  }

  async disable(sub: string): Promise<void> {
    const user = { UserPoolId: this.#pool, Username: sub };
    await cognito(this.#session, (client, sdk) => client.send(new sdk.AdminDisableUserCommand(user)));
    await this.signOut(sub);
  }

  async signOut(sub: string): Promise<void> {
    const user = { UserPoolId: this.#pool, Username: sub };
    await cognito(this.#session, (client, sdk) => client.send(new sdk.AdminUserGlobalSignOutCommand(user)));
  }

  async *accounts(): AsyncIterable<IssuedAccount> {
    let next: string | undefined;
    do {
      const input = { UserPoolId: this.#pool, Limit: 60, PaginationToken: next };
      const page = await cognito(this.#session, (client, sdk) => client.send(new sdk.ListUsersCommand(input)));
      for (const { Attributes: attributes, Enabled: enabled = false, UserCreateDate: created } of page.Users ?? [])
        yield { sub: subOf(attributes), enabled, createdAt: (created ?? new Date(0)).toISOString() };

      next = page.PaginationToken;
    } while (next !== undefined);
  }

  async operators(): Promise<ReadonlySet<string>> {
    const subs = new Set<string>();
    let next: string | undefined;
    do {
      const input = { UserPoolId: this.#pool, GroupName: operatorGroup, Limit: 60, NextToken: next };
      const page = await cognito(this.#session, (client, sdk) => client.send(new sdk.ListUsersInGroupCommand(input)));
      page.Users?.forEach(({ Attributes: attributes }) => subs.add(subOf(attributes)));
      next = page.NextToken;
    } while (next !== undefined);
    return subs;
  }
}
