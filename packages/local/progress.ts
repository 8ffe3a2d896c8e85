/** Says on one line each what is being done and how many seconds it took. */
export class Progress {
  readonly #write: (text: string) => void;
  #since: number | undefined;

  constructor(write: (text: string) => void) {
    this.#write = write;
  }

  /** What was being done is over with this. */
  begin(doing: string): void {
    this.end();
    this.#since = performance.now();
    this.#write(`  ${doing} … `);
  }

  end(): void {
    if (this.#since !== undefined) this.#write(`${((performance.now() - this.#since) / 1000).toFixed(1)} s\n`);

    this.#since = undefined;
  }

  /** Ends the line of what did not come to its end. */
  breakOff(): void {
    if (this.#since !== undefined) this.#write('\n');

    this.#since = undefined;
  }
}
