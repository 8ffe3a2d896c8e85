import type { Facts } from '@sequester/law';
import { isSameNamed, type RepresentativeOnFile, type RequestFile } from '@sequester/model';

type Authority = NonNullable<Facts['requester']['authorities']>[number];

const actingForThePatient: ReadonlySet<string> = new Set(['parent', 'personal_representative']);

export const isActingForThePatient = ({ requester }: RequestFile['request']): boolean =>
  actingForThePatient.has(requester.type);

/** Whether somebody asks for the patient, or a form was signed for them. */
export const isOnBehalf = ({ request, artifacts }: Pick<RequestFile, 'request' | 'artifacts'>): boolean =>
  isActingForThePatient(request) ||
  artifacts.some(({ artifact }) => 'signer_role' in artifact && artifact.signer_role === 'personal_representative');

const isEarlier = (one: string | null | undefined, other: string | null | undefined): boolean =>
  typeof one === 'string' && (typeof other !== 'string' || one < other);

/**
 * The authority of somebody who acts for the patient, as the chart has it (45 CFR 164.502(g), .514(h)(1)). Nobody of that name has none
 * on file; several of one name are not told apart, so that whose it is stays unknown.
 */
export const authoritiesOfChart = (
  onFile: readonly RepresentativeOnFile[],
  name: string | null | undefined,
): Authority[] | undefined => {
  if (!name) return undefined;

  const named = onFile.filter((one) => isSameNamed(one.name, name));
  if (named.length === 0) return undefined;

  return named.length === 1 ? named.map(({ authority }) => authority) : [];
};

/** What was stated of somebody's authority ends no later than the chart says of the same capacity; where nothing was stated, the chart counts. */
export const authoritiesOf = (
  stated: readonly Authority[] | null | undefined,
  ofChart: readonly Authority[] | undefined,
): Authority[] | undefined => {
  if (!stated) return ofChart && [...ofChart];

  return stated.map((one) => {
    const until = ofChart?.find(({ capacity }) => capacity === one.capacity)?.until;
    return isEarlier(until, one.until) ? { ...one, until } : one;
  });
};
