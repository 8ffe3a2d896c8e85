import { endpoint, type AwsSession } from '@sequester/aws';
import type { Letter, Mailer } from '@sequester/domain';

/** Mail through SES, from the one address of the service. */
export class SesMailer implements Mailer {
  readonly #session: AwsSession;
  readonly #sender: string;

  constructor(session: AwsSession, sender: string) {
    this.#session = session;
    this.#sender = sender;
  }

  async send(to: string, { subject, text }: Letter): Promise<void> {
    await this.#session.send('ses', `${endpoint('ses')}/v2/email/outbound-emails`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        FromEmailAddress: this.#sender,
        Destination: { ToAddresses: [to] },
        Content: { Simple: { Subject: { Data: subject, Charset: 'UTF-8' }, Body: { Text: { Data: text, Charset: 'UTF-8' } } } },
      }),
    });
  }
}
