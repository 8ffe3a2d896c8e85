class SeedFault extends Error {}

/** Calls the public API as one account. The idempotency key is the step's name: a seed cut short goes on where it was. */
export class SeedCaller {
  readonly #apiUrl: string;
  readonly #token: string;

  constructor(apiUrl: string, token: string) {
    this.#apiUrl = apiUrl;
    this.#token = token;
  }

  async post(step: string, path: string, body: unknown = {}): Promise<unknown> {
    const response = await fetch(`${this.#apiUrl}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json', 'idempotency-key': `demo-seed-${step}` },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new SeedFault(`${step}: POST ${path.split('/').slice(0, 2).join('/')} answered ${response.status} ${text.slice(0, 300)}`);
    }
    return text === '' ? undefined : JSON.parse(text);
  }
}
