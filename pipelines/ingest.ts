import { explainFiles } from './modes/ingest-explain.ts';
import { runStageScript } from './terminal/stage-script.ts';

await runStageScript({
  name: 'ingest',
  does: 'Reads exports of any known format into posts, people and links, with a ledger of every row.',
  example: 'npx tsx pipelines/ingest.ts data/raw/sample',
  only: 'ingest',
  modes: [explainFiles],
});
