import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { pageTexts } from '@sequester/pdf';
import * as z from 'zod';

import type { Cast } from './cast.ts';
import { flat } from './notes-chapter.ts';
import { attorney } from './refusals-chapter.ts';
import { mailTo, type Service } from './service.ts';
import type { Teller } from './teller.ts';

const Link = z.object({ linkId: z.string() });
export const linkPattern = /(https?:\/\/\S+\/r\/[\w-]{43})/;
const codePattern = /\b(\d{3} ?\d{3})\b/;

export const issueLink = async (
  service: Service,
  { officer }: Cast,
  requestId: string,
): Promise<{ linkId: string; url: string }> => {
  const after = new Date().toISOString();
  const { linkId } = await officer.post(`/requests/${requestId}/links`, { allowedDownloads: 1 }, Link);
  return { linkId, url: await mailTo(service, { address: attorney.email, pattern: linkPattern, after }) };
};

export const askCode = async (service: Service, url: string): Promise<string> => {
  const after = new Date().toISOString();
  const answer = await fetch(`${url}/code`, {
    method: 'POST',
    redirect: 'manual',
    headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    body: '',
  });
  if (answer.status >= 400) return '000000';

  return mailTo(service, { address: [attorney.telephone, attorney.email], pattern: codePattern, after });
};

/** The recipient's form, as a program sends it; the answer is a redirect or problem details. */
export const redeem = (url: string, code: string): Promise<Response> =>
  fetch(`${url}/download`, {
    method: 'POST',
    redirect: 'manual',
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ code }),
  });

/** The words of a page, without its tags. */
export const wordsOf = async (response: Response): Promise<string> =>
  (await response.text())
    .replaceAll(/<(style|head)[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

const wrongOf = (code: string): string => String((Number(code.replace(' ', '')) + 1) % 1_000_000).padStart(6, '0');

const tellLocked = async (service: Service, cast: Cast, requestId: string, teller: Teller): Promise<void> => {
  const { url } = await issueLink(service, cast, requestId);
  const code = await askCode(service, url);
  for (let count = 1; count <= 5; count += 1) await redeem(url, wrongOf(code));

  const locked = await redeem(url, code);
  teller.must(
    locked.status >= 400,
    `five wrong codes lock a link, even for the right one: “${(await wordsOf(locked)).slice(0, 110)}…”`,
  );
};

const tellRevoked = async (service: Service, cast: Cast, requestId: string, teller: Teller): Promise<void> => {
  const { linkId, url } = await issueLink(service, cast, requestId);
  await cast.officer.post(`/requests/${requestId}/links/${linkId}/revocation`, {}, z.unknown());
  const revoked = await fetch(url, { headers: { accept: 'text/html' } });
  teller.must(revoked.status >= 400, `a revoked link is dead: “${(await wordsOf(revoked)).slice(0, 110)}…”`);
};

interface Released {
  requestId: string;
  inScope: string[];
  outOfScope: string[];
  folder: string;
}

/** Link, code, 303, PDF; then everything that must not work. */
export const tellRelease = async (
  service: Service,
  cast: Cast,
  { requestId, inScope, outOfScope, folder }: Released,
  teller: Teller,
): Promise<string> => {
  await tellLocked(service, cast, requestId, teller);
  await tellRevoked(service, cast, requestId, teller);
  const { url } = await issueLink(service, cast, requestId);
  const page = await fetch(url, { headers: { accept: 'text/html' } });
  teller.must(page.ok, `the recipient opens the link: “${(await wordsOf(page)).slice(0, 120)}…”`);
  const code = await askCode(service, url);
  const redirect = await redeem(url, code);
  const signed = redirect.headers.get('location') ?? '';
  teller.must(
    redirect.status === 303 && signed.includes('X-Amz-Expires=60'),
    'the code opens a URL to one object, good for 60 seconds',
  );
  const file = await fetch(signed);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const headers = `${file.headers.get('content-disposition')} ${file.headers.get('cache-control')}`;
  teller.must(
    file.ok && headers.includes('attachment') && headers.includes('no-store'),
    'S3 sends it as an attachment that no cache keeps',
  );
  const path = join(folder, 'extract.pdf');
  await writeFile(path, bytes);
  const text = flat((await pageTexts(bytes)).join(' '));
  teller.must(
    inScope.every((sentence) => text.includes(flat(sentence))),
    `every sentence in scope is in it (${inScope.length})`,
  );
  teller.must(
    outOfScope.every((sentence) => !text.includes(flat(sentence))),
    `no other sentence is (${outOfScope.length} looked for)`,
  );
  teller.must(text.includes(flat('on Paula Patient')), 'its cover names the patient, the basis and each enclosed item');
  const again = await redeem(url, await askCode(service, url));
  teller.must(again.status >= 400, `a second download is refused: “${(await wordsOf(again)).slice(0, 110)}…”`);
  const tampered = await fetch(`${url.slice(0, -1)}${url.endsWith('A') ? 'B' : 'A'}`, {
    headers: { accept: 'text/html' },
  });
  teller.must(tampered.status === 404, 'a link with another letter leads nowhere');
  const forged = await fetch(signed.replace('X-Amz-Expires=60', 'X-Amz-Expires=600'));
  teller.must(forged.status === 403, 'a URL with a changed expiry is refused by S3');
  return signed;
};
