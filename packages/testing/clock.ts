import { Instant } from '@sequester/model';

/** The instant at which the fixtures take place, those of disclosures excepted. */
export const now = Instant.parse('2026-03-02T10:00:00.000Z');
