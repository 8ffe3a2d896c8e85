import * as z from 'zod';

import { phi } from '../phi.ts';
import { isCountry, isStateOfUs } from './countries.ts';
import { oneLine } from './one-line.ts';

const Line = oneLine(200);

const Country = z.string().refine(isCountry, {
  error: 'unknown-country',
  params: { code: 'unknown-country', text: 'Send the two capital letters of a country, as US or JP (ISO 3166).' },
});

const zip = /^\d{5}(-\d{4})?$/;

interface Fault {
  path: 'state' | 'postalCode';
  code: string;
  text: string;
}

const faultsInUs = ({
  state,
  postalCode,
}: {
  state?: string | undefined;
  postalCode?: string | undefined;
}): Fault[] => [
  ...(state !== undefined && isStateOfUs(state)
    ? []
    : [{ path: 'state', code: 'unknown-state', text: 'Send the two capital letters of a state, as CA.' } as const]),
  ...(postalCode !== undefined && zip.test(postalCode)
    ? []
    : [{ path: 'postalCode', code: 'no-zip-code', text: 'Send a ZIP code, as 94110 or 94110-1234.' } as const]),
];

/**
 * An address anywhere: in the United States with the two letters of a state and a ZIP code; elsewhere `state` is whatever
 * the country has between a town and itself (a prefecture, a province), and may be missing like the postal code.
 */
export const PostalAddress = z
  .strictObject({
    street: phi(Line.clone()),
    /** A second line: an apartment, a care-of. */
    more: phi(Line.clone()).optional(),
    city: phi(Line.clone()),
    state: phi(Line.clone()).optional(),
    postalCode: phi(oneLine(20)).optional(),
    country: phi(Country.clone()).default('US'),
  })
  .superRefine((address, context) => {
    for (const { path, code, text } of address.country === 'US' ? faultsInUs(address) : [])
      context.addIssue({ code: 'custom', path: [path], message: code, params: { code, text } });
  });
export type PostalAddress = z.infer<typeof PostalAddress>;

const countryName = (country: string): string =>
  new Intl.DisplayNames(['en'], { type: 'region' }).of(country) ?? country;

/** An address as it stands on a letter that is mailed in the United States: abroad with its country in capitals (USPS IMM 122.1). */
export const addressLines = ({ street, more, city, state, postalCode, country }: PostalAddress): string[] => {
  const place = [[city, state].filter((part) => part !== undefined).join(', '), postalCode];
  return [
    ...[street, more].filter((line) => line !== undefined),
    place.filter((part) => part !== undefined).join(' '),
    ...(country === 'US' ? [] : [countryName(country).toUpperCase()]),
  ];
};
