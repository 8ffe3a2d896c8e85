import * as z from 'zod';

import { Caller } from './api.ts';
import { NotAsItShouldBe } from './teller.ts';

const Mail = z.object({ to: z.array(z.string()), subject: z.string(), text: z.string(), at: z.string() });
export type Mail = z.infer<typeof Mail>;

/** A running service as a person outside meets it: the API, the outbox of the laptop cloud, and sign-in. */
export interface Service {
  /** Its origin: the outbox and the recipient's door. */
  url: string;
  apiUrl: string;
  token: (account: string) => Promise<string>;
}

export const callerFor = async (service: Service, account: string): Promise<Caller> =>
  new Caller(service.apiUrl, await service.token(account));

const Outbox = z.union([z.array(Mail), z.object({ mails: z.array(Mail) }).transform(({ mails }) => mails)]);

export const outbox = async ({ url }: Service): Promise<Mail[]> =>
  Outbox.parse(await (await fetch(`${url}/outbox.json`)).json());

/** Waits until something is there, for at most `seconds`. */
export const eventually = async <Found>(
  what: string,
  seconds: number,
  look: () => Promise<Found | undefined>,
): Promise<Found> => {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;

    if (Date.now() > end) throw new NotAsItShouldBe(`${what} should have come within ${seconds} seconds.`);

    await new Promise((resolve) => setTimeout(resolve, 200));
  }
};

/** The newest mail or text message to an address, or to one of several, whose text matches, and what the pattern caught. */
export const mailTo = (
  service: Service,
  wanted: { address: string | readonly string[]; pattern: RegExp; after?: string },
): Promise<string> =>
  eventually(`A mail to ${[wanted.address].join(' or ')}`, 30, async () => {
    const addresses = new Set([wanted.address].flat());
    const mails = (await outbox(service)).filter(
      (mail) => mail.to.some((to) => addresses.has(to)) && (wanted.after === undefined || mail.at > wanted.after),
    );
    const caught = mails
      .toSorted((a, b) => b.at.localeCompare(a.at))
      .flatMap((mail) => wanted.pattern.exec(mail.text)?.[1] ?? []);
    return caught[0];
  });
