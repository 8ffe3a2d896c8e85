import { createHash } from 'node:crypto';

import { Instant, languages, Refusal, refusalCodes, statusesSaid } from '@sequester/model';
import { describe, expect, test } from 'vitest';

import { html } from './html.ts';
import { page } from './page.ts';
import {
  codePage,
  downloadPage,
  faultPage,
  freshPage,
  linkPage,
  refusalPage,
  statusPage,
  type PageContent,
  type Reading,
} from './pages.ts';

const token = 'A'.repeat(43);
const expiresAt = Instant.parse('2026-03-09T10:00:00.000Z');
const hostile = '<script>alert("x")</script> & \'Sons\'';
const sender = { practice: 'Example & Sons', telephone: '+1 303 555 0100', timeZone: 'America/Denver' };
const reading: Reading = { language: 'en', sender, token, attempt: 'attempt-1' };
const view = { practice: hostile, expiresAt, downloadsLeft: 1, code: { by: 'mail' as const } };
const refused = (code: Refusal['code']) => new Refusal(code);
const bodyOf = (content: PageContent, of: Reading = reading): string =>
  page(of, { status: 200, path: `/r/${token}`, content }).body ?? '';

/** Every page there is, in a reading. */
const pagesOf = (of: Reading): [string, PageContent][] => [
  ['link', linkPage(of, view)],
  ['link, by text message', linkPage(of, { ...view, code: { by: 'text-message', ending: '42' } })],
  ['link, by telephone', linkPage(of, { ...view, code: { by: 'telephone' } })],
  ['code', codePage(of, { codeExpiresAt: expiresAt, code: { by: 'mail' } })],
  ['download', downloadPage(of, 'https://extracts.example/x?a=1&b=2')],
  ['fresh link', freshPage(of, { expiresAt })],
  ...statusesSaid.map((state): [string, PageContent] => [state, statusPage(of, { state, receivedAt: expiresAt })]),
  ...refusalCodes.map((code): [string, PageContent] => [code, refusalPage(of, refused(code))]),
  ['fault', faultPage(of)],
];

describe.each(languages)('every page in %s', (language) => {
  test.each(pagesOf({ ...reading, language }))(
    '%s names the practice, its telephone and the time zone',
    (_name, content) => {
      const body = bodyOf(content, { ...reading, language });
      expect(body).toContain(`<html lang="${language}">`);
      expect(body).toContain('Example &amp; Sons');
      expect(body).toContain('+1 303 555 0100');
      expect(body).toMatch(/Mountain Time|hora de las Montañas/i);
      expect(body.match(/<h1>/g)).toHaveLength(1);
      expect(body).not.toContain('undefined');
      expect(body).toContain(`href="/r/${token}?lang=${language === 'en' ? 'es' : 'en'}"`);
    },
  );

  test('has an instant in the zone of the practice', () => {
    const { body } = linkPage({ ...reading, language }, view);
    expect(body.text).toMatch(language === 'en' ? /March 9, 2026 at 4:00 AM MDT/ : /9 de marzo de 2026.*4:00/);
  });
});

const sentences = (language: 'en' | 'es') =>
  pagesOf({ ...reading, language })
    .flatMap(([, { body }]) => body.text.split(/<[^>]*>/))
    .map((text) => text.trim())
    .filter((text) => text.length > 12 && !text.includes('alert') && !text.startsWith('Refer'));

test('the two languages share no sentence', () => {
  const english = new Set(sentences('en'));
  expect(english.size).toBeGreaterThan(40);
  expect(sentences('es').filter((sentence) => english.has(sentence))).toEqual([]);
});

test('a success stands beside no error, and an error beside no success', () => {
  for (const [name, { body }] of pagesOf(reading)) {
    const isError = body.text.includes('role="alert"');
    const isSuccess = /begins|on its way|have sent you/.test(body.text);
    expect([name, isError && isSuccess]).toEqual([name, false]);
  }
});

describe('a page', () => {
  test('escapes what it is given', () => {
    const { body } = linkPage(reading, view);
    expect(body.text).not.toContain('<script>');
    expect(body.text).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;Sons&#39;');
    expect(
      bodyOf(faultPage(reading), { ...reading, sender: { ...sender, practice: hostile, telephone: hostile } }),
    ).not.toContain('<script>');
  });

  test('escapes a ground of refusal', () => {
    const { body } = refusalPage(
      reading,
      new Refusal('law-refuses', [{ path: 'law', code: 'x', text: hostile, citation: hostile }]),
    );
    expect(body.text).not.toContain('<script>');
  });

  test('runs nothing, loads nothing, and lets a form lead to itself alone', () => {
    const { headers } = page(reading, { status: 200, path: '/r/x', content: faultPage(reading) });
    const policy = String(headers?.['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self';");
    expect(policy).not.toContain('unsafe');
  });

  test('is styled by the one style that its policy allows', () => {
    const { headers, body } = page(reading, { status: 200, path: '/r/x', content: faultPage(reading) });
    const style = /<style>([^]*?)<\/style>/.exec(body ?? '')?.[1] ?? '';
    const digest = createHash('sha256').update(style).digest('base64');
    expect(String(headers?.['content-security-policy'])).toContain(`style-src 'sha256-${digest}'`);
  });

  test('has a title and a label for its field', () => {
    const body = bodyOf(linkPage(reading, view));
    expect(body).toMatch(/<label for="code">/);
    expect(body).toMatch(/<input id="code"[^>]*aria-describedby="code-hint"/);
    expect(body).toContain('<title>A document for you</title>');
  });

  test('for a code carries a name for its one try, and the language that was chosen', () => {
    const { body } = codePage({ ...reading, language: 'es' }, { codeExpiresAt: expiresAt, code: { by: 'mail' } });
    expect(body.text).toContain('name="attempt" value="attempt-1"');
    expect(body.text).toContain(`action="/r/${token}/download?lang=es"`);
  });

  test('after the right code goes on to the download by itself', () => {
    expect(bodyOf(downloadPage(reading, 'https://extracts.example/x?a=1&b=2'))).toContain(
      '<meta http-equiv="refresh" content="0; url=https://extracts.example/x?a=1&amp;b=2">',
    );
  });

  test('of a link that leads nowhere names no practice', () => {
    const unknown = { ...reading, sender: undefined };
    const body = bodyOf(refusalPage(unknown, refused('link-not-found')), unknown);
    expect(body).not.toContain('Example');
    expect(body).not.toContain('<form');
  });
});

describe('a refusal', () => {
  test.each(refusalCodes)('%s is put in words and names its code', (code) => {
    const { title, body } = refusalPage(reading, refused(code));
    expect(title.length).toBeGreaterThan(5);
    expect(body.text).toContain(`Reference: ${code}`);
  });

  test('of a wrong code offers the form again; of a link that has ended a fresh one; of a locked one neither', () => {
    expect(refusalPage(reading, refused('code-wrong')).body.text).toContain('/download?lang=en');
    expect(refusalPage(reading, refused('link-expired')).body.text).toContain('/fresh-link?lang=en');
    expect(refusalPage(reading, refused('downloads-exhausted')).body.text).toContain('/fresh-link?lang=en');
    expect(refusalPage(reading, refused('code-locked')).body.text).not.toContain('<form');
    expect(refusalPage(reading, refused('link-revoked')).body.text).not.toContain('<form');
  });

  test('by the law shows each ground with its citation', () => {
    const details = [
      { path: 'law', code: 'order-vacated', text: 'The order was vacated.', citation: '45 CFR 164.512(e)(1)(i)' },
    ];
    const cure = { path: 'cure', code: 'cure', text: 'a court order in force' };
    const { body } = refusalPage(reading, new Refusal('law-refuses', [...details, cure]));
    expect(body.text).toContain('<h2>What would cure it</h2><ul><li lang="en">a court order in force</li></ul>');
    expect(body.text).toContain('<li lang="en">The order was vacated. <cite>(45 CFR 164.512(e)(1)(i))</cite></li>');
  });
});

test('markup escapes every value but markup', () => {
  expect(html`<p>${'<'}${html`<b>${'"'}</b>`}${[html`<i>1</i>`, html`<i>2</i>`]}</p>`.text).toBe(
    '<p>&lt;<b>&quot;</b><i>1</i><i>2</i></p>',
  );
});
