/** What a row of the audit can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** JSON with its names in the order of their UTF-16 code units and without white space (RFC 8785): equal values give equal bytes. */
export const canonicalJson = (value: Json): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);

  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;

  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`;
};
