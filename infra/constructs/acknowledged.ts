import { Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Accepts one finding of one rule on one construct, with the reason that an auditor will read. */
export const acknowledge = (construct: IConstruct, id: string, reason: string): void => {
  Validations.of(construct).acknowledge({ id, reason });
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const flat = (value: unknown): string => {
  if (typeof value === 'string') return value.replaceAll('${', '<').replaceAll('}', '>');

  if (!isRecord(value)) return JSON.stringify(value);

  const { Ref: reference, 'Fn::Join': join, 'Fn::GetAtt': attribute, 'Fn::ImportValue': imported } = value;
  if (Array.isArray(join) && Array.isArray(join[1])) return join[1].map(flat).join(flat(join[0]));

  if (Array.isArray(attribute)) return `<${attribute.map(flat).join('.')}>`;

  return imported === undefined ? `<${flat(reference)}>` : flat(imported);
};

/** An ARN as cdk-nag writes it in the id of a finding. */
export const asFound = (scope: IConstruct, arn: string): string => flat(Stack.of(scope).resolve(arn));
