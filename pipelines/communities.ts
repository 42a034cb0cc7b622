import { main } from './command.ts';
import { edgeList } from './edge-list.ts';

await main({
  name: 'communities',
  does: 'Finds groups of people who interact, and what each is about; or groups in any list of ties (--edges).',
  example: 'npx tsx pipelines/communities.ts data/raw/sample',
  only: 'communities',
  instead: [edgeList],
});
