import { explainPost } from './modes/classify-explain.ts';
import { classifyTexts } from './modes/classify-texts.ts';
import { runStageScript } from './terminal/stage-script.ts';

await runStageScript({
  name: 'classify',
  does: 'Codes posts as sharing, self-promotion and commercial, with evidence; or any table of texts (--texts).',
  example: 'npx tsx pipelines/classify.ts data/raw/sample',
  only: 'classify',
  modes: [classifyTexts, explainPost],
});
