import { inspect } from 'node:util';

/** What an intrinsic function may ask of the stack it stands in. */
export interface Scope {
  ref(logicalId: string): unknown;
  attribute(logicalId: string, name: string): unknown;
  imported(exportName: string): unknown;
  condition(name: string): boolean;
  mapping(map: string, first: string, second: string): unknown;
}

/** `AWS::NoValue`: the property it stands for is left out. */
export const noValue: unique symbol = Symbol('AWS::NoValue');

export class TemplateFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'TemplateFault';
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text = (value: unknown): string => {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);

  throw new TemplateFault(`a string was expected in the template, not ${inspect(value, { depth: 1 })}`);
};

const list = (value: unknown, length?: number): unknown[] => {
  if (Array.isArray(value) && (length === undefined || value.length === length)) return value;

  throw new TemplateFault(`a list was expected in the template, not ${inspect(value, { depth: 1 })}`);
};

const substitute = (argument: unknown, scope: Scope): string => {
  const [template, variables] = typeof argument === 'string' ? [argument, {}] : list(argument, 2);
  const given = isRecord(variables) ? variables : {};
  return text(template).replaceAll(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
    if (literal !== '') return `\${${name}}`;

    if (name in given) return text(resolve(given[name], scope));

    const dot = name.indexOf('.');
    return text(dot < 0 ? scope.ref(name) : scope.attribute(name.slice(0, dot), name.slice(dot + 1)));
  });
};

const attributeOf = (argument: unknown, scope: Scope): unknown => {
  if (typeof argument === 'string') {
    const dot = argument.indexOf('.');
    return scope.attribute(argument.slice(0, dot), argument.slice(dot + 1));
  }
  const [logicalId, name] = list(argument, 2);
  return scope.attribute(text(logicalId), text(resolve(name, scope)));
};

const truth = (value: unknown, scope: Scope): boolean => {
  const resolved =
    isRecord(value) && 'Condition' in value ? scope.condition(text(value['Condition'])) : resolve(value, scope);
  return resolved === true || resolved === 'true';
};

const functions: Record<string, (argument: unknown, scope: Scope) => unknown> = {
  Ref: (argument, scope) => scope.ref(text(argument)),
  'Fn::GetAtt': attributeOf,
  'Fn::Sub': substitute,
  'Fn::ImportValue': (argument, scope) => scope.imported(text(resolve(argument, scope))),
  'Fn::Base64': (argument, scope) => Buffer.from(text(resolve(argument, scope))).toString('base64'),
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = list(argument, 2);
    return list(resolve(parts, scope)).map(text).join(text(separator));
  },
  'Fn::Select': (argument, scope) => {
    const [index, from] = list(argument, 2);
    return list(resolve(from, scope))[Number(text(resolve(index, scope)))];
  },
  'Fn::Split': (argument, scope) => {
    const [separator, whole] = list(argument, 2);
    return text(resolve(whole, scope)).split(text(separator));
  },
  'Fn::If': (argument, scope) => {
    const [name, yes, no] = list(argument, 3);
    return resolve(scope.condition(text(name)) ? yes : no, scope);
  },
  'Fn::Equals': (argument, scope) => {
    const [left, right] = list(resolve(argument, scope), 2);
    return left === right;
  },
  'Fn::And': (argument, scope) => list(argument).every((each) => truth(each, scope)),
  'Fn::Or': (argument, scope) => list(argument).some((each) => truth(each, scope)),
  'Fn::Not': (argument, scope) => !truth(list(argument, 1)[0], scope),
  'Fn::FindInMap': (argument, scope) => {
    const [map, first, second] = list(resolve(argument, scope), 3).map(text);
    return scope.mapping(map ?? '', first ?? '', second ?? '');
  },
};

/** The value with every intrinsic function answered. An intrinsic this cloud does not know is a fault that names it. */
export const resolve = (value: unknown, scope: Scope): unknown => {
  if (Array.isArray(value))
    return value.map((each: unknown) => resolve(each, scope)).filter((each) => each !== noValue);

  if (!isRecord(value)) return value;

  const [name, ...others] = Object.keys(value);
  if (name !== undefined && others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))) {
    const answer = functions[name];
    if (answer === undefined) throw new TemplateFault(`the laptop cloud does not know the template function ${name}`);

    return answer(value[name], scope);
  }
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, each]): [string, unknown] => [key, resolve(each, scope)])
      .filter(([, each]) => each !== noValue),
  );
};
