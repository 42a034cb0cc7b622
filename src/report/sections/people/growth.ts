import { bare, type Section, sentences } from '../../figure.ts';
import { tellable } from '../../source/people.ts';
import type { Source } from '../../source/source.ts';
import { roundedPlacesNote } from '../../source/withheld/rounded-shares.ts';
import { inSentence, list } from '../../words/words.ts';
import { brokersFigure } from './brokers.ts';
import { lifelineFigure } from './lifelines.ts';
import { mixingFigure } from './mixing.ts';
import { sharedGroupsFigure } from './shared-groups.ts';
import { sideOf, type Told } from './signs.ts';
import { signsInSpaces } from './signs-in-spaces.ts';
import { signsOfStudy } from './signs-of-study.ts';
import { closedHalves, signsOverTime } from './signs-over-time.ts';
import { toldMixing } from './told-mixing.ts';

/** Signs of professional growth and of strain in what people post, over the study, its spaces and half-years. */
export async function growth(source: Source): Promise<Section> {
  const { db, k, glossary } = source;
  const base = { id: 'growth', title: 'Growth and strain' };
  const all = await db.rows<Told>(
    `SELECT indicator AS name, item, period, value, low, high, people,
       CASE WHEN crowd - people BETWEEN 1 AND ${k - 1} OR item IN (FROM "closedCrowds") THEN NULL ELSE people END AS counted
     FROM indicators LEFT JOIN (
       SELECT coalesce(item, '') AS place, value AS crowd FROM indicators WHERE indicator = 'people' AND scope <> 'person' AND period IS NULL
     ) ON place = coalesce(item, '')
     WHERE scope IN ('space', 'study') AND ${tellable(k)}
     ORDER BY indicator, item NULLS FIRST, period NULLS FIRST`,
  );
  const told = all
    .filter(({ name }) => sideOf(source, name) !== null)
    .sort((a, b) => glossary.rank('indicator', a.name) - glossary.rank('indicator', b.name));
  if (told.length === 0)
    return bare(base, `No sign of growth or strain could be counted over at least ${k} people.`, ...lackingNote(source));
  const closed = await closedHalves(source);
  const mixing = await toldMixing(source);
  const figures = [
    ...(['growth', 'strain'] as const).flatMap((side) => [signsOfStudy(source, told, side), signsOverTime(source, told, side, closed)]),
    lifelineFigure(told),
    signsInSpaces(source, told, await roundedPlacesNote(source.db)),
    mixingFigure(source, mixing),
    sharedGroupsFigure(k, mixing),
    await brokersFigure(source, mixing),
  ].filter((one) => one !== null);
  return {
    ...base,
    findings: sentences(figures.filter(({ id, finding }) => id.endsWith('-study') && !finding.startsWith('No sign'))),
    introduction: [
      'Posts show expressed practice, not growth itself: that somebody explains, thanks or asks in public is a sign of learning with others, and that they sell or despair a sign of strain, no more. What each sign stands for and where it fails stands in the definitions.',
      ...lackingNote(source),
    ],
    figures,
  };
}

/** Which signs the study cannot have, because it decides other codes than those of the program. */
function lackingNote(source: Source): string[] {
  const { glossary, codes } = source;
  const names = glossary.lacking(codes).filter((name) => sideOf(source, name) !== null);
  if (names.length === 0) return [];
  return [
    `Left out are signs that rest on codes which this study does not decide: ${list(names.map((name) => inSentence(glossary.title('indicator', name))))}.`,
  ];
}
