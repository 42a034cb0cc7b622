import { explainPost } from './classify-explain.ts';
import { classifyTexts } from './classify-texts.ts';
import { main } from './command.ts';

await main({
  name: 'classify',
  does: 'Codes posts as sharing, self-promotion and commercial, with evidence; or any table of texts (--texts).',
  example: 'npx tsx pipelines/classify.ts data/raw/sample',
  only: 'classify',
  instead: [classifyTexts, explainPost],
});
