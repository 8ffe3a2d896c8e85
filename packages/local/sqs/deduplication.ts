import * as z from 'zod';

/** How a message takes its place in a FIFO queue: behind those of its group, once for each `deduplicationId` in five minutes. */
export const Place = z.object({ group: z.string(), deduplicationId: z.string() });
export type Place = z.infer<typeof Place>;

/** A FIFO queue takes a deduplication id once in five minutes. */
const windowMilliseconds = 5 * 60_000;

/** What was sent to FIFO queues lately, by its deduplication id. It is kept in memory: after a restart a message may come twice. */
export class Deduplication {
  readonly #now: () => number;
  readonly #sent = new Map<string, { id: string; at: number }>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** The id of the message that was sent under the same deduplication id. */
  find(queue: string, { deduplicationId }: Place): string | undefined {
    const sent = this.#sent.get(`${queue}\n${deduplicationId}`);
    return sent !== undefined && this.#now() - sent.at < windowMilliseconds ? sent.id : undefined;
  }

  remember(queue: string, { deduplicationId }: Place, id: string): void {
    const now = this.#now();
    for (const [key, { at }] of this.#sent) if (now - at >= windowMilliseconds) this.#sent.delete(key);

    this.#sent.set(`${queue}\n${deduplicationId}`, { id, at: now });
  }
}
