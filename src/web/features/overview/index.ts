import { BankOutlined, BellOutlined, DashboardOutlined } from '@ant-design/icons';
import type { Feature } from '#web/platform/feature.ts';
import { pageTitles } from '#web/platform/messages/navigation.ts';


export const overview: Feature = {
  pages: [
    { path: '/overview', scope: 'year', title: pageTitles.overview, permission: 'dashboard.read', load: () => import('./overview-page.tsx').then(({ OverviewPage }) => OverviewPage) },
    { path: '/oversight', scope: 'service', title: pageTitles.oversight, permission: 'oversight.read', load: () => import('./all-departments-page.tsx').then(({ AllDepartmentsPage }) => AllDepartmentsPage) },
    { path: '/tasks', scope: 'service', title: pageTitles.tasks, permission: null, load: () => import('./tasks-page.tsx').then(({ TasksPage }) => TasksPage) },
  ],
  navigation: [
    { group: 'work', order: 1, to: '/overview', title: pageTitles.overview, icon: DashboardOutlined, permission: 'dashboard.read' },
    { group: 'work', order: 2, to: '/tasks', title: pageTitles.tasks, icon: BellOutlined, permission: 'project.read' },
    { group: 'oversight', order: 70, to: '/oversight', title: pageTitles.oversight, icon: BankOutlined, permission: 'oversight.read' },
  ],
};
