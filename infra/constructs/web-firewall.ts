import { RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnLoggingConfiguration, CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';

import type { Names } from '../names.ts';
import type { Stage } from '../stages.ts';

interface WebFirewallProps {
  stage: Stage;
  names: Names;
  key: IKey;
}

/** Requests of one source in five minutes; a page with all its files is about forty. */
const anyPath = 3000;
/** Of the recipient's door, whose function stops a source at 300 calls. */
const recipientsDoor = 600;

const counted = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  cloudWatchMetricsEnabled: true,
  metricName,
  // A sample of requests would hold addresses with the tokens of links.
  sampledRequestsEnabled: false,
});

const limit = (
  name: string,
  priority: number,
  statement: Omit<CfnWebACL.RateBasedStatementProperty, 'aggregateKeyType'>,
): CfnWebACL.RuleProperty => ({
  name,
  priority,
  action: { block: { customResponse: { responseCode: 429 } } },
  statement: { rateBasedStatement: { aggregateKeyType: 'IP', ...statement } },
  visibilityConfig: counted(name),
});

const pathBegins = (path: string): CfnWebACL.StatementProperty => ({
  byteMatchStatement: {
    fieldToMatch: { uriPath: {} },
    positionalConstraint: 'STARTS_WITH',
    searchString: path,
    textTransformations: [{ priority: 0, type: 'NONE' }],
  },
});

/** Holds back whoever asks too much, by source. What it logs names no path, no query and no token. */
export const webFirewall = (scope: Construct, { stage, names, key }: WebFirewallProps): CfnWebACL => {
  const firewall = new CfnWebACL(scope, 'Firewall', {
    name: `${names.prefix}-web`,
    scope: 'CLOUDFRONT',
    defaultAction: { allow: {} },
    visibilityConfig: counted('web'),
    rules: [
      limit('recipients-door', 0, { limit: recipientsDoor, scopeDownStatement: pathBegins('/r/') }),
      limit('any-path', 1, { limit: anyPath }),
    ],
  });
  const log = new LogGroup(scope, 'FirewallLog', {
    logGroupName: `aws-waf-logs-${names.prefix}`,
    encryptionKey: key,
    retention: stage.logRetentionDays,
    removalPolicy: stage.retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  new CfnLoggingConfiguration(scope, 'FirewallLogging', {
    resourceArn: firewall.attrArn,
    logDestinationConfigs: [log.logGroupArn],
    redactedFields: [
      { uriPath: {} },
      { queryString: {} },
      { singleHeader: { Name: 'authorization' } },
      { singleHeader: { Name: 'cookie' } },
    ],
  });
  return firewall;
};
