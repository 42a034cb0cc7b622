import { classify } from './classify/classify.ts';
import { communities } from './communities/communities.ts';
import { ingest } from './ingest/ingest.ts';
import { network } from './network/network.ts';
import { pln } from './pln/pln.ts';
import { report } from './report/report.ts';
import type { Stage } from './run/stage.ts';

/** The pipeline: its stages in their order. */
export const stages: readonly Stage[] = [ingest, classify, network, communities, pln, report];
