import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  ClientAttributes,
  FeaturePlan,
  LambdaVersion,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  UserPool,
  UserPoolOperation,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';

import { acknowledge } from '../constructs/acknowledged.ts';
import { AreaFunction } from '../constructs/area-function.ts';
import type { Names } from '../names.ts';
import { environmentOf } from '../permissions/environment.ts';
import type { Deployment } from '../permissions/of-function.ts';
import type { Stage } from '../stages.ts';
import type { Keys } from './keys.ts';
import type { ServiceStackProps } from './records.ts';

interface IdentityStackProps extends ServiceStackProps {
  keys: Keys;
  deployment: Deployment;
}

/** 45 CFR 164.312(a)(2)(iii): a session ends by itself. */
const tokenLife = Duration.minutes(15);

/** Accounts of members and patients. Nobody signs up; whoever signs in shows a second factor. */
export class IdentityStack extends Stack {
  readonly pool: UserPool;
  readonly client: UserPoolClient;
  readonly tokens: AreaFunction;

  constructor(scope: Construct, id: string, { stage, names, keys, deployment, ...props }: IdentityStackProps) {
    super(scope, id, { ...props, terminationProtection: stage.retain });
    this.tokens = new AreaFunction(this, 'identity', {
      deployment,
      operationsKey: keys.operations,
      environment: environmentOf('identity', deployment),
    });
    this.pool = this.#pool(stage, names.prefix);
    this.pool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, this.tokens.lambda, LambdaVersion.V2_0);
    this.client = this.#client(stage);
    this.pool.addGroup('Operators', { groupName: 'operators', description: 'Who founds practices, and sees none' });
    this.#signIn(names);
    acknowledge(
      this.pool,
      'AwsSolutions-COG8',
      'The Plus plan adds risk scores for guessed passwords. A second factor is required of everyone, nobody can sign up, and tokens last 15 minutes; the Essentials plan holds all three.',
    );
  }

  #pool(stage: Stage, prefix: string): UserPool {
    return new UserPool(this, 'Pool', {
      userPoolName: prefix,
      featurePlan: FeaturePlan.ESSENTIALS,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 14,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
        passwordHistorySize: 12,
      },
      keepOriginal: { email: true },
      deletionProtection: stage.retain,
      removalPolicy: stage.retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
  }

  #client(stage: Stage): UserPoolClient {
    return this.pool.addClient('Web', {
      userPoolClientName: 'web',
      generateSecret: false,
      // A client without a list of flows has SRP and custom ones, and rotation excludes the flow that renews without it.
      // What is left needs `cognito-idp:AdminInitiateAuth`, which no role has: people sign in on the pages alone.
      authFlows: { adminUserPassword: true },
      refreshTokenRotationGracePeriod: Duration.seconds(0),
      // An empty list counts as none, and then every standard attribute is writable. Nothing reads `locale`, and
      // writing it needs the scope `aws.cognito.signin.user.admin`, which the client does not offer.
      writeAttributes: new ClientAttributes().withStandardAttributes({ locale: true }),
      oAuth: {
        flows: { authorizationCodeGrant: true, implicitCodeGrant: false, clientCredentials: false },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL],
        callbackUrls: [`${stage.publicUrl}/signed-in`],
        logoutUrls: [`${stage.publicUrl}/signed-out`],
      },
      accessTokenValidity: tokenLife,
      idTokenValidity: tokenLife,
      refreshTokenValidity: Duration.hours(12),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
    });
  }

  /** The pages of Cognito, without which the code flow has nowhere to begin. */
  #signIn(names: Names): void {
    const domain = this.pool.addDomain('SignIn', {
      cognitoDomain: { domainPrefix: names.signInDomain },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    new CfnManagedLoginBranding(this, 'SignInPages', {
      userPoolId: this.pool.userPoolId,
      clientId: this.client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    new CfnOutput(this, 'SignInUrl', { value: domain.baseUrl(), description: 'Where people sign in' });
  }
}
