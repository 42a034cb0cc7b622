import { main } from './command.ts';

await main({
  name: 'pln',
  does: 'Describes the professional learning network of each person: people, spaces and tools.',
  example: 'npx tsx pipelines/pln.ts data/raw/sample',
  only: 'pln',
});
