import type { Format } from '../../format.ts';
import { boards } from './boards.ts';
import { brightspace } from './brightspace.ts';
import { canvas, canvasEntries, canvasTables, canvasTopics } from './canvas.ts';
import { courseraAnswers, courseraQuestions } from './coursera.ts';
import { discourse, discoursePosts, discourseTable, discourseTopics } from './discourse.ts';
import { edDiscussion } from './ed.ts';
import { edExport } from './ed-export.ts';
import { edxApi } from './edx-api.ts';
import { edxForum } from './edx-forum.ts';
import { forumAnswers, moodleExport, moodleForum } from './forum.ts';
import { futureLearn } from './future-learn.ts';
import { googleClassroom } from './google-classroom.ts';
import { lemmy } from './lemmy.ts';
import { mbin } from './mbin.ts';
import { moodleService } from './moodle-service.ts';
import { piazza } from './piazza.ts';
import { piazzaContributions } from './piazza-contributions.ts';
import { schoology } from './schoology.ts';
import {
  stackExchange,
  stackExchangeApi,
  stackExchangeBeside,
  stackExchangeComments,
  stackExchangePeople,
  stackExchangePosts,
} from './stack-exchange.ts';

/** Forums: of courses, of questions and answers, and boards of any software. */
export const forums: readonly Format[] = [
  canvas,
  canvasTopics,
  canvasEntries,
  ...canvasTables,
  edDiscussion,
  piazza,
  stackExchange,
  stackExchangeApi,
  stackExchangeBeside,
  stackExchangeComments,
  stackExchangePeople,
  stackExchangePosts,
  edxForum,
  discourse,
  discoursePosts,
  discourseTable,
  discourseTopics,
  forumAnswers,
  moodleForum,
  moodleExport,
  lemmy,
  ...boards,
  courseraAnswers,
  courseraQuestions,
  futureLearn,
  piazzaContributions,
  edExport,
  brightspace,
  schoology,
  moodleService,
  googleClassroom,
  edxApi,
  mbin,
];
