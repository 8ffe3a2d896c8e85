import type { RequestId } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { tellPatient } from './tell-patient.ts';

/** Tells a patient of each court order that was accepted on a request, once. */
export const tellOfOrders =
  (stores: Parameters<typeof tellPatient>[0]) =>
  async (context: PracticeContext, { requestId }: { requestId: RequestId }): Promise<void> => {
    const file = await stores.disclosures.find(context, requestId);
    const orders = (file?.artifacts ?? []).filter(
      ({ artifact, acceptances }) => artifact.type === 'court_order' && acceptances.length > 0,
    );
    for (const { artifactId } of orders)
      await tellPatient(stores)(context, { requestId, news: 'ordered', about: artifactId });
  };
