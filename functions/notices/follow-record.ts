import {
  acknowledgeRequest,
  conveyCode,
  mailLink,
  tellOfficers,
  tellOfOrders,
  tellOfOffer,
  tellOfSignature,
  tellPatient,
  tellStaff,
  watchDueDates,
} from '@sequester/domain';
import { log } from '@sequester/edge';
import type { DisclosureRequest, Link } from '@sequester/model';
import { recordOf } from '@sequester/store';
import type { DynamoDBRecord } from 'aws-lambda';

import { actingFor } from './stores.ts';

type Followed = NonNullable<ReturnType<typeof recordOf>>;

/** A new request is acknowledged; whatever changes it may bring a day by which it is due, or an order that the patient is told of. */
const followRequest = async (row: DisclosureRequest, isNew: boolean): Promise<void> => {
  const { context, stores } = await actingFor(row.practiceId);
  if (isNew) log('MAIL_SENT', { about: row.requestId, mailed: await acknowledgeRequest(stores)(context, row) });

  await watchDueDates(stores)(context, row);
  await tellOfOrders(stores)(context, row);
};

/** A new link is mailed, and the patient told that something leaves; one that was used is told of in the practice. */
const followLink = async (row: Link, isNew: boolean): Promise<void> => {
  const { context, stores } = await actingFor(row.practiceId);
  const { requestId, linkId, downloads, issuedBy, freshOf } = row;
  if (isNew) log('MAIL_SENT', { about: linkId, mailed: await mailLink(stores)(context, row) });

  if (isNew && freshOf === undefined)
    await tellPatient(stores)(context, { requestId, news: 'released', about: linkId });

  if (downloads > 0) await tellStaff(stores)(context, { requestId, news: 'opened', about: linkId, alsoTo: issuedBy });
};

const followNew = async (record: Followed): Promise<void> => {
  if (record.kind === 'code') {
    const { context, stores } = await actingFor(record.row.practiceId);
    log('MAIL_SENT', { about: record.row.codeId, mailed: await conveyCode(stores)(context, record.row) });
  }
  if (record.kind === 'statement') {
    const { context, stores } = await actingFor(record.row.practiceId);
    log('MAIL_SENT', { about: record.row.statementId, told: await tellOfficers(stores)(context, record.row) });
  }
  if (record.kind === 'offer') {
    const { context, stores } = await actingFor(record.row.practiceId);
    log('MAIL_SENT', { about: record.row.offerId, mailed: await tellOfOffer(stores)(context, record.row) });
  }
  if (record.kind === 'signature') {
    const { context, stores } = await actingFor(record.row.practiceId);
    log('MAIL_SENT', { about: record.row.offerId, told: await tellOfSignature(stores)(context, record.row) });
  }
};

/** Sends the mails that a new or changed row calls for. Rows that call for none are ignored. */
export const followRecord = async ({ eventName, dynamodb }: DynamoDBRecord): Promise<void> => {
  const record = eventName === 'REMOVE' ? undefined : recordOf(dynamodb?.NewImage);
  if (record === undefined) return;

  const isNew = eventName === 'INSERT';
  if (record.kind === 'request') await followRequest(record.row, isNew);
  else if (record.kind === 'link') await followLink(record.row, isNew);
  else if (isNew) await followNew(record);
};
