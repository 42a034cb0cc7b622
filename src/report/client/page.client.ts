import { contents } from './contents.ts';
import { downloads } from './downloads.ts';
import { folds } from './folds.ts';
import { frames } from './frames.ts';
import { networkView } from './network-view.ts';
import { tips } from './tips.ts';

contents();
downloads();
frames();
folds();
tips();
for (const place of document.querySelectorAll<HTMLElement>('[data-view="network"]')) networkView(place);
