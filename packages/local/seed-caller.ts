class SeedFault extends Error {}

/** Calls the public API as one account. The idempotency key is the step's name: a seed cut short goes on where it was. */
export class SeedCaller {
  readonly #apiUrl: string;
  readonly #token: string;

  constructor(apiUrl: string, token: string) {
    this.#apiUrl = apiUrl;
    this.#token = token;
  }

  async get(path: string): Promise<unknown> {
    return this.#answer('reading', 'GET', path, { headers: { authorization: `Bearer ${this.#token}` } });
  }

  async post(step: string, path: string, body: unknown = {}): Promise<unknown> {
    return this.#post(step, path, { body });
  }

  /** An act on what was read, at the revision that it had. */
  async postAt(step: string, path: string, revision: number, body: unknown = {}): Promise<unknown> {
    return this.#post(step, path, { body, ifMatch: { 'if-match': `"${revision}"` } });
  }

  /** Replaces what was read, at the revision that it had. */
  async putAt(path: string, revision: number, body: unknown): Promise<unknown> {
    const headers = {
      authorization: `Bearer ${this.#token}`,
      'content-type': 'application/json',
      'if-match': `"${revision}"`,
    };
    return this.#answer('replacing', 'PUT', path, { method: 'PUT', headers, body: JSON.stringify(body) });
  }

  async #post(
    step: string,
    path: string,
    { body, ifMatch = {} }: { body: unknown; ifMatch?: Record<string, string> },
  ): Promise<unknown> {
    const headers = {
      authorization: `Bearer ${this.#token}`,
      'content-type': 'application/json',
      'idempotency-key': `demo-seed-${step}`,
      ...ifMatch,
    };
    return this.#answer(step, 'POST', path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  async #answer(step: string, method: string, path: string, request: RequestInit): Promise<unknown> {
    const response = await fetch(`${this.#apiUrl}${path}`, request);
    const text = await response.text();
    if (!response.ok) {
      throw new SeedFault(
        `${step}: ${method} ${path.split('/').slice(0, 2).join('/')} answered ${response.status} ${text.slice(0, 300)}`,
      );
    }

    return text === '' ? undefined : JSON.parse(text);
  }
}
