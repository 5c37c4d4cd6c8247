import { DashboardOutlined } from '@ant-design/icons';
import type { Feature } from '#web/platform/feature.ts';
import { evaluationTitles } from '#web/platform/messages/evaluation-titles.ts';

export const monitoring: Feature = {
  pages: [
    { path: '/monitoring', scope: 'year', title: evaluationTitles.monitoring, permission: 'project.read', load: () => import('./rounds-page.tsx').then(({ RoundsPage }) => RoundsPage) },
    { path: '/monitoring/:roundId', scope: 'year', title: evaluationTitles.round, permission: 'project.read', parent: '/monitoring', load: () => import('./round-page.tsx').then(({ RoundPage }) => RoundPage) },
    { path: '/monitoring/:roundId/:projectId', scope: 'year', title: evaluationTitles.entry, permission: 'project.read', parent: '/monitoring', load: () => import('./entry-page.tsx').then(({ EntryPage }) => EntryPage) },
  ],
  navigation: [{ group: 'evaluation', order: 20, to: '/monitoring', title: evaluationTitles.monitoring, icon: DashboardOutlined, permission: 'project.read' }],
};
