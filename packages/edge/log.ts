import { Logger } from '@aws-lambda-powertools/logger';

/** Everything that a function may say in its log. Nothing from outside goes in: ids of ours, codes and numbers only. */
export type LogCode =
  | 'OPERATION_ANSWERED'
  | 'OPERATION_REFUSED'
  | 'OPERATION_FAILED'
  | 'STREAM_RECORD_DONE'
  | 'STREAM_RECORD_FAILED'
  | 'EXTRACT_BUILT'
  | 'EXTRACT_REFUSED'
  | 'EXTRACT_GRANTS_PENDING'
  | 'EXTRACT_GRANTS_RETIRED'
  | 'MAIL_SENT'
  | 'CHAIN_EXTENDED';

export type LogFields = Record<string, string | number | boolean>;

const logger = new Logger();

export const log = (code: LogCode, fields: LogFields): void => logger.info(code, fields);

/** A fault, by the names of its error and of the place it was thrown, never by its message. */
export const logFault = (code: LogCode, fields: LogFields, error: unknown): void => {
  const named = error instanceof Error ? error : new Error('not an error');
  const place = named.stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')).slice(0, 6).map((line) => line.trim().replace(/\(?(file:\/\/)?\/.*\//, '(')).join(' | ');
  const code_ = 'code' in named && typeof named.code === 'string' ? named.code : '';
  logger.error(code, { ...fields, error: named.name, errorCode: code_, place: place ?? '' });
};
