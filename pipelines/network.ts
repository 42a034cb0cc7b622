import { runStageScript } from './terminal/stage-script.ts';

await runStageScript({
  name: 'network',
  does: 'Builds typed ties between people, threads and network measures.',
  example: 'npx tsx pipelines/network.ts data/raw/sample',
  only: 'network',
});
