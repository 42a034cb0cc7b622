import type { Format } from '../../format.ts';
import { convokit } from './convokit.ts';
import { hypothesis } from './hypothesis.ts';
import { mappedOthers } from './mapped-others.ts';
import { nostr } from './nostr.ts';
import { tumblr } from './tumblr.ts';
import { snscrapeWeibo } from './weibo.ts';

/** Exports of other platforms, and corpora of any. */
export const others: readonly Format[] = [...mappedOthers, hypothesis, convokit, snscrapeWeibo, tumblr, nostr];
