import type { Format } from '../../format.ts';
import { crowdtangleJson } from './crowdtangle-json.ts';
import { metaContentLibrary } from './meta-content-library.ts';

/** Exports of what Meta gives or gave researchers, over its platforms: CrowdTangle and the Content Library. */
export const meta: readonly Format[] = [crowdtangleJson, ...metaContentLibrary];
