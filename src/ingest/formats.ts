import type { Format } from './format.ts';
import { chatTranscript } from './formats/chat-transcript.ts';
import { praw } from './formats/praw.ts';
import { prawMinimal } from './formats/praw-minimal.ts';
import { pushshift } from './formats/pushshift.ts';
import { redditThread } from './formats/reddit-thread.ts';
import { rtweet } from './formats/rtweet.ts';
import { tags } from './formats/tags.ts';
import { twarc2, twarc2Compliance, twarc2Counts, twarc2Users } from './formats/twarc2.ts';
import { zeeschuimerInstagram } from './formats/zeeschuimer-instagram.ts';

/** Every format that is known. A file is of one of them, or of none; never of two. */
export const formats: readonly Format[] = [
  tags,
  rtweet,
  chatTranscript,
  twarc2,
  twarc2Counts,
  twarc2Users,
  twarc2Compliance,
  praw,
  prawMinimal,
  pushshift,
  redditThread,
  zeeschuimerInstagram,
];
