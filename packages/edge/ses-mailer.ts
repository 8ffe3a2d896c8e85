import { AwsFault, ses, type AwsSession } from '@sequester/aws';
import { MailRefused, type Letter, type Mailer } from '@sequester/domain';
import { onOneLine } from '@sequester/model';

/** An address of visible ASCII letters; anything else could begin another header. */
const address = /^[!-;=?-~]+@[!-;=?-~]+$/;

const addressed = (given: string): string => {
  if (!address.test(given)) throw new MailRefused(new Error('an address that is none'));

  return given;
};

/**
 * A mail whose headers hold nothing but what they are for: addresses without breaks, a subject on one line of at most 200
 * letters, which SES encodes by its character set (RFC 2047).
 */
export const mailOf = ({ from, to, subject, text }: { from: string; to: string } & Letter) => ({
  FromEmailAddress: addressed(from),
  Destination: { ToAddresses: [addressed(to)] },
  Content: {
    Simple: {
      Subject: { Data: Array.from(onOneLine(subject)).slice(0, 200).join(''), Charset: 'UTF-8' },
      Body: { Text: { Data: text, Charset: 'UTF-8' } },
    },
  },
});

/** Mail through SES, from the one address of the service. */
export class SesMailer implements Mailer {
  readonly #session: AwsSession;
  readonly #sender: string;

  constructor(session: AwsSession, sender: string) {
    this.#session = session;
    this.#sender = sender;
  }

  async send(to: string, { subject, text }: Letter): Promise<void> {
    try {
      const mail = mailOf({ from: this.#sender, to, subject, text });
      await ses(this.#session, (client, sdk) => client.send(new sdk.SendEmailCommand(mail)));
    } catch (error) {
      throw error instanceof AwsFault && error.status >= 400 && error.status < 500 ? new MailRefused(error) : error;
    }
  }
}
