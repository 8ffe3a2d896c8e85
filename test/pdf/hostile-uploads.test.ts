import { inspectUpload } from '@sequester/pdf';
import { expect, test } from 'vitest';

import { hostile } from './adversarial/hostile.ts';

test.each(Object.keys(hostile))(
  'inspectUpload answers about %s within its time',
  async (name) => {
    const started = performance.now();
    const found = await inspectUpload(hostile[name]?.() ?? Buffer.alloc(0));
    expect(['accepted', 'damaged', 'took-too-long']).toContain(found.ok ? 'accepted' : found.code);
    expect(performance.now() - started).toBeLessThan(240_000);
  },
  250_000,
);
