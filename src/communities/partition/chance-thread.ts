import { parentPort } from 'node:worker_threads';
import { resumed } from '../../random.ts';
import { besideChance } from './beside-chance.ts';
import type { Answer, Question } from './chance-aside.ts';

// A thread that compares the groupings it is sent with random networks.
parentPort?.on('message', ([ties, searched, state]: Question) => {
  const random = resumed(state);
  const chance = besideChance(ties, searched, random);
  parentPort?.postMessage([chance, random.state()] satisfies Answer);
});
