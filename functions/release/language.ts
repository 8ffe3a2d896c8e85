import { header } from '@sequester/edge';
import { languages, type SpokenLanguage } from '@sequester/model';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

const known = (code: string | undefined): SpokenLanguage | undefined => languages.find((language) => language === code);

/** Languages of an Accept-Language header by their weights, the first of equals first (RFC 9110, 12.5.4). */
const accepted = (value: string): string[] =>
  value
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const weight = parameters.map((one) => /^\s*q=([\d.]+)/.exec(one)?.[1]).find((one) => one !== undefined);
      return { code: tag.trim().slice(0, 2).toLowerCase(), weight: Number(weight ?? 1) };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ code }) => code);

/** The language that the reader chose on a page (`lang` in the address), or else the first one that the browser names and we have. */
export const languageOf = (event: APIGatewayProxyEventV2): SpokenLanguage =>
  known(event.queryStringParameters?.['lang']) ??
  accepted(header(event, 'accept-language') ?? '')
    .map(known)
    .find((language) => language !== undefined) ??
  'en';
