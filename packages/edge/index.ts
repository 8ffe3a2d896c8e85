export { sha256Hex } from './digest.ts';
export { environment, traceTables } from './environment.ts';
export { implement, implementFor, type Call, type Implementation } from './implement.ts';
export { log, logFault, type LogCode } from './log.ts';
export { newIds } from './new-id.ts';
export { guardedHeaders, observed, problemDetails } from './observed.ts';
export { bodyText, header, parseRequest } from './request.ts';
export { serve, type Area, type OpenOperation } from './serve.ts';
export { ownSession, sessionOf } from './sessions.ts';
