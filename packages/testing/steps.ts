/** Thrown by a store as if the process had ended there. */
export class Crash extends Error {}

/** Counts steps and ends the process at one of them: before it has any effect, or just after. */
export class Steps {
  taken = 0;
  #at: number | undefined;
  #when: 'before' | 'after' = 'before';

  crashAt(step: number | undefined, when: 'before' | 'after' = 'before'): void {
    this.taken = 0;
    this.#at = step;
    this.#when = when;
  }

  async take<Answer>(act: () => Answer): Promise<Answer> {
    this.taken += 1;
    const here = this.taken === this.#at;
    await new Promise((resolve) => setImmediate(resolve));
    if (here && this.#when === 'before') throw new Crash();

    const answer = act();
    if (here) throw new Crash();

    return answer;
  }
}
