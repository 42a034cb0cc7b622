import { describe } from 'vitest';
import { AT, tellSecondPost } from '../second-post.ts';

describe('fixtures of Pinterest tell who wrote what, when, to whom, and how it was received', () => {
  tellSecondPost([
    [
      'mapped-tables/4cat-pinterest.csv',
      '4cat-pinterest',
      { id: '502', authorHandle: 'ash_teacher', authorName: 'Ash', space: 'Grade 4', time: AT },
    ],
  ]);
});
