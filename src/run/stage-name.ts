/** The stages of the pipeline by name, in their order. */
export const stageNames = ['ingest', 'classify', 'network', 'communities', 'pln', 'report'] as const;
/** The name of a stage. */
export type StageName = (typeof stageNames)[number];
