import { AwsFault, smsVoice, type AwsSession } from '@sequester/aws';
import { type TextMessenger, TextRefused } from '@sequester/domain';

/** Seconds after which a message that could not be delivered is given up: the life of a code. */
const secondsToLive = 600;

/** Text messages through AWS End User Messaging, from the one pool of numbers of the service. */
export class PoolTextMessenger implements TextMessenger {
  readonly #session: AwsSession;
  readonly #poolId: string;

  constructor(session: AwsSession, poolId: string) {
    this.#session = session;
    this.#poolId = poolId;
  }

  async send(telephone: string, text: string): Promise<void> {
    const message = {
      DestinationPhoneNumber: telephone,
      OriginationIdentity: this.#poolId,
      MessageBody: text,
      MessageType: 'TRANSACTIONAL' as const,
      TimeToLive: secondsToLive,
    };
    try {
      await smsVoice(this.#session, (client, sdk) => client.send(new sdk.SendTextMessageCommand(message)));
    } catch (error) {
      throw error instanceof AwsFault && error.status >= 400 && error.status < 500 ? new TextRefused(error) : error;
    }
  }
}
