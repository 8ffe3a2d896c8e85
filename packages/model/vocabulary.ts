export * from './id-prefixes.ts';
export * from './refusal-codes.ts';
export * from './roles.ts';
