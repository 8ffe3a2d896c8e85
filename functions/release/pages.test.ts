import { createHash } from 'node:crypto';

import { Instant, Refusal, refusalCodes } from '@sequester/model';
import { describe, expect, test } from 'vitest';

import { html } from './html.ts';
import { page } from './page.ts';
import { codePage, faultPage, linkPage, refusalPage } from './pages.ts';

const token = 'A'.repeat(43);
const fields = { token, attempt: 'attempt-1' };
const expiresAt = Instant.parse('2026-03-09T10:00:00.000Z');
const hostile = '<script>alert("x")</script> & \'Sons\'';
const view = { practice: hostile, expiresAt, downloadsLeft: 1 };

describe('a page', () => {
  test('escapes what it is given', () => {
    const { body } = linkPage({ ...fields, ...view });
    expect(body.text).not.toContain('<script>');
    expect(body.text).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;Sons&#39;');
  });

  test('escapes a ground of refusal', () => {
    const { body } = refusalPage(
      new Refusal('law-refuses', [{ path: 'law', code: 'x', text: hostile, citation: hostile }]),
    );
    expect(body.text).not.toContain('<script>');
  });

  test('runs nothing, loads nothing, and lets a form lead to itself and to the bucket alone', () => {
    const { headers } = page({ status: 200, ...faultPage, extractsBucket: 'extracts' });
    const policy = String(headers?.['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self' https://extracts.s3.us-east-1.amazonaws.com");
    expect(policy).not.toContain('unsafe');
  });

  test('is styled by the one style that its policy allows', () => {
    const { headers, body } = page({ status: 200, ...faultPage, extractsBucket: 'extracts' });
    const style = /<style>([^]*?)<\/style>/.exec(body ?? '')?.[1] ?? '';
    const digest = createHash('sha256').update(style).digest('base64');
    expect(String(headers?.['content-security-policy'])).toContain(`style-src 'sha256-${digest}'`);
  });

  test('has a language, a title, one heading, and a label for its field', () => {
    const { body } = page({ status: 200, ...linkPage({ ...fields, ...view }), extractsBucket: 'extracts' });
    expect(body).toContain('<html lang="en">');
    expect(body?.match(/<h1>/g)).toHaveLength(1);
    expect(body).toMatch(/<label for="code">/);
    expect(body).toMatch(/<input id="code"[^>]*aria-describedby="code-hint"/);
  });

  test('for a code carries a name for its one try', () => {
    expect(codePage(fields, { codeExpiresAt: expiresAt }).body.text).toContain('name="attempt" value="attempt-1"');
  });
});

describe('a refusal', () => {
  test.each(refusalCodes)('%s is put in words and names its code', (code) => {
    const { title, body } = refusalPage(new Refusal(code), fields);
    expect(title.length).toBeGreaterThan(5);
    expect(body.text).toContain(`Reference: ${code}`);
  });

  test('of a wrong code offers the form again; of a dead link it does not', () => {
    expect(refusalPage(new Refusal('code-wrong'), fields).body.text).toContain('<form');
    expect(refusalPage(new Refusal('code-locked'), fields).body.text).not.toContain('<form');
  });

  test('by the law shows each ground with its citation', () => {
    const details = [
      { path: 'law', code: 'order-vacated', text: 'The order was vacated.', citation: '45 CFR 164.512(e)(1)(i)' },
    ];
    const cure = { path: 'cure', code: 'cure', text: 'a court order in force' };
    const { body } = refusalPage(new Refusal('law-refuses', [...details, cure]), fields);
    expect(body.text).toContain('<h2>What would cure it</h2><ul><li>a court order in force</li></ul>');
    expect(body.text).toContain('<li>The order was vacated. <cite>(45 CFR 164.512(e)(1)(i))</cite></li>');
  });
});

test('markup escapes every value but markup', () => {
  expect(html`<p>${'<'}${html`<b>${'"'}</b>`}${[html`<i>1</i>`, html`<i>2</i>`]}</p>`.text).toBe(
    '<p>&lt;<b>&quot;</b><i>1</i><i>2</i></p>',
  );
});
