import type { Entry } from '../entry.ts';
import { carpenter2021 } from '../sources.ts';
import { HITS, PERIODS, POSTS } from './change.ts';

const source = `Wagner et al. 2002, 10.1046/j.1365-2710.2002.00430.x; Bernal, Cummins & Gasparrini 2017, 10.1093/ije/dyw098; Turner et al. 2021, 10.1186/s12874-021-01306-w; of educators at the beginning of the pandemic ${carpenter2021}`;
const formula =
  'exp(b) of log y(t) = a + trend · t + level · after(t) + slope · after(t) · t + e(t), t in periods from the event, y the posts or people of a period (+ ½), or the share of its posts (yes + ½) / (all + 1)';
const choice = `errors first-order autoregressive and of another size after the event than before, by restricted maximum likelihood; Student’s t with fewer degrees of freedom the more alike neighbouring periods are; periods of one, two or four weeks counted from the event, the shortest with ${HITS} such posts or people (${POSTS} posts) on average on either side, of which there must be ${PERIODS} whole ones each, hardly any of them empty (earlier ones are left out); from two years on with a yearly wave; not corrected for the number of comparisons`;
const limit =
  'What else happened at the same time, or changed how posts were collected, looks the same; holidays and terms look like events in less than two years; intervals hold where neighbouring periods are moderately alike (up to .6), and are too narrow where a series wanders';

/** What an event does to a series. */
export const eventChanges: Readonly<Record<'eventTrend' | 'eventLevel' | 'eventSlope', Entry>> = {
  eventTrend: {
    title: 'Trend before an event',
    means: 'How many times as many, or as frequent, posts of a kind became in four weeks before the event',
    unit: 'value',
    proxyFor: 'Where a space was going without the event',
    formula,
    choice,
    source,
    limit,
  },
  eventLevel: {
    title: 'Change at an event',
    means: 'How many times as many, or as frequent, posts of a kind were when the event came as the trend before leads to expect',
    unit: 'value',
    proxyFor: 'What an event changed in a space at once',
    formula,
    choice,
    source,
    limit,
  },
  eventSlope: {
    title: 'Change of trend after an event',
    means: 'By how much the change in four weeks after the event is more than before it, as a ratio',
    unit: 'value',
    proxyFor: 'Whether what an event changed lasts',
    formula,
    choice,
    source,
    limit,
  },
};
