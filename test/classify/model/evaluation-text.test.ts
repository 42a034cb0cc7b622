import { expect, test } from 'vitest';
import { evaluationText, type JudgedPost } from '../../../src/classify/model/evaluation-text.ts';

const coded = (value: boolean) => ({
  uncodable: null,
  decisions: { sharing: { value, probability: value ? 0.9 : 0.1, evidence: [] } },
  subflag: null,
  subflagEvidence: [],
});

/** Four posts, of which each kind of model has so many right. */
function judged(apart: number | null): JudgedPost[] {
  return Array.from({ length: 4 }, (_, i) => {
    const truth = i % 2 === 0;
    return {
      text: { id: `${i}`, text: 'invented', account: `a${i}`, codes: { sharing: truth }, weight: 1 },
      record: {},
      crossed: coded(true),
      apart: apart === null ? null : coded(i < apart ? truth : !truth),
      made: coded(truth),
    };
  });
}

test('evaluate tells how a model does that saw other posts alone, where there is one', () => {
  const told = (apart: number | null) => evaluationText(judged(apart), [], { codes: ['sharing'], made: 'model as shipped' });
  expect(told(4)).toMatch(/^sharing +other posts alone +4 +2 +2 .* 1\.00/m);
  expect(told(2)).toMatch(/^sharing +other posts alone +4 +2 +2 +0\.50/m);
  expect(told(4)).toContain('“Other posts alone” is a model that was fitted on no post of the gold sample');
  expect(told(null)).not.toContain('ther posts alone');
});
