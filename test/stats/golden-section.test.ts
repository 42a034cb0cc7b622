import { describe, expect, it } from 'vitest';
import { highest } from '../../src/stats/golden-section.ts';

describe('highest', () => {
  it('finds the top of a hill, within the width that its steps leave', () => {
    expect(Math.abs(highest((x) => -((x - 0.3) ** 2), [-5, 8], 30) - 0.3)).toBeLessThan(13 * 0.6181 ** 30);
    expect(highest((x) => x * Math.exp(-x), [0, 20], 40)).toBeCloseTo(1, 6);
  });

  it('goes to a bound where the function rises or falls throughout, and to the lower one where it is level', () => {
    expect(highest((x) => x, [2, 3], 50)).toBeCloseTo(3, 9);
    expect(highest((x) => -x, [2, 3], 50)).toBeCloseTo(2, 9);
    expect(highest(() => 1, [2, 3], 50)).toBeCloseTo(2, 9);
  });
});
