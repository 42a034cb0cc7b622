import type { Format } from '../../format.ts';
import { mastodonActor, mastodonOutbox } from './mastodon-outbox.ts';
import { mastodonAccounts, mastodonStatus } from './mastodon-status.ts';
import { rtoot } from './rtoot.ts';
import { snscrapeMastodon } from './snscrape-mastodon.ts';

/** Exports of Mastodon: outboxes of accounts, its interface, and what tools collect. */
export const mastodon: readonly Format[] = [mastodonActor, mastodonOutbox, mastodonStatus, mastodonAccounts, rtoot, snscrapeMastodon];
