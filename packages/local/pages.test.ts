import { describe, expect, test } from 'vitest';

import { pageOf, type PageSource } from './pages.ts';

const mail = (at: string, subject: string, text: string) => ({
  id: at,
  at,
  from: 'a@b.example',
  to: ['counsel@firm.example'],
  subject,
  text,
});

const source: PageSource = {
  urls: { api: 'http://localhost:8787/api', aws: 'http://localhost:8788', issuer: 'http://localhost:8789' },
  functions: ['sequester-dev-notes'],
  routes: ['GET /r/{token}'],
  accounts: () => [{ name: 'owner', email: 'owner@willow.example', who: 'owner <of> it', password: 'abcd-efgh-ijkl' }],
  outbox: () => [
    mail('2026-11-24T02:00:00.000Z', 'First', 'plain'),
    mail('2026-11-24T03:00:00.000Z', 'Second <b>', 'Open http://localhost:8787/r/abc now <script>'),
  ],
};

const text = (path: string): string => Buffer.from(pageOf(source, 'GET', path)?.body ?? new Uint8Array()).toString();

describe('the pages of the laptop cloud', () => {
  test('say what runs where, and the demo accounts', () => {
    for (const said of [
      'http://localhost:8788',
      'http://localhost:8789',
      'owner@willow.example',
      'abcd-efgh-ijkl',
      'owner &lt;of&gt; it',
      'GET /r/{token}',
    ])
      expect(text('/laptop')).toContain(said);
  });

  test('show mail newest first, with links that can be followed and nothing that runs', () => {
    const shown = text('/outbox');
    expect(shown.indexOf('Second &lt;b&gt;')).toBeLessThan(shown.indexOf('First'));
    expect(shown).toContain('<a href="http://localhost:8787/r/abc" rel="noreferrer">');
    expect(shown).not.toContain('<script>');
  });

  test('give the outbox as JSON, newest first', () => {
    const mails: unknown = JSON.parse(text('/outbox.json'));
    expect(mails).toMatchObject([{ subject: 'Second <b>', to: ['counsel@firm.example'] }, { subject: 'First' }]);
  });

  test('leave every other path and method to the API', () => {
    expect(pageOf(source, 'GET', '/api/health')).toBeUndefined();
    expect(pageOf(source, 'POST', '/outbox')).toBeUndefined();
  });
});
