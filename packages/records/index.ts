export { pressRecords } from './press-records.ts';
