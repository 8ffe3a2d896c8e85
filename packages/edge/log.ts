import { Logger } from '@aws-lambda-powertools/logger';

/** Everything that a function may say in its log. Nothing from outside goes in: ids of ours, codes and numbers only. */
export type LogCode =
  | 'OPERATION_ANSWERED'
  | 'OPERATION_REFUSED'
  | 'OPERATION_FAILED'
  | 'STREAM_RECORD_DONE'
  | 'STREAM_RECORD_FAILED'
  | 'JOB_TRIED'
  | 'JOB_FAILED'
  | 'EXTRACT_BUILT'
  | 'RECORDS_BUILT'
  | 'EXTRACT_REFUSED'
  | 'EXTRACT_GRANTS_PENDING'
  | 'EXTRACT_GRANTS_RETIRED'
  | 'UPLOAD_INSPECTED'
  | 'DOCUMENT_INSPECTED'
  | 'GRANTS_MADE'
  | 'LETTER_WRITTEN'
  | 'OFFER_FOLLOWED'
  | 'MAIL_SENT'
  | 'CHAIN_EXTENDED'
  | 'DOOR_CALL_NOT_COUNTED'
  | 'ACCOUNT_FOLLOWED'
  | 'ACCOUNT_WITHOUT_PERSON';

export type LogFields = Record<string, string | number | boolean>;

const logger = new Logger({ serviceName: process.env['AWS_LAMBDA_FUNCTION_NAME'] ?? 'sequester' });

export const log = (code: LogCode, fields: LogFields): void => logger.info(code, fields);

/** The places of a stack, without its message: a message may quote what came in, over several lines. */
const placesOf = ({ stack = '', message }: Error): string =>
  stack
    .replace(message, '')
    .split('\n')
    .filter((line) => /^ {4}at /.test(line))
    .slice(0, 6)
    .map((line) => line.trim().replace(/\(?(file:\/\/)?\/.*\//, '('))
    .join(' | ');

/** A fault, by the names of its error and of the place it was thrown, never by its message. */
export const logFault = (code: LogCode, fields: LogFields, error: unknown): void => {
  const named = error instanceof Error ? error : new Error('not an error');
  const errorCode = 'code' in named && typeof named.code === 'string' ? named.code : '';
  logger.error(code, { ...fields, error: named.name, errorCode, place: placesOf(named) });
};
