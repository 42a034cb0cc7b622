import { runStageScript } from './terminal/stage-script.ts';

await runStageScript({
  name: 'pln',
  does: 'Describes the professional learning network of each person: people, spaces and tools.',
  example: 'npx tsx pipelines/pln.ts data/raw/sample',
  only: 'pln',
});
