export { canonicalJson } from './canonical-json.ts';
export { firstLink, nextLink } from './chain-link.ts';
export { verifyChain, type BreakReason, type Recorded, type Verification } from './verify-chain.ts';
