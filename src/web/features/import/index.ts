import { ImportOutlined } from '@ant-design/icons';
import type { Feature } from '#web/platform/feature.ts';
import { pageTitles } from '#web/platform/messages/navigation.ts';

export const importing: Feature = {
  pages: [
    { path: '/import', scope: 'year', title: pageTitles.import, permission: 'import.write', load: () => import('./import-page.tsx').then(({ ImportPage }) => ImportPage) },
    { path: '/import/:importId', scope: 'year', title: pageTitles.import, permission: 'import.write', parent: '/import', load: () => import('./proposal-page.tsx').then(({ ProposalPage }) => ProposalPage) },
  ],
  navigation: [{ group: 'papers', order: 53, to: '/import', title: pageTitles.import, icon: ImportOutlined, permission: 'import.write' }],
};
