import { inflateSync } from 'node:zlib';

import { type1Secrets } from './font-programs.ts';

const inflated = (bytes: Buffer): Buffer => {
  try {
    return inflateSync(bytes);
  } catch {
    return bytes;
  }
};

/** Everything a file holds, in lower case: its bytes, each stream inflated, strings in hex and in two bytes a letter decoded, Type 1 programs deciphered. */
export const everythingIn = (bytes: Uint8Array): string => {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = [raw];
  for (let at = raw.indexOf('stream'); at >= 0; at = raw.indexOf('stream', at + 6)) {
    const from = at + (raw[at + 6] === 13 ? 8 : 7);
    const end = raw.indexOf('endstream', from);
    if (end < 0) break;
    parts.push(inflated(raw.subarray(from, end)));
    at = end + 3;
  }
  const text = parts.map((part) => part.toString('latin1')).join('\n');
  const hex = Array.from(text.matchAll(/<([0-9A-Fa-f\s]{8,})>/g), ([, digits = '']) =>
    Buffer.from(digits.replaceAll(/\s/g, ''), 'hex').toString('latin1'),
  );
  const kerned = Array.from(text.matchAll(/\[((?:\([^()]*\)|[-\d.\s])+)\]\s*TJ/g), ([, inner = '']) =>
    inner.replaceAll(/\)[-\d.\s]*\(/g, ''),
  );
  return [text, ...hex, ...kerned, ...parts.slice(1).map(type1Secrets)].join('\n').replaceAll('\0', '').toLowerCase();
};

/** The markers of a list that occur in a file. */
export const markersIn = (everything: string, markers: string[]): string[] =>
  markers.filter((marker) => everything.includes(marker.toLowerCase()));
