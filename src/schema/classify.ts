import { column, optional, type Table } from './column.ts';

/** Tables of classify: the codes of every post, and what speaks for them. */
export const classify = {
  labels: {
    means: 'One row for every post and code; the sub-flags of posts without a code and uncodable posts have rows where they apply',
    key: ['post', 'code'],
    columns: {
      post: column('text', 'Key of the post', 'post'),
      code: column('text', 'sharing, selfpromotion, commercial; uncodable; request, conversation, emotional, news-opinion, off-topic'),
      value: column('boolean', 'Whether the code applies'),
      probability: optional('number', 'Probability that it applies by the model; absent where certain evidence decided'),
    },
  },
  evidence: {
    means: 'One row for every cue that spoke for a code',
    key: ['post', 'code', 'cue', 'position'],
    columns: {
      post: column('text', 'Key of the post', 'post'),
      code: column('text', 'Code the cue speaks for; repeated where the words stand in several posts'),
      cue: column('text', 'Name of the cue'),
      position: column('integer', 'Place among the cues of this code, from 1'),
      excerpt: column('text', 'Words or link that are the evidence', 'private'),
    },
  },
} as const satisfies Record<string, Table>;
