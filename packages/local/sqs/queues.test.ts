import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeEach, describe, expect, test } from 'vitest';

import { Queues } from './queues.ts';

const directories: string[] = [];
const arn = (name: string) => `arn:aws:sqs:us-east-1:111122223333:${name}`;
const fifo = (name: string) => ({
  name,
  arn: arn(name),
  url: `https://sqs/${name}`,
  fifo: true,
  visibilitySeconds: 60,
});
const all = [
  { ...fifo('builds.fifo'), redrive: { arn: arn('dead.fifo'), mostReceives: 2 } },
  fifo('dead.fifo'),
  { name: 'plain', arn: arn('plain'), url: 'https://sqs/plain' },
];

let now = 0;
let directory = '';
let queues: Queues;

beforeEach(() => {
  now = Date.parse('2026-11-30T02:00:00.000Z');
  directory = mkdtempSync(join(tmpdir(), 'queues-'));
  directories.push(directory);
  queues = new Queues(directory, all, () => now);
});

afterAll(() => directories.forEach((each) => rmSync(each, { recursive: true, force: true })));

const send = (body: string, group: string, deduplicationId = body) =>
  queues.send('builds.fifo', body, { group, deduplicationId });
const taken = (most = 10) => queues.take('builds.fifo', most).map(({ body }) => body);
const deleteFirst = (name = 'builds.fifo') => {
  const [first] = queues.take(name, 1);
  queues.delete(name, first?.receipt ?? '');
  return first?.body;
};

describe('a FIFO queue', () => {
  test('hands over no message of a group while one ahead of it is with a function', () => {
    for (const body of ['a1', 'a2']) send(body, 'a');

    send('b1', 'b');
    expect(taken(1)).toEqual(['a1']);
    expect(taken()).toEqual(['b1']);
    expect(taken()).toEqual([]);
    now += 60_000;
    expect(deleteFirst()).toBe('a1');
    expect(taken(1)).toEqual(['a2']);
  });

  test('takes a message once in five minutes, and answers a repeat with the same id', () => {
    const { id } = send('a1', 'a');
    expect(send('a1', 'a').id).toBe(id);
    expect(taken()).toEqual(['a1']);
    now += 5 * 60_000;
    expect(send('a1', 'a').id).not.toBe(id);
  });

  test('gives a message that was received as often as it allows to its dead letters, and goes on with the group', () => {
    for (const body of ['a1', 'a2']) send(body, 'a');

    for (let receives = 0; receives < 2; receives += 1) {
      expect(taken(1)).toEqual(['a1']);
      now += 60_000;
    }
    expect(taken(1)).toEqual(['a2']);
    expect(queues.take('dead.fifo', 10)).toMatchObject([{ body: 'a1', attributes: { MessageGroupId: 'a' } }]);
  });

  test('hides a message for as long as it is told', () => {
    send('a1', 'a');
    const [first] = queues.take('builds.fifo', 1);
    expect(queues.hide('builds.fifo', first?.receipt ?? '', 5)).toBe(true);
    expect(queues.nextVisibleAt('builds.fifo')).toBe(now + 5000);
    now += 5000;
    expect(taken()).toEqual(['a1']);
    expect(queues.hide('builds.fifo', first?.receipt ?? '', 5)).toBe(false);
  });

  test('keeps order, and how often a message was received, over a restart; nothing is hidden then', () => {
    for (const body of ['a1', 'a2', 'a3']) send(body, 'a');

    expect(taken(1)).toEqual(['a1']);
    queues = new Queues(directory, all, () => now);
    expect(
      queues.take('builds.fifo', 10).map(({ body, attributes }) => [body, attributes['ApproximateReceiveCount']]),
    ).toEqual([
      ['a1', '2'],
      ['a2', '1'],
      ['a3', '1'],
    ]);
  });

  test('tells its readers when something came, and when a group can go on', () => {
    const heard: string[] = [];
    queues.onArrival((name) => heard.push(name));
    send('a1', 'a');
    expect(deleteFirst()).toBe('a1');
    expect(heard).toEqual(['builds.fifo', 'builds.fifo']);
  });
});

test('a queue without groups holds nothing back', () => {
  for (const body of ['1', '1', '2']) queues.send('plain', body);

  expect(queues.take('plain', 1).map(({ body }) => body)).toEqual(['1']);
  expect(queues.take('plain', 10).map(({ body }) => body)).toEqual(['1', '2']);
});
