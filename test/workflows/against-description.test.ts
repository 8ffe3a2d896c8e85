import { operations } from '@sequester/contract/operations';
import { describe, expect, test } from 'vitest';

import { againstDescription, undescribed } from './against-description.ts';

const answer = (status: number, type: string, body: unknown) => ({
  status,
  headers: [['content-type', type] satisfies [string, string]],
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
});
const problem = {
  type: 'about:blank#fault',
  title: 'Something went wrong',
  status: 500,
  detail: 'Again',
  code: 'fault',
};
const route = 'GET /api/patients/{patientId}';

describe('an answer', () => {
  test.each([
    ['a problem', answer(404, 'application/problem+json', { ...problem, code: 'not-found', status: 404 })],
    ['a fault', answer(500, 'application/problem+json', problem)],
    ['what API Gateway says', answer(401, 'application/json', { message: 'Unauthorized' })],
  ])('that is %s is described', (_, one) => {
    expect(undescribed({ route, answer: one })).toBeUndefined();
  });

  test.each([
    ['of a status that is not', answer(418, 'application/json', {}), 'GET /api/patients/{patientId} answered 418'],
    [
      'of a type that is not',
      answer(404, 'text/html; charset=utf-8', '<p>'),
      'GET /api/patients/{patientId} answered 404 as text/html',
    ],
    [
      'with a body that is not',
      answer(404, 'application/problem+json', { ...problem, code: 'unheard-of' }),
      'GET /api/patients/{patientId} answered 404 with code: ',
    ],
    ['without a field', answer(200, 'application/json', {}), 'GET /api/patients/{patientId} answered 200 with '],
  ])('%s is found', (_, one, fault) => {
    expect(undescribed({ route, answer: one })).toContain(fault);
    const documented = againstDescription();
    documented.answered({ route, answer: one });
    expect(() => documented.refuse()).toThrow(fault);
  });
});

test('every operation describes a fault of ours, too many requests and a body that is too large', () => {
  for (const { method, path, page } of operations) {
    const type = page === true ? 'text/html' : 'application/problem+json';
    expect(undescribed({ route: `${method} ${path}`, answer: answer(500, type, problem) })).toBeUndefined();
    expect(
      undescribed({
        route: `${method} ${path}`,
        answer: answer(429, 'application/json', { message: 'Too Many Requests' }),
      }),
    ).toBeUndefined();
    expect(
      undescribed({
        route: `${method} ${path}`,
        answer: answer(413, 'application/json', { message: 'Request Entity Too Large' }),
      }),
    ).toBeUndefined();
  }
});
