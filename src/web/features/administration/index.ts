import { ApartmentOutlined, AuditOutlined, BookOutlined, CalendarOutlined, ReadOutlined, TeamOutlined } from '@ant-design/icons';
import type { Feature } from '#web/platform/feature.ts';
import { administrationTitles as titles } from '#web/platform/messages/administration.ts';

export const administration: Feature = {
  pages: [
    { path: '/accounts', scope: 'service', title: titles.accounts, permission: 'account.read', load: () => import('./accounts-page.tsx').then(({ AccountsPage }) => AccountsPage) },
    { path: '/accounts/:accountId', scope: 'service', title: titles.account, permission: 'account.read', load: () => import('./account-page.tsx').then(({ AccountPage }) => AccountPage), parent: '/accounts' },
    { path: '/organisation', scope: 'service', title: titles.organisation, permission: 'organisation.read', load: () => import('./organisation-page.tsx').then(({ OrganisationPage }) => OrganisationPage) },
    { path: '/organisation/:departmentId', scope: 'service', title: titles.organisation, permission: 'organisation.read', load: () => import('./department-page.tsx').then(({ DepartmentPage }) => DepartmentPage), parent: '/organisation' },
    { path: '/years', scope: 'service', title: titles.years, permission: 'organisation.read', load: () => import('./years-page.tsx').then(({ YearsPage }) => YearsPage) },
    { path: '/audit', scope: 'service', title: titles.audit, permission: 'audit.read', load: () => import('./audit-page.tsx').then(({ AuditPage }) => AuditPage) },
    { path: '/indicator-library', scope: 'service', title: titles.library, permission: 'norms.read', load: () => import('./library-page.tsx').then(({ LibraryPage }) => LibraryPage) },
    { path: '/norms', scope: 'service', title: titles.norms, permission: 'norms.read', load: () => import('./norms-page.tsx').then(({ NormsPage }) => NormsPage) },
  ],
  navigation: [
    { group: 'system', order: 88, to: '/audit', title: titles.audit, icon: AuditOutlined, permission: 'audit.read' },
    { group: 'system', order: 90, to: '/accounts', title: titles.accounts, icon: TeamOutlined, permission: 'account.read' },
    { group: 'system', order: 91, to: '/organisation', title: titles.organisation, icon: ApartmentOutlined, permission: 'account.read' },
    { group: 'system', order: 92, to: '/years', title: titles.years, icon: CalendarOutlined, permission: 'year.manage' },
    { group: 'reference', order: 96, to: '/indicator-library', title: titles.library, icon: ReadOutlined, permission: 'norms.read' },
    { group: 'reference', order: 97, to: '/norms', title: titles.norms, icon: BookOutlined, permission: 'norms.read' },
  ],
};
