import { AuditOutlined } from '@ant-design/icons';
import type { Feature } from '#web/platform/feature.ts';
import { evaluationTitles } from '#web/platform/messages/evaluation-titles.ts';

export const collection: Feature = {
  pages: [{ path: '/collection', scope: 'year', title: evaluationTitles.collection, permission: 'project.read', load: () => import('./collection-page.tsx').then(({ CollectionPage }) => CollectionPage) }],
  navigation: [{ group: 'evaluation', order: 30, to: '/collection', title: evaluationTitles.collection, icon: AuditOutlined, permission: 'project.read' }],
};
