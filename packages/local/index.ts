export { startCloud, type CloudOptions, type LocalCloud } from './cloud.ts';
export { PortTaken, refuseTakenPorts } from './gateway/listen.ts';
export type { SeenAnswer } from './gateway/server.ts';
export { demoIn, runningIn, type Demo, type Running } from './running.ts';
export { readCloud } from './template/read-cloud.ts';
export { startEndpoint } from './endpoint.ts';
export { startEngine, type Engine } from './events/engine.ts';
export { dynamoOver } from './events/dynamo.ts';
export type * from './types.ts';
