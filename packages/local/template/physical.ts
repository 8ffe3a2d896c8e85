import { createHash } from 'node:crypto';

export const accountId = '111122223333';
export const region = 'us-east-1';

/** What `Ref` and `Fn::GetAtt` answer for one resource. */
export interface Identity {
  ref: string;
  attributes: Record<string, unknown>;
}

interface Named {
  stack: string;
  logicalId: string;
  /** Answers a property of the resource with its intrinsics resolved. */
  property(name: string): unknown;
}

const digest = (named: Named): string => createHash('sha256').update(`${named.stack}/${named.logicalId}`).digest('hex');

const alphanumeric = (named: Named, length: number): string =>
  BigInt(`0x${digest(named)}`)
    .toString(36)
    .slice(0, length);

const uuid = (named: Named): string => {
  const hex = digest(named);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

const nameOf = (named: Named, property: string): string => {
  const value = named.property(property);
  return typeof value === 'string'
    ? value
    : `${named.stack}-${named.logicalId}-${alphanumeric(named, 12).toUpperCase()}`;
};

const arn = (service: string, rest: string): string => `arn:aws:${service}:${region}:${accountId}:${rest}`;

const table = (named: Named): Identity => {
  const name = nameOf(named, 'TableName');
  const own = arn('dynamodb', `table/${name}`);
  return {
    ref: name,
    attributes: { Arn: own, StreamArn: `${own}/stream/2026-01-01T00:00:00.000`, TableId: uuid(named) },
  };
};

const principal =
  (kind: 'role' | 'user', property: string) =>
  (named: Named): Identity => {
    const name = nameOf(named, property);
    const path = named.property('Path');
    const whole = `${typeof path === 'string' ? path : '/'}${name}`;
    return {
      ref: name,
      attributes: {
        Arn: `arn:aws:iam::${accountId}:${kind}${whole}`,
        RoleId: `AROA${alphanumeric(named, 17).toUpperCase()}`,
      },
    };
  };

const bucket = (named: Named): Identity => {
  const name = nameOf(named, 'BucketName').toLowerCase();
  return {
    ref: name,
    attributes: {
      Arn: `arn:aws:s3:::${name}`,
      DomainName: `${name}.s3.amazonaws.com`,
      RegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
    },
  };
};

const userPool = (named: Named): Identity => {
  const id = `${region}_${alphanumeric(named, 9)}`;
  const provider = `cognito-idp.${region}.amazonaws.com/${id}`;
  return {
    ref: id,
    attributes: {
      Arn: arn('cognito-idp', `userpool/${id}`),
      UserPoolId: id,
      ProviderName: provider,
      ProviderURL: `https://${provider}`,
    },
  };
};

const httpApi = (named: Named): Identity => {
  const id = alphanumeric(named, 10);
  return { ref: id, attributes: { ApiId: id, ApiEndpoint: `https://${id}.execute-api.${region}.amazonaws.com` } };
};

const distribution = (named: Named): Identity => {
  const id = `E${alphanumeric(named, 13).toUpperCase()}`;
  return { ref: id, attributes: { Id: id, DomainName: `d${alphanumeric(named, 13)}.cloudfront.net` } };
};

const version = (named: Named): Identity => {
  const own = named.property('FunctionName');
  const whole = String(own).startsWith('arn:') ? String(own) : arn('lambda', `function:${String(own)}`);
  const qualifier = named.property('Name');
  return {
    ref: `${whole}:${typeof qualifier === 'string' ? qualifier : '1'}`,
    attributes: { Version: '1', FunctionArn: whole },
  };
};

const byName =
  (property: string, own: (name: string) => string, further: (name: string) => Record<string, unknown> = () => ({})) =>
  (named: Named): Identity => {
    const name = nameOf(named, property);
    return { ref: name, attributes: { Arn: own(name), ...further(name) } };
  };

const byId =
  (id: (named: Named) => string, service: string, kind: string) =>
  (named: Named): Identity => {
    const own = id(named);
    return { ref: own, attributes: { Arn: arn(service, `${kind}${own}`), KeyId: own, ClientId: own, Id: own } };
  };

const queue = (named: Named): Identity => {
  const name = nameOf(named, 'QueueName');
  const url = `https://sqs.${region}.amazonaws.com/${accountId}/${name}`;
  return { ref: url, attributes: { Arn: arn('sqs', name), QueueName: name, QueueUrl: url } };
};

const kinds: Record<string, (named: Named) => Identity> = {
  'AWS::ApiGatewayV2::Api': httpApi,
  'AWS::CloudFront::Distribution': distribution,
  'AWS::CloudFront::Function': (named) => {
    const own = `arn:aws:cloudfront::${accountId}:function/${nameOf(named, 'Name')}`;
    return { ref: own, attributes: { FunctionARN: own } };
  },
  'AWS::Cognito::UserPool': userPool,
  'AWS::Cognito::UserPoolClient': byId((named) => alphanumeric(named, 26), 'cognito-idp', 'client/'),
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::DynamoDB::Table': table,
  'AWS::Events::Rule': byName('Name', (name) => arn('events', `rule/${name}`)),
  'AWS::IAM::ManagedPolicy': (named) => {
    const own = `arn:aws:iam::${accountId}:policy/${nameOf(named, 'ManagedPolicyName')}`;
    return { ref: own, attributes: { PolicyArn: own } };
  },
  'AWS::IAM::Role': principal('role', 'RoleName'),
  'AWS::IAM::User': principal('user', 'UserName'),
  'AWS::KMS::Alias': byName('AliasName', (name) => arn('kms', name)),
  'AWS::KMS::Key': byId(uuid, 'kms', 'key/'),
  'AWS::Lambda::Alias': version,
  'AWS::Lambda::Function': byName('FunctionName', (name) => arn('lambda', `function:${name}`)),
  'AWS::Lambda::Version': version,
  'AWS::Logs::LogGroup': byName('LogGroupName', (name) => arn('logs', `log-group:${name}:*`)),
  'AWS::S3::Bucket': bucket,
  'AWS::SNS::Topic': (named) => {
    const name = nameOf(named, 'TopicName');
    return { ref: arn('sns', name), attributes: { TopicArn: arn('sns', name), TopicName: name } };
  },
  'AWS::SQS::Queue': queue,
  'AWS::Scheduler::Schedule': byName('Name', (name) => arn('scheduler', `schedule/default/${name}`)),
};

/**
 * Names and ARNs as CloudFormation would give them, the same at every start. Kinds that are not run answer with their
 * logical id, since nothing here ever calls them.
 */
export const identityOf = (type: string, named: Named): Identity =>
  kinds[type]?.(named) ?? {
    ref: named.logicalId,
    attributes: { Arn: arn('cloudformation', `unrun/${named.logicalId}`) },
  };
