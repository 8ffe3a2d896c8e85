export * from './vocabulary/authority.ts';
export * from './vocabulary/decisions.ts';
export * from './vocabulary/grounds-asserted.ts';
export * from './vocabulary/jurisdictions.ts';
export * from './vocabulary/papers.ts';
export * from './vocabulary/recipient-kinds.ts';
export * from './vocabulary/records.ts';
export * from './vocabulary/requester-types.ts';
