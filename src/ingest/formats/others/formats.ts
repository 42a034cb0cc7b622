import type { Format } from '../../format.ts';
import { convokit } from './convokit.ts';
import { fourCatDouyin } from './four-cat-douyin.ts';
import { fourCatGab } from './four-cat-gab.ts';
import { fourCatParler } from './four-cat-parler.ts';
import { fourCatTruthSocial } from './four-cat-truth-social.ts';
import { fourCatTumblr, fourCatTumblrOld } from './four-cat-tumblr.ts';
import { fourCatVk } from './four-cat-vk.ts';
import { fourCatXiaohongshu, fourCatXiaohongshuComments } from './four-cat-xiaohongshu.ts';
import { hypothesis } from './hypothesis.ts';
import { mediaCrawler } from './mapped-media-crawler.ts';
import { mappedOthers } from './mapped-others.ts';
import { nostr } from './nostr.ts';
import { padlet } from './padlet.ts';
import { feedManagerFlickr, feedManagerTumblr, feedManagerWeibo } from './social-feed-manager.ts';
import { truthSocial, truthSocialAccounts } from './truth-social.ts';
import { tumblr } from './tumblr.ts';
import { snscrapeWeibo } from './weibo.ts';
import { zeeschuimerDouyin } from './zeeschuimer-douyin.ts';
import { zeeschuimerLinkedin } from './zeeschuimer-linkedin.ts';
import { zeeschuimerXiaohongshu, zeeschuimerXiaohongshuComments } from './zeeschuimer-xiaohongshu.ts';

/** Exports of other platforms, and corpora of any. */
export const others: readonly Format[] = [
  ...mappedOthers,
  hypothesis,
  convokit,
  snscrapeWeibo,
  feedManagerTumblr,
  feedManagerWeibo,
  ...feedManagerFlickr,
  tumblr,
  nostr,
  ...mediaCrawler,
  padlet,
  zeeschuimerLinkedin,
  zeeschuimerXiaohongshu,
  zeeschuimerXiaohongshuComments,
  fourCatGab,
  fourCatTruthSocial,
  truthSocial,
  truthSocialAccounts,
  fourCatTumblr,
  fourCatTumblrOld,
  fourCatVk,
  fourCatParler,
  fourCatXiaohongshu,
  fourCatXiaohongshuComments,
  fourCatDouyin,
  zeeschuimerDouyin,
];
