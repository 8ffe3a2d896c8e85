import type { ChartDocumentPress } from '@sequester/domain';
import { inspectWhole } from '@sequester/pdf';

export const documentPress: ChartDocumentPress = { inspect: inspectWhole };
