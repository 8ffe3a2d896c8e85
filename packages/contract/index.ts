export { Nothing } from './empty.ts';
export { operation, type Area, type Audience, type Method, type Operation } from './operation.ts';
export { refusals } from './refusals.ts';
export * from './chart.ts';
export * from './disclosures.ts';
export * from './ledger.ts';
export * from './notes.ts';
export * from './practice.ts';
export * from './release.ts';
