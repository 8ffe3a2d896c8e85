import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const account = { Ref: 'AWS::AccountId' };

/** A client of the kind that the laptop cloud runs. */
export const signInProperties = {
  ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH'],
  AllowedOAuthFlows: ['code'],
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthScopes: ['openid', 'email'],
  CallbackURLs: ['https://example.example/signed-in'],
  LogoutURLs: ['https://example.example/signed-out'],
  AccessTokenValidity: 15,
  IdTokenValidity: 15,
  RefreshTokenValidity: 12,
  TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'hours' },
  RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 },
};

/** Tables, keys and buckets. */
export const records = {
  Resources: {
    Key: {
      Type: 'AWS::KMS::Key',
      Properties: {
        KeyPolicy: {
          Statement: [
            { Resource: '*', Principal: { AWS: { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' } } },
          ],
        },
      },
    },
    Alias: {
      Type: 'AWS::KMS::Alias',
      Properties: { AliasName: 'alias/example', TargetKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } },
    },
    Notes: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        TableName: 'example-notes',
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'sk', AttributeType: 'S' },
        ],
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
        TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
      },
    },
    Vault: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        BucketName: { 'Fn::Join': ['', ['example-', account, '-vault']] },
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            {
              BucketKeyEnabled: false,
              ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: { 'Fn::GetAtt': 'Key.Arn' } },
            },
          ],
        },
        VersioningConfiguration: { Status: 'Enabled' },
        WebsiteConfiguration: { Ref: 'AWS::NoValue' },
      },
    },
    VaultPolicy: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: {
        Bucket: { Ref: 'Vault' },
        PolicyDocument: { Statement: [{ Resource: { 'Fn::GetAtt': ['Vault', 'Arn'] } }] },
      },
    },
    Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { Strange: { 'Fn::Transform': 1 } } },
    Unmade: { Type: 'AWS::SQS::Queue', Condition: 'Never', Properties: {} },
  },
  Conditions: { Never: { 'Fn::Equals': [account, 'another'] } },
  Outputs: { Stream: { Value: { 'Fn::GetAtt': ['Notes', 'StreamArn'] }, Export: { Name: 'records:Stream' } } },
};

/** A function with what reaches it. */
export const functions = {
  Resources: {
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'example',
        AssumeRolePolicyDocument: { Statement: [] },
        Policies: [{ PolicyName: 'inline', PolicyDocument: { Statement: ['inline'] } }],
        ManagedPolicyArns: [
          { Ref: 'Managed' },
          {
            'Fn::Join': [
              '',
              ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'],
            ],
          },
        ],
      },
    },
    Managed: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { ManagedPolicyName: 'managed', PolicyDocument: { Statement: ['managed'] } },
    },
    Attached: {
      Type: 'AWS::IAM::Policy',
      Properties: { PolicyName: 'attached', PolicyDocument: { Statement: ['attached'] }, Roles: [{ Ref: 'Role' }] },
    },
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: 'example-area',
        Handler: 'index.handler',
        Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
        Timeout: 29,
        Code: { S3Bucket: 'assets', S3Key: 'aaaaaaaaaaaaaaaaaaaa.zip' },
        Environment: {
          Variables: {
            BUCKET: { 'Fn::Select': [0, { 'Fn::Split': [',', 'one,two'] }] },
            WHEN: { 'Fn::If': ['Always', 'yes', 'no'] },
          },
        },
      },
    },
    Failures: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'example-failures' } },
    Mapping: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: { 'Fn::ImportValue': 'records:Stream' },
        FunctionName: { Ref: 'Function' },
        BatchSize: 10,
        MaximumRetryAttempts: 3,
        FilterCriteria: { Filters: [{ Pattern: '{"eventName":["INSERT"]}' }] },
        DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Failures', 'Arn'] } } },
      },
    },
    Rule: {
      Type: 'AWS::Events::Rule',
      Properties: {
        Name: 'example-sweep',
        ScheduleExpression: 'rate(5 minutes)',
        Targets: [{ Arn: { 'Fn::GetAtt': ['Function', 'Arn'] }, Input: '{"kind":"sweep"}' }],
      },
    },
    Pool: {
      Type: 'AWS::Cognito::UserPool',
      Properties: {
        LambdaConfig: {
          PreTokenGenerationConfig: { LambdaArn: { 'Fn::GetAtt': ['Function', 'Arn'] }, LambdaVersion: 'V2_0' },
        },
      },
    },
    Client: { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: { Ref: 'Pool' }, ...signInProperties } },
    Api: {
      Type: 'AWS::ApiGatewayV2::Api',
      Properties: { CorsConfiguration: { AllowOrigins: ['http://localhost:5173'] } },
    },
    Tokens: {
      Type: 'AWS::ApiGatewayV2::Authorizer',
      Properties: {
        AuthorizerType: 'JWT',
        JwtConfiguration: { Issuer: { 'Fn::GetAtt': ['Pool', 'ProviderURL'] }, Audience: [{ Ref: 'Client' }] },
      },
    },
    Integration: {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: {
        IntegrationType: 'AWS_PROXY',
        PayloadFormatVersion: '2.0',
        IntegrationUri: { 'Fn::GetAtt': ['Function', 'Arn'] },
      },
    },
    Permission: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: { 'Fn::GetAtt': ['Function', 'Arn'] },
        Principal: 'apigateway.amazonaws.com',
      },
    },
    Route: {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: {
        RouteKey: 'GET /api/notes/{noteId}',
        AuthorizationType: 'JWT',
        AuthorizerId: { Ref: 'Tokens' },
        Target: { 'Fn::Join': ['', ['integrations/', { Ref: 'Integration' }]] },
      },
    },
  },
  Conditions: { Always: { 'Fn::Not': [{ 'Fn::Equals': ['a', 'b'] }] } },
};

/** Writes stacks as a cloud assembly and answers its folder. */
export const assembly = (stacks: Record<string, unknown>): string => {
  const directory = mkdtempSync(join(tmpdir(), 'assembly-'));
  const write = (name: string, value: unknown): void => writeFileSync(join(directory, name), JSON.stringify(value));
  const artifacts = Object.keys(stacks).map((name) => [
    name,
    { type: 'aws:cloudformation:stack', properties: { templateFile: `${name}.template.json` } },
  ]);
  write('manifest.json', {
    artifacts: { ...Object.fromEntries(artifacts), Tree: { type: 'cdk:tree', properties: {} } },
  });
  mkdirSync(join(directory, 'asset.aaaaaaaaaaaaaaaaaaaa'));
  for (const [name, template] of Object.entries(stacks)) {
    write(`${name}.template.json`, template);
    write(`${name}.assets.json`, {
      files: { aaaaaaaaaaaaaaaaaaaa: { source: { path: 'asset.aaaaaaaaaaaaaaaaaaaa' } } },
    });
  }
  return directory;
};
