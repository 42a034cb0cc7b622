import { entities } from '../../../text/entities.ts';
import type { Account, Found, JsonFormat, JsonObject, JsonValue, Refusal } from '../../format.ts';
import { integer, object, objects, text } from '../values.ts';
import { captures } from '../zeeschuimer.ts';
import { activityNumber, activityTime } from './linkedin-activity.ts';

const PLATFORMS = ['linkedin.com'];
const notAPost: Refusal = { code: 'not-a-post', reason: 'an item of the page around the posts' };

/**
 * Posts of LinkedIn as Zeeschuimer captures them, or 4CAT keeps them, with the fields that 4CAT's `map_item` reads. People and
 * companies are called as in its tables (`in/ash`, `company/oak`), so that a post had both ways is one.
 */
export const zeeschuimerLinkedin: JsonFormat = {
  name: 'zeeschuimer-linkedin',
  title: 'LinkedIn posts captured with Zeeschuimer (NDJSON)',
  lacks: 'times are those inside the ids: LinkedIn shows words such as 2mo alone; which post another passes on is not told',
  ...captures(PLATFORMS, post, notAPost),
};

function post(item: JsonObject, collected: number | null): Found {
  const actor = object(item.actor);
  if (actor === null) return notAPost;
  const urn = text(object(item.updateMetadata)?.urn) ?? text(item.preDashEntityUrn);
  // Two activities that are one post are named together: `(urn:li:activity:1,urn:li:activity:2)`.
  const named = /urn:li:activity:\d+/.exec(urn ?? '')?.[0] ?? null;
  const id = activityNumber(named);
  if (id === null) return { code: 'no-id', reason: `no activity in the name of the post: ${urn ?? 'empty'}` };
  const time = activityTime(id);
  if (time === null) return { code: 'unreadable-time', reason: `no time inside the number of the post: ${id}` };
  const told = object(object(item.commentary)?.text);
  const words = text(told?.text);
  const content = object(item.content);
  const link = target(content) ?? target(object(content?.articleComponent));
  const counts = countsOf(object(item['*socialDetail']));
  return {
    platform: 'linkedin',
    id,
    author: authorOf(actor),
    time,
    text: words,
    ...marked(told),
    links: [...new Set([...(link === null ? [] : [link]), ...entities(words ?? '').links])],
    ...counts,
    collected,
    adLabel: /^promoted\b/i.test(text(object(actor.subDescription)?.text) ?? '') ? 'promoted' : null,
  };
}

function authorOf(actor: JsonObject): Account | null {
  const handle = /linkedin\.com\/([^?#]+)/.exec(text(object(actor.navigationContext)?.actionTarget) ?? '')?.[1] ?? null;
  const name = text(object(actor.name)?.text);
  return handle === null && name === null ? null : { handle, name, bio: text(object(actor.description)?.text) };
}

/** Where a card leads. */
function target(card: JsonObject | null): string | null {
  const url = text(object(card?.navigationContext)?.actionTarget);
  return url !== null && /^https?:\/\//i.test(url) ? url : null;
}

/** Hashtags, and whom the text names: LinkedIn marks them in either of two ways. Mentions of the newer one are not understood. */
function marked(told: JsonObject | null): { hashtags?: readonly string[]; mentions?: readonly Account[] } {
  if (told === null) return {};
  if (Array.isArray(told.attributes)) {
    const marks = objects(told.attributes);
    return {
      hashtags: marks.filter(({ type }) => type === 'HASHTAG').flatMap(({ trackingUrn }) => tagIn(trackingUrn)),
      mentions: marks.flatMap(named),
    };
  }
  if (!Array.isArray(told.attributesV2)) return {};
  return { hashtags: objects(told.attributesV2).flatMap(({ detailData }) => tagIn(object(object(detailData)?.['*hashtag'])?.trackingUrn)) };
}

function tagIn(urn: JsonValue | undefined): string[] {
  const tag = text(urn)?.split(':').at(-1) ?? '';
  return tag === '' ? [] : [tag];
}

function named(mark: JsonObject): Account[] {
  const person = mark.type === 'PROFILE_MENTION' ? object(mark['*miniProfile']) : null;
  const company = mark.type === 'COMPANY_NAME' ? object(mark['*miniCompany']) : null;
  const called = text(person?.publicIdentifier) ?? text(company?.universalName);
  if (called === null) return [];
  const name =
    company === null ? [person?.firstName, person?.lastName].flatMap((part) => text(part) ?? []).join(' ') : (text(company.name) ?? '');
  return [{ handle: `${company === null ? 'in' : 'company'}/${called}`, name: name || null }];
}

function countsOf(detail: JsonObject | null): { likes: number | null; shares: number | null; comments: number | null } {
  const totals = object(detail?.['*totalSocialActivityCounts']);
  if (totals !== null) return { likes: integer(totals.numLikes), shares: integer(totals.numShares), comments: integer(totals.numComments) };
  const all = (part: JsonValue | undefined): number | null => integer(object(object(part)?.paging)?.total);
  return { likes: all(detail?.likes), shares: integer(detail?.totalShares), comments: all(detail?.comments) };
}
