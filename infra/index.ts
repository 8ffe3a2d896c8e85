export { functionDesigns, functionNames, type FunctionName } from './functions.ts';
export { overridesFrom, Stage, StageName, stageOf } from './stages.ts';
export { synthesise } from './synthesise.ts';
