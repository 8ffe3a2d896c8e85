import { AwsFault, kms, type AwsSession } from '@sequester/aws';
import type { FoundingContext, KeyStore, PracticeContext } from '@sequester/domain';
import type { MemberId } from '@sequester/model';
import {
  practiceKeyPolicy,
  providerKeyPolicy,
  type KeyPolicy,
  type PracticeKeySurroundings,
  type ProviderKeySurroundings,
} from '@sequester/vault';

/** Whom the policies of new keys name. */
export type KeyPrincipals = Omit<ProviderKeySurroundings & PracticeKeySurroundings, 'practiceId' | 'memberId'>;

interface NewKey {
  alias: string;
  description: string;
  policy: KeyPolicy;
  tags: Record<string, string>;
}

/** KMS answers either for an alias that is not there, as the caller may see it or not. */
const notThere = new Set(['NotFoundException', 'AccessDeniedException']);

/** Makes keys in KMS, each under an alias of its own: what an interrupted try has made is found by that alias. */
export class KmsKeys implements KeyStore {
  readonly #session: AwsSession;
  readonly #principals: KeyPrincipals;

  constructor(session: AwsSession, principals: KeyPrincipals) {
    this.#session = session;
    this.#principals = principals;
  }

  practiceKey({ practiceId }: FoundingContext): Promise<string> {
    return this.#named({
      alias: `alias/sequester/${practiceId}`,
      description: 'Artifacts and extracts of one practice',
      policy: practiceKeyPolicy({ ...this.#principals, practiceId }),
      tags: { practice: practiceId },
    });
  }

  providerKey({ practiceId }: PracticeContext, memberId: MemberId): Promise<string> {
    return this.#named({
      alias: `alias/sequester/${practiceId}/${memberId}`,
      description: 'Psychotherapy notes of one therapist',
      policy: providerKeyPolicy({ ...this.#principals, practiceId, memberId }),
      tags: { practice: practiceId, provider: memberId },
    });
  }

  async #named(key: NewKey): Promise<string> {
    return (await this.#find(key.alias)) ?? this.#make(key);
  }

  async #find(alias: string): Promise<string | undefined> {
    try {
      const { KeyMetadata: found } = await kms(this.#session, (client, sdk) =>
        client.send(new sdk.DescribeKeyCommand({ KeyId: alias })),
      );
      return found?.Arn;
    } catch (error) {
      if (error instanceof AwsFault && notThere.has(error.code)) return undefined;

      throw error;
    }
  }

  async #make({ alias, description, policy, tags }: NewKey): Promise<string> {
    const input = {
      Description: description,
      Policy: JSON.stringify(policy),
      // KMS refuses a policy that its maker cannot change later, unless told that this is meant.
      BypassPolicyLockoutSafetyCheck: true,
      Tags: Object.entries(tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue })),
    };
    const { KeyMetadata: made } = await kms(this.#session, (client, sdk) =>
      client.send(new sdk.CreateKeyCommand(input)),
    );
    const { Arn: arn, KeyId: keyId } = made ?? {};
    if (arn === undefined || keyId === undefined) throw new AwsFault('KMS', 'NoKey', 200);

    try {
      const named = { AliasName: alias, TargetKeyId: keyId };
      await kms(this.#session, (client, sdk) => client.send(new sdk.CreateAliasCommand(named)));
      return arn;
    } catch (error) {
      const first =
        error instanceof AwsFault && error.code === 'AlreadyExistsException' ? await this.#find(alias) : undefined;
      if (first === undefined) throw error;

      return first;
    }
  }
}
