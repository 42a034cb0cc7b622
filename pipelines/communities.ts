import { main } from './command.ts';

await main({
  name: 'communities',
  does: 'Finds groups of people who interact, and what each is about.',
  example: 'npx tsx pipelines/communities.ts data/raw/sample',
  only: 'communities',
});
