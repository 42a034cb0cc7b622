import { runStageScript } from './terminal/stage-script.ts';

await runStageScript({
  name: 'report',
  does: 'Renders the report of a study as one HTML file.',
  example: 'npx tsx pipelines/report.ts data/raw/sample',
  only: 'report',
});
