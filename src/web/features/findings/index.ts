import { AuditOutlined } from '@ant-design/icons';
import type { Feature } from '#web/platform/feature.ts';
import { pageTitles } from '#web/platform/messages/navigation.ts';

export const findings: Feature = {
  pages: [{ path: '/findings', scope: 'year', title: pageTitles.findings, permission: 'project.read', load: () => import('./findings-page.tsx').then(({ FindingsPage }) => FindingsPage) }],
  navigation: [{ group: 'papers', order: 54, to: '/findings', title: pageTitles.findings, icon: AuditOutlined, permission: 'project.read' }],
};
