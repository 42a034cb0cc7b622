import { withheld } from '../../../privacy/suppression.ts';
import { calibrationCurve } from '../../charts/calibration-curve.ts';
import { shares } from '../../charts/shares.ts';
import { huesOf } from '../../drawing/code-hues.ts';
import { type Figure, figure } from '../../figure.ts';
import type { CalibrationBin, HumanCodes, Performance } from '../../source/human-codes.ts';
import type { Source } from '../../source/source.ts';
import { decimal, inSentence, list, percent, whole } from '../../words/words.ts';

const MEASURES: Readonly<Record<Performance['measure'], string>> = {
  precision: 'Precision',
  recall: 'Recall',
  f1: 'F1',
  brier: 'Brier score',
};

/** How well the program does where people coded the same posts: right of what it gives, found of what there is, and its F1. */
export function performanceFigure(source: Source, { performance, current }: HumanCodes): Figure | null {
  const { k, glossary } = source;
  const rows = performance
    .filter(({ measure, authors }) => measure !== 'brier' && authors >= k)
    .map((row) => ({
      ...row,
      code: glossary.title('code', row.code),
      label: MEASURES[row.measure],
      text: row.value !== null ? decimal(row.value) : row.refused === '' ? 'undefined' : 'refused',
    }));
  const known = rows.filter(({ value, measure }) => value !== null && measure === 'f1').sort((a, b) => (a.value ?? 0) - (b.value ?? 0));
  const [worst] = known;
  if (worst === undefined) return null;
  return figure({
    id: 'codes-performance',
    finding: `The program does ${known.length > 1 ? 'least well' : 'as follows'} on ${inSentence(worst.code)}: F1 = ${bounds(worst)}`,
    help: 'Precision: of the posts to which the program gives the code, the share to which people give it. Recall: of the posts to which people give it, the share that the program finds. F1: their harmonic mean. Lines are 95% intervals.',
    alt: `The program on posts that people coded. ${[...new Set(rows.map(({ code }) => code))]
      .map(
        (code) =>
          `${code}: ${list(rows.filter((row) => row.code === code).map((row) => `${row.label.toLowerCase().replace('f1', 'F1')} ${row.value === null ? row.text : bounds(row)}`))}`,
      )
      .join('; ')}.`,
    rows,
    headings: [
      { name: 'code', label: 'Code' },
      { name: 'label', label: 'Measure' },
      { name: 'value', label: 'Value', as: 'value', print: 'text' },
      { name: 'low', label: '95% from', as: 'value', absent: '–' },
      { name: 'high', label: 'to', as: 'value', absent: '–' },
      { name: 'coded', label: 'Posts it rests on', as: 'whole' },
      { name: 'refused', label: 'Why not' },
    ],
    also: ['text'],
    chart: shares({ panel: 'code', label: 'label', share: 'value', hues: { by: 'panel', of: huesOf(source) } }),
    note: `Posts count by how many of the study they stand for. Intervals: Wilson’s on the effective number of posts for precision and recall, a bootstrap over authors for F1. Fewer than 30 posts give no figure, and those of fewer than ${k} people are not shown.${current.codes ? '' : AGAIN}`,
  });
}

/** Said where the program has other codes by now than those that were compared with people's. */
const AGAIN = ' The program has coded the study again since the posts were drawn; these figures are of its codes at that time.';

/** Whether the probabilities of the model can be taken at their word. */
export function calibrationFigure({ k, glossary }: Source, { calibration, performance, current }: HumanCodes): Figure | null {
  const codes = [...new Set(calibration.map(({ code }) => code))];
  const rows = codes.flatMap((code) => {
    const own = calibration.filter((row) => row.code === code);
    const { cells: hidden } = withheld(
      own.map(({ coded, authors }) => ({ count: coded, people: authors })),
      [[...own.keys()]],
      k,
    );
    return own
      .filter((_, i) => !hidden[i])
      .map((row) => ({ ...row, code: glossary.title('code', code), range: `${percent(row.from)} to ${percent(row.to)}` }));
  });
  if (rows.length === 0) return null;
  const off = rows
    .filter(({ said, low, high }) => said < low || said > high)
    .sort((a, b) => Math.abs(b.said - b.share) - Math.abs(a.said - a.share));
  const [most] = off;
  const brier = performance.filter(({ measure, value, authors }) => measure === 'brier' && value !== null && authors >= k);
  return figure({
    id: 'codes-calibration',
    finding:
      most === undefined
        ? 'Where the program gives a probability, people find about as many posts with the code as it says'
        : `The program’s probabilities ${most.said > most.share ? 'promise too much' : 'promise too little'} for ${inSentence(most.code)}: ${percent(most.said)} said, ${found(most)} found`,
    help: 'Posts to which the model gave about the same probability of a code, and the share of them to which people gave it, with 95% intervals: on the dashed line the probabilities can be taken at their word. Neighbouring fifths with fewer than 30 coded posts stand together.',
    alt: `Probabilities by the program and shares found by people. ${rows.map((row) => `${row.code}, ${percent(row.said)} said: ${found(row)} of ${whole(row.coded)} found`).join('; ')}.`,
    rows,
    headings: [
      { name: 'code', label: 'Code' },
      { name: 'range', label: 'Probability' },
      { name: 'said', label: 'Said on average', as: 'percent' },
      { name: 'share', label: 'Found by people', as: 'percent' },
      { name: 'low', label: '95% from', as: 'percent' },
      { name: 'high', label: 'to', as: 'percent' },
      { name: 'coded', label: 'Posts coded by people', as: 'whole' },
    ],
    chart: calibrationCurve({ panel: 'code', said: 'said', found: 'share', low: 'low', high: 'high' }),
    note: `${brier.length === 0 ? 'No Brier score: too few coded posts have a probability.' : `Brier score, the mean squared distance of probability and code (0 is perfect, always saying one half gives 0.25): ${list(brier.map((row) => `${inSentence(glossary.title('code', row.code))} ${bounds({ ...row, places: 3 })}`))}.`} Judgements that evidence decided without the model have no probability and are not here.${current.codes ? '' : AGAIN}`,
  });
}

function found({ share, low, high }: CalibrationBin): string {
  return `${percent(share)} (95% interval ${percent(low)} to ${percent(high)})`;
}

function bounds({ value, low, high, places = 2 }: Pick<Performance, 'value' | 'low' | 'high'> & { readonly places?: number }): string {
  const interval = low === null || high === null ? '' : ` (95% interval ${decimal(low, places)} to ${decimal(high, places)})`;
  return `${decimal(value ?? 0, places)}${interval}`;
}
