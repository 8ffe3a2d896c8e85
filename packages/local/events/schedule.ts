import { randomUUID } from 'node:crypto';
import type { Outcome } from '../lambda/instance.ts';
import type { Schedule } from '../template/plan.ts';
import type { Checkpoints } from './checkpoints.ts';

export interface ScheduleHost {
  checkpoints: Checkpoints;
  now(): number;
  invoke(functionName: string, event: unknown): Promise<Outcome>;
  log(line: string): void;
}

const eventOf = (schedule: Schedule, at: number): unknown =>
  schedule.input ?? {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: '111122223333',
    time: new Date(at).toISOString().replace(/\.\d+/, ''),
    region: 'us-east-1',
    resources: [`arn:aws:events:us-east-1:111122223333:rule/${schedule.name}`],
    detail: {},
  };

/** Fires a function at a rate. What came due while the cloud was down fires once, soon after the start. */
export class ScheduleTimer {
  readonly #schedule: Schedule;
  readonly #host: ScheduleHost;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(schedule: Schedule, host: ScheduleHost) {
    this.#schedule = schedule;
    this.#host = host;
  }

  start(): void {
    const mark = this.#host.checkpoints.get(`schedule/${this.#schedule.name}`);
    const last = mark === undefined ? this.#host.now() : Number(mark);
    if (mark === undefined) {
      this.#mark(last);
    }
    const due = Math.max(1000, last + this.#schedule.everyMilliseconds - this.#host.now());
    this.#timer = setTimeout(() => this.#fire(), due);
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#running;
  }

  #mark(at: number): void {
    this.#host.checkpoints.set(`schedule/${this.#schedule.name}`, String(at));
  }

  #fire(): void {
    this.#timer = setTimeout(() => this.#fire(), this.#schedule.everyMilliseconds);
    this.#running = this.#attempts();
  }

  async #attempts(): Promise<void> {
    const at = this.#host.now();
    for (let attempt = 0; attempt <= this.#schedule.retries; attempt += 1) {
      const outcome = await this.#host.invoke(this.#schedule.functionName, eventOf(this.#schedule, at)).catch(() => undefined);
      if (outcome === undefined || outcome.ok) {
        break;
      }
      this.#host.log(`schedule ${this.#schedule.name}: ${outcome.error.errorType}`);
    }
    this.#mark(at);
  }
}
