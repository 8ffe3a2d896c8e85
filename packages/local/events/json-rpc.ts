import type { Readable, Writable } from 'node:stream';

import * as z from 'zod';

import { onLines } from './lines.ts';

const Reply = z.object({
  id: z.number().optional(),
  result: z.unknown(),
  error: z.object({ message: z.string() }).optional(),
});

/** The other side answered with an error, or has ended. */
export class JsonRpcFault extends Error {}

interface Waiting {
  resolve: (result: unknown) => void;
  reject: (fault: JsonRpcFault) => void;
}

/** JSON-RPC 2.0 over the pipes of a child process, one message on each line. */
export class JsonRpc {
  readonly #out: Writable;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;
  #ended = false;

  constructor(out: Writable, back: Readable) {
    this.#out = out;
    out.on('error', () => this.#end());
    onLines(back, { line: (text) => this.#settle(text), end: () => this.#end() });
  }

  call(method: string, params: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#ended) {
        reject(new JsonRpcFault('the process has ended'));
        return;
      }
      this.#last += 1;
      this.#waiting.set(this.#last, { resolve, reject });
      this.#write({ id: this.#last, method, params });
    });
  }

  notify(method: string): void {
    this.#write({ method });
  }

  #write(message: Record<string, unknown>): void {
    this.#out.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  }

  #settle(line: string): void {
    const { id, result, error } = Reply.parse(JSON.parse(line));
    const waiting = id === undefined ? undefined : this.#waiting.get(id);
    if (id !== undefined && waiting !== undefined) {
      this.#waiting.delete(id);
      if (error === undefined) waiting.resolve(result);
      else waiting.reject(new JsonRpcFault(error.message));
    }
  }

  #end(): void {
    this.#ended = true;
    for (const { reject } of this.#waiting.values()) reject(new JsonRpcFault('the process has ended'));

    this.#waiting.clear();
  }
}
