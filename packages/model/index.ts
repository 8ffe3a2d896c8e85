export * from './actor.ts';
export * from './ids.ts';
export * from './instant.ts';
export * from './jobs/queued-job.ts';
export * from './phi.ts';
export * from './refusal.ts';
export * from './vocabulary.ts';
