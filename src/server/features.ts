import type { FastifyInstance } from 'fastify';
import { accounts } from '#server/features/accounts/index.ts';
import { comparison } from '#server/features/comparison/index.ts';
import { evaluation } from '#server/features/evaluation/index.ts';
import { audit } from '#server/features/audit/index.ts';
import { files } from '#server/features/files/index.ts';
import { findings } from '#server/features/findings/index.ts';
import { funds } from '#server/features/funds/index.ts';
import { exporting, importing, templating } from '#server/features/import/index.ts';
import { indicators } from '#server/features/indicators/index.ts';
import { jobs } from '#server/features/jobs/index.ts';
import { monitoring } from '#server/features/monitoring/index.ts';
import { narratives } from '#server/features/narratives/index.ts';
import { norms } from '#server/features/norms/index.ts';
import { organisation } from '#server/features/organisation/index.ts';
import { oversight } from '#server/features/oversight/index.ts';
import { overview } from '#server/features/overview/index.ts';
import { papers } from '#server/features/papers/index.ts';
import { projects } from '#server/features/projects/index.ts';
import { tasks } from '#server/features/tasks/index.ts';
import type { FeatureOptions } from '#server/platform/feature.ts';

/** Every feature of the service over the ledger, each registered by its door. */
const features = [findings, accounts, audit, comparison, evaluation, files, funds, exporting, importing, templating, indicators, jobs, monitoring, narratives, norms, organisation, oversight, overview, papers, projects, tasks];

export async function registerFeatures(app: FastifyInstance, options: FeatureOptions): Promise<void> {
  for (const feature of features) await app.register(feature, options);
}
