export { functionDesigns, functionNames, type FunctionName } from './functions.ts';
export { addService } from './service.ts';
export { overridesFrom, Stage, StageName, stageOf } from './stages.ts';
