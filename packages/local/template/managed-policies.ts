import type { PolicyDocument } from '../types.ts';
import { TemplateFault } from './intrinsics.ts';

const allow = (...actions: string[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
});

const logs = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];

/** AWS managed policies as AWS documents them, November 2026. */
const documents: Record<string, PolicyDocument> = {
  'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole': allow(...logs),
  'arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess': allow(
    'xray:PutTraceSegments',
    'xray:PutTelemetryRecords',
    'xray:GetSamplingRules',
    'xray:GetSamplingTargets',
    'xray:GetSamplingStatisticSummaries',
  ),
  'arn:aws:iam::aws:policy/CloudWatchLambdaInsightsExecutionRolePolicy': allow(...logs),
};

/** Roles of AWS services that are not run here: their policies decide nothing on a laptop. */
const serviceRoles =
  /^arn:aws:iam::aws:policy\/(service-role\/(AWSBackup|AmazonAPIGateway|AWSConfig|AmazonCognito)|AWSBackup)/;

/** The document of an AWS managed policy. One that is not known by name is a fault: guessing would widen a role. */
export const awsManagedPolicy = (arn: string): PolicyDocument => {
  const document = documents[arn] ?? (serviceRoles.test(arn) ? { Version: '2012-10-17', Statement: [] } : undefined);
  if (document === undefined) throw new TemplateFault(`the laptop cloud does not know the managed policy ${arn}`);

  return document;
};
