import type { Draft } from '../../schema/schema.ts';
import type { Drafts } from '../drafts/drafts.ts';
import type { Flaw, FoundPost } from '../format.ts';
import { ClockHealth } from './clock-health.ts';
import { IdHealth } from './id-health.ts';
import { Filled } from './tally.ts';

/** What is watched in the posts of a file: their ids, their times, their flaws, how many come again, and which fields are filled. */
export class Health {
  readonly ids = new IdHealth();
  readonly clock = new ClockHealth();
  readonly filled = new Filled();
  readonly flaws: Partial<Record<Flaw, number>> = {};
  /** Posts without ids that repeat another word for word. */
  repeats = 0;

  /** The draft that a post becomes. */
  draft(post: FoundPost, drafts: Drafts): Draft {
    this.clock.seen(post);
    for (const flaw of post.flaws ?? []) this.flaws[flaw] = (this.flaws[flaw] ?? 0) + 1;
    const draft = drafts.draft(this.ids.seen(post));
    this.filled.count(draft);
    this.repeats = drafts.repeats;
    return draft;
  }
}
