import { ProjectOutlined } from '@ant-design/icons';
import type { Feature } from '#web/platform/feature.ts';
import { pageTitles } from '#web/platform/messages/navigation.ts';

export const projects: Feature = {
  pages: [
    { path: '/projects', scope: 'year', title: pageTitles.projects, permission: 'project.read', load: () => import('./projects-page.tsx').then(({ ProjectsPage }) => ProjectsPage) },
    { path: '/projects/:projectId', scope: 'year', title: pageTitles.project, permission: 'project.read', parent: '/projects', load: () => import('./project-page.tsx').then(({ ProjectPage }) => ProjectPage) },
  ],
  navigation: [{ group: 'work', order: 3, to: '/projects', title: pageTitles.projects, icon: ProjectOutlined, permission: 'project.read' }],
};
