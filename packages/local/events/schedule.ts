import { randomUUID } from 'node:crypto';

import type { Outcome } from '../lambda/instance.ts';
import type { Schedule } from '../template/plan.ts';
import type { Checkpoints } from './checkpoints.ts';

export interface ScheduleHost {
  checkpoints: Checkpoints;
  now(): number;
  invoke(functionName: string, event: unknown): Promise<Outcome>;
  /** Delivers a body to the queue of a failure destination. */
  send(queueArn: string, body: string): void;
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
  #stopped = false;

  constructor(schedule: Schedule, host: ScheduleHost) {
    this.#schedule = schedule;
    this.#host = host;
  }

  start(): void {
    const mark = this.#host.checkpoints.get(`schedule/${this.#schedule.name}`);
    const last = mark === undefined ? this.#host.now() : Number(mark);
    if (mark === undefined) this.#mark(last);

    const due = Math.max(1000, last + this.#schedule.everyMilliseconds - this.#host.now());
    this.#timer = setTimeout(() => this.#fire(), due);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#running;
  }

  #mark(at: number): void {
    this.#host.checkpoints.set(`schedule/${this.#schedule.name}`, String(at));
  }

  #fire(): void {
    this.#timer = setTimeout(() => this.#fire(), this.#schedule.everyMilliseconds);
    this.#running = this.#attempts().catch((fault: unknown) =>
      this.#host.log(`schedule ${this.#schedule.name}: ${String(fault)}`),
    );
  }

  #giveUp(event: unknown): void {
    if (this.#schedule.failureQueueArn !== undefined)
      this.#host.send(this.#schedule.failureQueueArn, JSON.stringify(event));
  }

  async #attempts(): Promise<void> {
    const at = this.#host.now();
    const event = eventOf(this.#schedule, at);
    for (let attempt = 0; attempt <= this.#schedule.retries && !this.#stopped; attempt += 1) {
      const outcome = await this.#host.invoke(this.#schedule.functionName, event);
      if (outcome.ok) {
        this.#mark(at);
        return;
      }
      this.#host.log(`schedule ${this.#schedule.name}: ${outcome.error.errorType}`);
    }
    if (!this.#stopped) {
      this.#giveUp(event);
      this.#mark(at);
    }
  }
}
