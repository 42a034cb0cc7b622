import { edgesMode } from './modes/communities-edges.ts';
import { runStageScript } from './terminal/stage-script.ts';

await runStageScript({
  name: 'communities',
  does: 'Finds groups of people who interact, and what each is about; or groups in any list of ties (--edges).',
  example: 'npx tsx pipelines/communities.ts data/raw/sample',
  only: 'communities',
  modes: [edgesMode],
});
