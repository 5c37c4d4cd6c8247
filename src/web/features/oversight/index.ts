import { FileDoneOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import type { Feature } from '#web/platform/feature.ts';
import { evaluationTitles } from '#web/platform/messages/evaluation-titles.ts';

export const overseeing: Feature = {
  pages: [
    { path: '/oversight/progress', scope: 'service', title: evaluationTitles.progress, permission: 'oversight.read', load: () => import('./progress-page.tsx').then(({ ProgressPage }) => ProgressPage) },
    { path: '/oversight/samples/:sampleId', scope: 'service', title: evaluationTitles.sample, permission: 'oversight.read', parent: '/oversight/progress', load: () => import('./sample-page.tsx').then(({ SamplePage }) => SamplePage) },
    { path: '/rectifications', scope: 'year', title: evaluationTitles.rectifications, permission: 'project.read', load: () => import('./rectifications-page.tsx').then(({ RectificationsPage }) => RectificationsPage) },
  ],
  navigation: [
    { group: 'evaluation', order: 40, to: '/rectifications', title: evaluationTitles.rectifications, icon: FileDoneOutlined, permission: 'project.read' },
    { group: 'oversight', order: 72, to: '/oversight/progress', title: evaluationTitles.progress, icon: SafetyCertificateOutlined, permission: 'oversight.read' },
  ],
};
