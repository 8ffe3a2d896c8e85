import { Worker } from 'node:worker_threads';

import { expect, test } from 'vitest';

import { Book } from '../../../test/pdf/adversarial/book.ts';
import { EngineFailure } from '../engine/run-engine.ts';
import { exampleCover } from '../verify/example-cover.ts';
import { buildExtract } from './build-extract.ts';

const book = new Book('killed', 0);
const bytes = new Uint8Array(
  book.pages((page) => ({ content: book.text([`Page ${page} names Quillfeather.`]) })).finish().bytes,
);
const request = {
  cover: exampleCover,
  sources: [
    { id: 'a', bytes, pages: [1, 2], redactions: [{ page: 2, passage: 'Quillfeather', reason: 'third party' }] },
  ],
};

/** Ends the worker of the engines as soon as it is given its job of this number; says how many jobs there were. */
const killing = async <Result>(
  last: number,
  act: () => Promise<Result>,
): Promise<{ jobs: number; result: PromiseSettledResult<Result> | undefined }> => {
  const own: unknown = Reflect.get(Worker.prototype, 'postMessage');
  let jobs = 0;
  Worker.prototype.postMessage = function (this: Worker, ...given) {
    jobs += 1;
    if (typeof own === 'function') Reflect.apply(own, this, given);
    if (jobs === last) void this.terminate();
  };
  const [result] = await Promise.allSettled([act()]).finally(() => Reflect.set(Worker.prototype, 'postMessage', own));
  return { jobs, result };
};

test('an engine that is killed at any job of a build ends it with a fault that says so, and the next build is whole', async () => {
  const whole = await buildExtract(request);
  const { jobs } = await killing(0, () => buildExtract(request));
  expect(jobs).toBeGreaterThan(2);
  for (let last = 1; last <= jobs; last += 1) {
    const { result } = await killing(last, () => buildExtract(request));
    expect(result).toEqual({ status: 'rejected', reason: expect.any(EngineFailure) });
    expect(result).toMatchObject({ reason: { reason: 'crashed' } });
    expect((await buildExtract(request)).sha256).toBe(whole.sha256);
  }
});
