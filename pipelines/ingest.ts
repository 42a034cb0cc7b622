import { main } from './command.ts';

await main({
  name: 'ingest',
  does: 'Reads exports of any known format into posts, people and links, with a ledger of every row.',
  example: 'npx tsx pipelines/ingest.ts data/raw/sample',
  only: 'ingest',
});
