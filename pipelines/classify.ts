import { main } from './command.ts';

await main({
  name: 'classify',
  does: 'Codes posts as sharing, self-promotion and commercial, with evidence.',
  example: 'npx tsx pipelines/classify.ts data/raw/sample',
  only: 'classify',
});
