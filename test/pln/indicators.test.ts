import { describe, expect, it } from 'vitest';
import { indicators } from '../../src/pln/indicators.ts';

describe('indicators', () => {
  it.each(Object.entries(indicators))(
    '%s states meaning, proxy, formula, limit and a source with DOI',
    (_, { means, proxyFor, formula, limit, source }) => {
      for (const words of [means, proxyFor, formula, limit]) expect(words.length).toBeGreaterThan(10);
      expect(source).toMatch(/\b10\.\d{4,9}\/\S+/);
    },
  );
});
