import { runStageScript } from './terminal/stage-script.ts';

await runStageScript({
  name: 'run',
  does: 'Turns exported posts into a report that can be shared: ingest, classify, network, communities, pln, report.',
  example: 'npx tsx pipelines/run.ts data/raw/sample',
});
