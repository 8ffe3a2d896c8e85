import { Aws, CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginRequestPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
  type BehaviorOptions,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

import { acknowledge } from '../constructs/acknowledged.ts';
import { pageFunction } from '../constructs/page-function.ts';
import { pageHeaders } from '../constructs/page-headers.ts';
import { closedToOthers } from '../constructs/private-bucket.ts';
import { webFirewall } from '../constructs/web-firewall.ts';
import type { Names } from '../names.ts';
import type { Stage } from '../stages.ts';
import type { Keys } from './keys.ts';
import type { ServiceStackProps } from './records.ts';

interface WebStackProps extends ServiceStackProps {
  keys: Keys;
  apiId: string;
  clientId: string;
}

/** The web app, the API and the recipient's door on one origin, behind a firewall. Its certificate and firewall exist in us-east-1 alone. */
export class WebStack extends Stack {
  constructor(scope: Construct, id: string, { stage, names, keys, apiId, clientId, ...props }: WebStackProps) {
    super(scope, id, props);
    const bucket = this.#bucket(stage, names);
    const signIn = names.signInUrl;
    const pages = new Function(this, 'Pages', {
      functionName: `${names.prefix}-pages`,
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(pageFunction({ signIn, clientId })),
    });
    const toApi = this.#toApi(apiId);
    const distribution = new Distribution(this, 'Distribution', {
      comment: names.prefix,
      domainNames: [new URL(stage.publicUrl).hostname],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', stage.certificateArn),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: HttpVersion.HTTP2_AND_3,
      webAclId: webFirewall(this, { stage, names, key: keys.operations }).attrArn,
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(bucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: pageHeaders(this, { names, signIn }),
        functionAssociations: [{ eventType: FunctionEventType.VIEWER_REQUEST, function: pages }],
      },
      additionalBehaviors: { '/api/*': toApi, '/r/*': toApi, '/s/*': toApi },
    });
    acknowledge(
      distribution,
      'AwsSolutions-CFR1',
      'Attorneys, insurers and patients who travel read what is theirs from abroad; a country says nothing of a right.',
    );
    acknowledge(
      distribution,
      'AwsSolutions-CFR3',
      'An access log of the distribution would hold paths, and so the tokens of links and the ids of records. The API logs each call by its route, the firewall without paths.',
    );
    new CfnOutput(this, 'Name', {
      value: distribution.distributionDomainName,
      description: 'What the name of the service points at',
    });
    new CfnOutput(this, 'PagesBucket', { value: bucket.bucketName, description: 'Where the built pages are put' });
  }

  /** The files of the pages, the same for everybody: no record and no name. */
  #bucket(stage: Stage, names: Names): Bucket {
    const bucket = new Bucket(this, 'Files', {
      bucketName: names.bucket('web'),
      encryption: BucketEncryption.S3_MANAGED,
      versioned: true,
      ...closedToOthers,
      removalPolicy: stage.retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    const reason =
      'It holds the files of the web app, which anybody may read and which a build makes again: no record, and nothing worth a key, a copy elsewhere or a log of readers.';
    for (const rule of [
      'HIPAA.Security-S3BucketReplicationEnabled',
      'HIPAA.Security-S3DefaultEncryptionKMS',
      'HIPAA.Security-S3BucketLoggingEnabled',
      'AwsSolutions-S1',
    ])
      acknowledge(bucket, rule, reason);

    return bucket;
  }

  /** What is no page: every method, every header but the host, nothing kept on the way. */
  #toApi(apiId: string): BehaviorOptions {
    return {
      origin: new HttpOrigin(`${apiId}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}`),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    };
  }
}
