import * as z from 'zod';

import { resources } from '../infra/template.ts';

const Deployed = z.object({
  FunctionName: z.string(),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }),
});

const environments = new Map(
  resources('Lambda::Function', Deployed).map(({ FunctionName, Environment: { Variables } }) => [
    FunctionName,
    Variables,
  ]),
);

/** The environment that the template gives a function of the stage `dev`. */
export const environmentOf = (name: string): Record<string, string> => {
  const environment = environments.get(`sequester-dev-${name}`);
  if (environment === undefined) throw new Error(`The template has no function ${name}.`);

  return environment;
};
