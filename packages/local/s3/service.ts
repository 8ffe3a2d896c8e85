import { demand } from '../iam/demand.ts';
import type { Answer } from '../signing/answer.ts';
import type { Authenticated } from '../signing/authenticate.ts';
import { AwsRefusal } from '../signing/refusal.ts';
import type { CloudBucket } from '../types.ts';
import { addressOf, bucketNamed, headersOf } from './address.ts';
import { completeUpload } from './complete-upload.ts';
import { deleteObject } from './delete-object.ts';
import { getObject, headObject } from './get-object.ts';
import { bucketsXml, listObjects } from './list-objects.ts';
import { abortUpload, createUpload, listParts, uploadPart } from './multipart.ts';
import { putObject } from './put-object.ts';
import { demandS3, requestContext, type ObjectRequest, type S3Setup } from './setup.ts';

const operations: Record<string, (setup: S3Setup, wanted: ObjectRequest) => Promise<Answer>> = {
  DELETE: deleteObject,
  GET: getObject,
  HEAD: headObject,
  PUT: putObject,
};

const plainParameters =
  /^(x-id|uploads|uploadId|partNumber|max-parts|part-number-marker|versionId|response-.+|x-amz-.+|list-type|prefix|delimiter|max-keys|continuation-token|start-after|encoding-type|fetch-owner)$/i;

/** A subresource that this cloud does not know is refused, never read past. */
const refuseSubresources = ({ call }: Authenticated): void => {
  const unknown = call.query.find(([name]) => !plainParameters.test(name));
  if (unknown !== undefined) {
    throw new AwsRefusal('NotImplemented', 'A parameter you provided implies functionality that is not implemented', {
      status: 501,
    });
  }
};

const inParts: Record<string, (setup: S3Setup, wanted: ObjectRequest) => Promise<Answer>> = {
  DELETE: abortUpload,
  GET: listParts,
  POST: completeUpload,
  PUT: uploadPart,
};

/** The operation on an object that a request asks for: of an upload in parts where it names one. */
const operationOf = ({ method, query }: Authenticated['call']) => {
  if (method === 'POST' && query.some(([name]) => name === 'uploads')) return createUpload;

  return query.some(([name]) => name === 'uploadId') ? inParts[method] : operations[method];
};

const bucketOperation = async (setup: S3Setup, request: Authenticated, bucket: CloudBucket): Promise<Answer> => {
  const { method, query } = request.call;
  if (method === 'HEAD') {
    await demandS3(setup, { request, bucket, action: 'ListBucket' });
    return { status: 200, headers: { 'x-amz-bucket-region': setup.cloud.region }, body: '' };
  }
  if (method === 'GET' && query.some(([name, value]) => name === 'list-type' && value === '2'))
    return listObjects(setup, request, bucket);

  throw new AwsRefusal(
    'NotImplemented',
    'The laptop cloud lists with ListObjectsV2 and knows no other operation on a bucket.',
    { status: 501 },
  );
};

/** S3 over REST and XML: PutObject, GetObject, HeadObject, DeleteObject, uploads in parts, ListObjectsV2, HeadBucket, ListBuckets. */
export const s3Service =
  (setup: S3Setup) =>
  async (request: Authenticated): Promise<Answer> => {
    refuseSubresources(request);
    const { bucketName, key } = addressOf(request.call, setup.cloud);
    if (bucketName === '') {
      await demand(setup.authorizer, {
        caller: request.caller,
        action: 's3:ListAllMyBuckets',
        resource: '*',
        context: requestContext(request),
      });
      return bucketsXml(setup);
    }
    const bucket = bucketNamed(setup.cloud, bucketName);
    if (key === '') return bucketOperation(setup, request, bucket);

    const operation = operationOf(request.call);
    if (operation === undefined) {
      throw new AwsRefusal('MethodNotAllowed', 'The specified method is not allowed against this resource.', {
        status: 405,
      });
    }

    return operation(setup, { request, bucket, key, headers: headersOf(request.call) });
  };
