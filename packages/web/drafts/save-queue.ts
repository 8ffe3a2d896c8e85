import { asProblem, type Problem } from '../api/problem.ts';

/** How far the saving of a text is. Times are epoch milliseconds. */
export type SaveState =
  | { kind: 'saved'; at: number | undefined }
  | { kind: 'unsaved'; at: number | undefined }
  | { kind: 'saving'; at: number | undefined; since: number }
  /** No answer or a fault: tried again by itself. */
  | { kind: 'failed'; since: number; problem: Problem }
  /** Refused as it is: tried again when it has changed. */
  | { kind: 'refused'; problem: Problem }
  /** Somebody else has saved meanwhile: nothing is sent until the person has chosen. */
  | { kind: 'conflict'; at: number };

/** A text as it stands at the service. */
export interface Stored<Text> {
  text: Text;
  revision: number;
}

export interface SaveOptions<Text> {
  stored: Stored<Text>;
  /** When it was saved last, before this page. */
  savedAt?: number | undefined;
  /** Sends the text in the place of a revision; answers the new one. `leaving`: nobody waits for the answer. */
  write: (text: Text, revision: number, leaving: boolean) => Promise<number>;
  /** Reads what stands, where somebody else has saved. */
  read: () => Promise<Stored<Text>>;
}

const afterLastKey = 1500;
const atLatest = 10_000;
const firstRetry = 2000;
const longestRetry = 30_000;

/**
 * The one writer of one text. It never sends twice at once, sends the newest words a moment after the last key and at the
 * latest ten seconds after the first, and goes on trying where there is no answer.
 */
export class SaveQueue<Text> {
  readonly #options: SaveOptions<Text>;
  #text: Text;
  #stored: Stored<Text>;
  #state: SaveState;
  #other: Stored<Text> | undefined;
  #changedSince: number | undefined;
  #failures = 0;
  #running: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(options: SaveOptions<Text>) {
    this.#options = options;
    this.#stored = options.stored;
    this.#text = options.stored.text;
    this.#state = { kind: 'saved', at: options.savedAt };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly text = (): Text => this.#text;

  readonly state = (): SaveState => this.#state;

  /** The revision that the text stands at, once it is saved. */
  readonly revision = (): number => this.#stored.revision;

  /** What somebody else has saved, while the person has not chosen. */
  readonly other = (): Text | undefined => this.#other?.text;

  readonly unsaved = (): boolean => this.#text !== this.#stored.text;

  #become(state: SaveState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  #lastSaved(): number | undefined {
    return this.#state.kind === 'saved' || this.#state.kind === 'unsaved' || this.#state.kind === 'saving'
      ? this.#state.at
      : undefined;
  }

  readonly change = (text: Text): void => {
    this.#text = text;
    this.#changedSince ??= Date.now();
    if (this.#state.kind === 'saved' || this.#state.kind === 'refused')
      this.#become({ kind: 'unsaved', at: this.#lastSaved() });
    else this.#become({ ...this.#state });

    if (this.#running !== undefined || this.#state.kind === 'failed' || this.#state.kind === 'conflict') return;

    this.#after(Math.max(0, Math.min(afterLastKey, this.#changedSince + atLatest - Date.now())));
  };

  #after(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), milliseconds);
  }

  /** Saves what is unsaved, now. Resolves when it is saved, or could not be. */
  readonly save = async (leaving = false): Promise<void> => {
    clearTimeout(this.#timer);
    if (this.#running !== undefined) {
      if (leaving) return;

      await this.#running;
    }
    if (!this.unsaved() || this.#state.kind === 'conflict') return;

    this.#running = this.#send(leaving).finally(() => {
      this.#running = undefined;
    });
    await this.#running;
    if (this.unsaved() && this.#state.kind === 'unsaved') this.#after(afterLastKey);
  };

  async #send(leaving: boolean): Promise<void> {
    const sent = this.#text;
    this.#changedSince = undefined;
    if (this.#state.kind !== 'failed') this.#become({ kind: 'saving', at: this.#lastSaved(), since: Date.now() });

    try {
      const revision = await this.#options.write(sent, this.#stored.revision, leaving);
      this.#stored = { text: sent, revision };
      this.#failures = 0;
      this.#become({ kind: this.unsaved() ? 'unsaved' : 'saved', at: Date.now() });
    } catch (fault) {
      await this.#failed(asProblem(fault));
    }
  }

  async #failed(problem: Problem): Promise<void> {
    if (problem.code === 'stale') {
      await this.#meet();
      return;
    }
    if (!problem.passes) {
      this.#become({ kind: 'refused', problem });
      return;
    }
    this.#failures += 1;
    const since = this.#state.kind === 'failed' ? this.#state.since : Date.now();
    this.#become({ kind: 'failed', since, problem });
    this.#after(Math.min(longestRetry, firstRetry * 2 ** (this.#failures - 1)));
  }

  /** Somebody else has saved. Where it is the same text nothing has to be chosen. */
  async #meet(): Promise<void> {
    try {
      const other = await this.#options.read();
      if (JSON.stringify(other.text) === JSON.stringify(this.#text)) {
        this.#stored = { text: this.#text, revision: other.revision };
        this.#become({ kind: 'saved', at: Date.now() });
        return;
      }
      this.#other = other;
      this.#become({ kind: 'conflict', at: Date.now() });
    } catch (fault) {
      const problem = asProblem(fault);
      if (problem.code === 'stale') this.#become({ kind: 'refused', problem });
      else await this.#failed(problem);
    }
  }

  /** Ends a conflict with the text that the person chose, which is saved in the place of the other's. */
  readonly choose = (text: Text): void => {
    if (this.#other === undefined) return;

    this.#stored = this.#other;
    this.#other = undefined;
    this.#text = text;
    this.#become({ kind: 'unsaved', at: undefined });
    void this.save();
  };

  /** Ends the waiting for a save. */
  readonly close = (): void => clearTimeout(this.#timer);
}
