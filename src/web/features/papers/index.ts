import { DiffOutlined } from '@ant-design/icons';
import type { Feature } from '#web/platform/feature.ts';
import { pageTitles } from '#web/platform/messages/navigation.ts';

export const papers: Feature = {
  pages: [
    { path: '/papers', scope: 'year', title: pageTitles.papers, permission: 'project.read', load: () => import('./papers-page.tsx').then(({ PapersPage }) => PapersPage) },
    { path: '/papers/:paperId', scope: 'year', title: pageTitles.papers, permission: 'project.read', parent: '/papers', load: () => import('./comparison-page.tsx').then(({ ComparisonPage }) => ComparisonPage) },
  ],
  navigation: [{ group: 'papers', order: 51, to: '/papers', title: pageTitles.papers, icon: DiffOutlined, permission: 'project.read' }],
};
