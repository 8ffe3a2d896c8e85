import { randomUUID } from 'node:crypto';

import * as z from 'zod';

import type { Authorizer } from '../iam/authorizer.ts';
import { demand } from '../iam/demand.ts';
import type { Outbox } from '../ses/outbox.ts';
import { inputOf, jsonService } from '../signing/json-service.ts';
import type { Cloud, Mail } from '../types.ts';

interface TextSetup {
  cloud: Cloud;
  authorizer: Authorizer;
  outbox: Outbox;
  now: () => number;
  onMail: (mail: Mail) => void;
}

/** The part of SendTextMessage that is answered: a message of at most 1,600 characters from a pool of numbers. */
const SendTextMessage = z.looseObject({
  DestinationPhoneNumber: z.string().regex(/^\+?[1-9]\d{1,18}$/),
  OriginationIdentity: z.string().regex(/^pool-[0-9a-f]{32}$/),
  MessageBody: z.string().min(1).max(1600),
  MessageType: z.enum(['TRANSACTIONAL', 'PROMOTIONAL']).default('TRANSACTIONAL'),
  TimeToLive: z.int().min(5).max(259_200).optional(),
});

/** AWS End User Messaging: SendTextMessage from a pool, which IAM is asked about; the message goes to the outbox. */
export const smsVoiceService = ({ cloud, authorizer, outbox, now, onMail }: TextSetup) =>
  jsonService('PinpointSMSVoiceV2', {
    SendTextMessage: async ({ caller, input }) => {
      const { DestinationPhoneNumber, OriginationIdentity, MessageBody } = inputOf(SendTextMessage, input);
      const resource = `arn:aws:sms-voice:${cloud.region}:${cloud.accountId}:pool/${OriginationIdentity}`;
      await demand(authorizer, { caller, action: 'sms-voice:SendTextMessage', resource });
      const message: Mail = {
        id: randomUUID(),
        at: new Date(now()).toISOString(),
        by: 'text-message',
        from: OriginationIdentity,
        to: [DestinationPhoneNumber],
        subject: 'Text message',
        text: MessageBody,
      };
      outbox.add(message);
      onMail(message);
      return { MessageId: message.id };
    },
  });
