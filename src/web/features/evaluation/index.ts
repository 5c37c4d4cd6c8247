import type { Feature } from '#web/platform/feature.ts';
import { evaluationTitles } from '#web/platform/messages/evaluation-titles.ts';

export const evaluation: Feature = {
  pages: [
    {
      path: '/projects/:projectId/self-evaluation', scope: 'year', title: evaluationTitles.selfEvaluation, permission: 'project.read', parent: '/collection',
      load: () => import('./self-evaluation-page.tsx').then(({ SelfEvaluationPage }) => SelfEvaluationPage),
    },
    {
      path: '/projects/:projectId/versions', scope: 'year', title: evaluationTitles.versions, permission: 'project.read', parent: '/collection',
      load: () => import('./versions-page.tsx').then(({ VersionsPage }) => VersionsPage),
    },
  ],
  navigation: [],
};
