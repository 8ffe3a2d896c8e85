const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export class FilterFault extends Error {}

const compare: Record<string, (left: number, right: number) => boolean> = {
  '=': (left, right) => left === right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

const numeric = (rule: unknown, value: unknown): boolean => {
  const parts: unknown[] = Array.isArray(rule) ? rule : [];
  const given =
    typeof value === 'number' ? value : typeof value === 'string' && value !== '' ? Number(value) : Number.NaN;
  return parts.every(
    (part, index) => index % 2 === 1 || compare[String(part)]?.(given, Number(parts[index + 1])) === true,
  );
};

const operators: Record<string, (rule: unknown, value: unknown) => boolean> = {
  prefix: (rule, value) => typeof value === 'string' && value.startsWith(String(rule)),
  suffix: (rule, value) => typeof value === 'string' && value.endsWith(String(rule)),
  'equals-ignore-case': (rule, value) =>
    typeof value === 'string' && value.toLowerCase() === String(rule).toLowerCase(),
  exists: (rule, value) => (value !== undefined) === rule,
  numeric,
  'anything-but': (rule, value) => {
    if (value === undefined) return false;

    return isRecord(rule) ? !matchesRule(rule, value) : !(Array.isArray(rule) ? rule : [rule]).includes(value);
  },
};

const matchesRule = (rule: unknown, value: unknown): boolean => {
  if (!isRecord(rule)) return rule === null ? value === null : rule === value;

  return Object.entries(rule).every(([name, argument]) => {
    const operator = operators[name];
    if (operator === undefined) throw new FilterFault(`the laptop cloud does not know the filter operator ${name}`);

    return operator(argument, value);
  });
};

const matchesLeaf = (rules: unknown[], value: unknown): boolean => {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return rules.some((rule) =>
    values.length === 0 ? matchesRule(rule, undefined) : values.some((each) => matchesRule(rule, each)),
  );
};

/** Whether an event matches a Lambda event filter pattern: lists are alternatives, fields are all required. */
export const matches = (pattern: unknown, event: unknown): boolean => {
  if (!isRecord(pattern)) return false;

  return Object.entries(pattern).every(([name, rule]) => {
    if (name === '$or') return Array.isArray(rule) && rule.some((each: unknown) => matches(each, event));

    const value = isRecord(event) ? event[name] : undefined;
    return Array.isArray(rule) ? matchesLeaf(rule, value) : matches(rule, value ?? {});
  });
};
