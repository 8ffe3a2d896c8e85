export type Service = 'dynamodb' | 'kms' | 's3' | 'sqs' | 'sts' | 'ses' | 'cognito-idp';

const hosts: Record<Service, string> = {
  'cognito-idp': 'cognito-idp',
  dynamodb: 'dynamodb',
  kms: 'kms',
  s3: 's3',
  ses: 'email',
  sqs: 'sqs',
  sts: 'sts',
};

export const region = (): string => process.env['AWS_REGION'] ?? 'us-east-1';

const override = (service: Service): string | undefined =>
  process.env[`AWS_ENDPOINT_URL_${service.toUpperCase().replace('-', '_')}`] ?? process.env['AWS_ENDPOINT_URL'];

/** Where a service answers, without a closing slash: AWS itself, or what `AWS_ENDPOINT_URL[_<SERVICE>]` names. */
export const endpoint = (service: Service): string =>
  (override(service) ?? `https://${hosts[service]}.${region()}.amazonaws.com`).replace(/\/$/, '');

/** The URL of an object: path style at an overridden endpoint, virtual-host style at AWS. */
export const objectUrl = (bucket: string, key: string): string => {
  const path = key.split('/').map(encodeURIComponent).join('/');
  const overridden = override('s3');
  return overridden === undefined
    ? `https://${bucket}.s3.${region()}.amazonaws.com/${path}`
    : `${endpoint('s3')}/${bucket}/${path}`;
};
