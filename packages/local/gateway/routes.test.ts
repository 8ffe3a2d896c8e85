import { describe, expect, test } from 'vitest';

import type { Route } from '../template/plan.ts';
import { matchRoute } from './routes.ts';

const route = (key: string): Route => {
  const [method = '', path = ''] = key.split(' ');
  return { key, method: key === '$default' ? 'ANY' : method, path, functionName: 'f', authorized: false, scopes: [] };
};

const routes = [
  'GET /patients/{patientId}',
  'GET /patients/recent',
  'GET /patients/{patientId}/chart',
  'ANY /patients/{patientId}',
  'POST /patients',
  'GET /files/{path+}',
].map(route);

describe('a route', () => {
  test.each([
    ['GET', '/patients/recent', 'GET /patients/recent', {}],
    ['GET', '/patients/pat_1', 'GET /patients/{patientId}', { patientId: 'pat_1' }],
    ['GET', '/patients/pat%2F1', 'GET /patients/{patientId}', { patientId: 'pat/1' }],
    ['DELETE', '/patients/pat_1', 'ANY /patients/{patientId}', { patientId: 'pat_1' }],
    ['GET', '/patients/pat_1/chart', 'GET /patients/{patientId}/chart', { patientId: 'pat_1' }],
    ['GET', '/files/a/b', 'GET /files/{path+}', { path: 'a/b' }],
  ])('%s %s reaches %s', (method, path, key, parameters) => {
    expect(matchRoute(routes, method, path)).toMatchObject({ route: { key }, parameters });
  });

  test.each([
    ['GET', '/patients'],
    ['GET', '/patients/'],
    ['GET', '/patients/pat_1/chart/more'],
    ['PUT', '/patients'],
    ['GET', '/'],
  ])('%s %s reaches none', (method, path) => {
    expect(matchRoute(routes, method, path)).toBeUndefined();
  });

  test('named $default takes what no other takes', () => {
    expect(matchRoute([...routes, route('$default')], 'GET', '/nowhere')?.route.key).toBe('$default');
    expect(matchRoute([...routes, route('$default')], 'GET', '/patients/recent')?.route.key).toBe(
      'GET /patients/recent',
    );
  });
});
