import type { ChainRecord, ChainReport, ChainVerifier, PracticeContext } from '@sequester/domain';
import { verifyChain } from '@sequester/ledger';
import type { PracticeId } from '@sequester/model';

/** Checks a chain as it is stored. */
export class StoredChainVerifier implements ChainVerifier {
  readonly #chain: { record(practiceId: PracticeId): Promise<ChainRecord> };

  constructor(chain: { record(practiceId: PracticeId): Promise<ChainRecord> }) {
    this.#chain = chain;
  }

  async verified({ practiceId }: PracticeContext): Promise<ChainReport> {
    return verifyChain({ practiceId, ...(await this.#chain.record(practiceId)) });
  }
}
