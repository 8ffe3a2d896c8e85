import type { Route } from '../template/plan.ts';

export interface Match {
  route: Route;
  parameters: Record<string, string>;
}

const segments = (path: string): string[] => path.split('/').slice(1);

const isVariable = (segment: string): boolean => segment.startsWith('{');

const parametersOf = (route: Route, path: string[]): Record<string, string> | undefined => {
  const pattern = segments(route.path);
  const greedy = pattern.at(-1)?.endsWith('+}') === true;
  if (greedy ? path.length < pattern.length : path.length !== pattern.length) return undefined;

  const parameters: Record<string, string> = {};
  for (const [index, segment] of pattern.entries()) {
    const given = path[index] ?? '';
    if (segment.endsWith('+}')) {
      parameters[segment.slice(1, -2)] = path.slice(index).join('/');
    } else if (isVariable(segment)) {
      if (given === '') return undefined;

      parameters[segment.slice(1, -1)] = given;
    } else if (segment !== given) {
      return undefined;
    }
  }
  return parameters;
};

/** Full matches first, then greedy ones, `$default` last; a fixed segment before a variable, a method before ANY. */
const rank = (route: Route): string =>
  (route.key === '$default'
    ? 'z'
    : segments(route.path)
        .map((segment) => (segment.endsWith('+}') ? 'y' : isVariable(segment) ? 'b' : 'a'))
        .join('')) + (route.method === 'ANY' ? '1' : '0');

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

/** The route API Gateway would choose for a request, with its path parameters decoded. */
export const matchRoute = (routes: Route[], method: string, path: string): Match | undefined => {
  const given = segments(path).map(decoded);
  const matches = routes
    .filter((route) => route.key === '$default' || route.method === 'ANY' || route.method === method)
    .flatMap((route): Match[] => {
      const parameters = route.key === '$default' ? {} : parametersOf(route, given);
      return parameters === undefined ? [] : [{ route, parameters }];
    });
  return matches.toSorted((left, right) => rank(left.route).localeCompare(rank(right.route)))[0];
};
