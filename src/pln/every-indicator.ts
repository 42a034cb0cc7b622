import { audit, auditRows } from './audit/audit.ts';
import { unflagged } from './audit/decisions.ts';
import { chatIndicators, chatRows } from './chats/chat-indicators.ts';
import { contrasts } from './chats/contrasts.ts';
import { definitionsOf, type Entry } from './entry.ts';
import { eventChanges } from './events/definitions.ts';
import { belonging } from './indicators/belonging.ts';
import { circulation } from './indicators/circulation.ts';
import { connected, connections } from './indicators/connections.ts';
import { exposure } from './indicators/exposure.ts';
import { identity } from './indicators/identity.ts';
import { indicatorRows, indicators } from './indicators/indicators.ts';
import { lowQuality } from './indicators/low-quality.ts';
import { modes } from './indicators/modes.ts';
import { sellers } from './indicators/sellers.ts';
import { shareRows } from './indicators/share-rows.ts';
import { shares } from './indicators/shares.ts';
import { valueQueries } from './indicators/sql-indicator.ts';
import { strainRows, strains } from './indicators/strains.ts';
import { tiesKept } from './indicators/ties-kept.ts';
import { turnover } from './indicators/turnover.ts';
import { middle } from './median.ts';
import { components } from './spaces/components.ts';
import { conversationRows, conversations, turns } from './spaces/conversations.ts';
import { groupContrasts } from './spaces/group-contrasts.ts';
import { lifelines } from './spaces/lifelines.ts';
import { returns } from './spaces/returns.ts';
import { closureOfSpaces, tiesOfSpaces } from './spaces/space-ties.ts';

/** Indicators that are told for people and spaces alike, each by a query of its own. */
const told = {
  ...turnover,
  ...turns,
  ...tiesKept,
  ...identity,
  ...belonging,
  ...exposure,
  ...lowQuality,
  ...modes,
  ...tiesOfSpaces,
  ...sellers,
  ...circulation,
};

/** Every indicator by its name. To add one is to add an entry to one of these records. */
export const entries: Readonly<Record<string, Entry>> = {
  ...indicators,
  ...shares,
  ...conversations,
  ...chatIndicators,
  ...contrasts,
  ...groupContrasts,
  ...lifelines,
  ...returns,
  ...strains,
  ...audit,
  ...unflagged,
  ...told,
  ...closureOfSpaces,
  ...connections,
  ...components,
  ...eventChanges,
};

/** What every indicator means. */
export const definitions = definitionsOf(entries).map((one) => ({
  ...one,
  ...(Object.hasOwn(shares, one.name) ? { ofPosts: true } : {}),
  ...(isMedian(one.name) ? { medianOfPeople: true } : {}),
}));

/** Whether what an indicator is of a study is the median over people: those of single people, and those whose query takes it. */
function isMedian(name: string): boolean {
  return indicators[name]?.scope === 'person' || told[name]?.sql.includes(middle) === true;
}

/** Queries for those that the database computes, a part of the record at a time; each gives the columns it has. */
export const queries = [
  indicatorRows(),
  ...shareRows(),
  conversationRows(),
  chatRows(),
  strainRows(),
  auditRows(),
  ...valueQueries({ ...told, ...connected }),
];
