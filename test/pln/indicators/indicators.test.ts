import { describe, expect, it } from 'vitest';
import { definitions } from '../../../src/pln/every-indicator.ts';

describe('indicators', () => {
  it.each(definitions.map((definition) => [definition.name, definition] as const))(
    '%s states title, meaning, proxy, formula, limit and a source with DOI',
    (_, { title, means, proxyFor, formula, limit, reference }) => {
      expect(title.length).toBeGreaterThan(3);
      for (const words of [means, proxyFor, formula, limit]) expect(words?.length).toBeGreaterThan(10);
      expect(reference).toMatch(/\b10\.\d{4,9}\/\S+/);
    },
  );

  it('names are told apart', () => {
    expect(new Set(definitions.map(({ name }) => name)).size).toBe(definitions.length);
  });
});
