export * from './attempt.ts';
export * from './audit.ts';
export * from './context.ts';
export * from './ids.ts';
export * from './instant.ts';
export * from './phi.ts';
export * from './refusal.ts';
export * from './traces.ts';
