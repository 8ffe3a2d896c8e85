import { cognitoService } from './cognito/service.ts';
import { FileUserStore } from './cognito/user-store.ts';
import { dynamoService } from './dynamodb/service.ts';
import type { Send } from './events/dynamo.ts';
import type { Authorizer } from './iam/authorizer.ts';
import { demand } from './iam/demand.ts';
import { KeyStore } from './kms/key-store.ts';
import { kmsService } from './kms/service.ts';
import { ObjectStore } from './s3/object-store.ts';
import { s3Service } from './s3/service.ts';
import { UploadStore } from './s3/upload-store.ts';
import { Outbox } from './ses/outbox.ts';
import { sesService } from './ses/service.ts';
import type { Answer } from './signing/answer.ts';
import type { Authenticated } from './signing/authenticate.ts';
import type { Keyring } from './signing/keyring.ts';
import { AwsRefusal } from './signing/refusal.ts';
import { smsVoiceService } from './sms-voice/service.ts';
import { Queues } from './sqs/queues.ts';
import { sqsService } from './sqs/service.ts';
import { stsService } from './sts/service.ts';
import type { EndpointOptions, Mail, UserStore } from './types.ts';

type Service = (request: Authenticated) => Promise<Answer>;

interface Parts {
  keyring: Keyring;
  authorizer: Authorizer;
  now: () => number;
}

/** The services that run, by the name that stands in a credential's scope. */
export interface Services {
  byName: Readonly<Record<string, Service | undefined>>;
  users: UserStore;
  outbox: Outbox;
  queues: Queues;
}

const noEngine: Send = async () => {
  throw new AwsRefusal('InternalServerError', 'The DynamoDB engine does not answer.', {
    status: 500,
    reason: 'there is none',
  });
};

/** Lambda Invoke, for those who call a function by hand. */
const lambdaService =
  ({ cloud, invoke }: EndpointOptions, authorizer: Authorizer): Service =>
  async ({ call, caller }) => {
    const name = /^\/2015-03-31\/functions\/([A-Za-z0-9_-]+)\/invocations$/.exec(call.path)?.[1];
    if (call.method !== 'POST' || name === undefined)
      throw new AwsRefusal('UnknownOperationException', 'The operation was not recognized.', { status: 404 });

    const arn = `arn:aws:lambda:${cloud.region}:${cloud.accountId}:function:${name}`;
    await demand(authorizer, { caller, action: 'lambda:InvokeFunction', resource: arn });
    if (invoke === undefined)
      throw new AwsRefusal('ResourceNotFoundException', `Function not found: ${arn}`, { status: 404 });

    const payload: unknown = call.body.length === 0 ? {} : JSON.parse(call.body.toString('utf8'));
    const { ok, result } = await invoke(name, payload);
    return {
      status: 200,
      headers: { 'content-type': 'application/json', ...(ok ? {} : { 'x-amz-function-error': 'Unhandled' }) },
      body: JSON.stringify(result ?? null),
    };
  };

/** Puts the services together over one state directory. */
export const servicesOf = (options: EndpointOptions, { keyring, authorizer, now }: Parts): Services => {
  const { cloud, directory } = options;
  const keys = new KeyStore(directory, cloud, now);
  const kms = { cloud, keys, authorizer, now, grantDelaySeconds: options.grantDelaySeconds ?? 0 };
  const objects = new ObjectStore(
    directory,
    cloud.buckets.map(({ name }) => name),
  );
  const uploads = new UploadStore(directory, now);
  const outbox = new Outbox(directory);
  const messages = { cloud, authorizer, outbox, now, onMail: (mail: Mail) => options.onMail?.(mail) };
  const queues = new Queues(directory, cloud.queues, now);
  const users = new FileUserStore(directory);
  return {
    byName: {
      'cognito-idp': cognitoService({ cloud, authorizer, users, now }),
      dynamodb: dynamoService({
        cloud,
        authorizer,
        send: options.dynamo ?? noEngine,
        onTableWrite: (name) => options.onTableWrite?.(name),
      }),
      kms: kmsService(kms),
      lambda: lambdaService(options, authorizer),
      s3: s3Service({
        cloud,
        authorizer,
        kms,
        objects,
        uploads,
        ownKey: keyring.derive('objects under keys of S3'),
        now,
      }),
      ses: sesService(messages),
      'sms-voice': smsVoiceService(messages),
      sqs: sqsService({ cloud, authorizer, queues, kms }),
      sts: stsService({ cloud, keyring, authorizer }),
    },
    users,
    outbox,
    queues,
  };
};
