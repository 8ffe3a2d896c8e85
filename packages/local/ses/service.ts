import { randomUUID } from 'node:crypto';

import * as z from 'zod';

import type { Authorizer } from '../iam/authorizer.ts';
import { demand } from '../iam/demand.ts';
import type { Answer } from '../signing/answer.ts';
import type { Authenticated } from '../signing/authenticate.ts';
import { inputOf } from '../signing/json-service.ts';
import { AwsRefusal } from '../signing/refusal.ts';
import type { Cloud, Mail } from '../types.ts';
import type { Outbox } from './outbox.ts';

interface SesSetup {
  cloud: Cloud;
  authorizer: Authorizer;
  outbox: Outbox;
  now: () => number;
  onMail: (mail: Mail) => void;
}

const Content = z.looseObject({ Data: z.string() });
const SendEmail = z.looseObject({
  FromEmailAddress: z.string(),
  Destination: z.looseObject({
    ToAddresses: z.array(z.string()).default([]),
    CcAddresses: z.array(z.string()).default([]),
    BccAddresses: z.array(z.string()).default([]),
  }),
  Content: z.looseObject({
    Simple: z.looseObject({
      Subject: Content,
      Body: z.looseObject({ Text: Content.optional(), Html: Content.optional() }),
    }),
  }),
});

const addressOf = (from: string): { address: string; name: string | undefined } => {
  const match = /^(.*)<([^<>]+)>\s*$/.exec(from);
  return match === null
    ? { address: from.trim(), name: undefined }
    : { address: (match[2] ?? '').trim(), name: match[1]?.trim().replaceAll('"', '') || undefined };
};

const parsed = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new AwsRefusal('BadRequestException', 'The request body could not be parsed.');
  }
};

/** SES v2 SendEmail: the sender's domain is the identity that IAM is asked about; the message goes to the outbox. */
export const sesService =
  ({ cloud, authorizer, outbox, now, onMail }: SesSetup) =>
  async ({ call, caller }: Authenticated): Promise<Answer> => {
    if (call.method !== 'POST' || call.path !== '/v2/email/outbound-emails')
      throw new AwsRefusal('UnknownOperationException', 'The operation was not recognized.', { status: 404 });

    const {
      FromEmailAddress,
      Destination,
      Content: content,
    } = inputOf(SendEmail, parsed(call.body), 'BadRequestException');
    const { address, name } = addressOf(FromEmailAddress);
    const to = [...Destination.ToAddresses, ...Destination.CcAddresses, ...Destination.BccAddresses];
    const context = {
      'ses:ApiVersion': '2',
      'ses:FromAddress': address,
      'ses:Recipients': to,
      ...(name === undefined ? {} : { 'ses:FromDisplayName': name }),
    };
    const resource = `arn:aws:ses:${cloud.region}:${cloud.accountId}:identity/${address.split('@').at(-1)}`;
    await demand(authorizer, { caller, action: 'ses:SendEmail', resource, context });
    if (to.length === 0 || to.some((each) => !/^[^\s@]+@[^\s@]+$/.test(addressOf(each).address)))
      throw new AwsRefusal('BadRequestException', 'Missing or illegal address');

    const { Subject, Body } = content.Simple;
    if ([FromEmailAddress, ...to, Subject.Data].some((header) => /[^\P{Cc}\t]/u.test(header)))
      throw new AwsRefusal('BadRequestException', 'Control characters are not allowed in the headers of a message.');

    const mail: Mail = {
      id: randomUUID(),
      at: new Date(now()).toISOString(),
      from: FromEmailAddress,
      to,
      subject: Subject.Data,
      text: Body.Text?.Data ?? '',
      html: Body.Html?.Data,
    };
    outbox.add(mail);
    onMail(mail);
    return {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ MessageId: mail.id }),
    };
  };
