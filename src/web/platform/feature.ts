import type { ComponentType } from 'react';
import type { Permission } from '#core/organisation/permissions.ts';
import type { Page } from '#web/platform/router.ts';
import type { Text } from '#web/platform/texts.ts';

/** Groups of the menu, in their order. */
export const navigationGroups = ['work', 'evaluation', 'papers', 'oversight', 'system', 'reference'] as const;

/** An entry of the menu. It leads to the page at `to`, is shown to whoever has the permission, and is marked on every page under it. */
export type NavigationEntry = {
  readonly group: (typeof navigationGroups)[number];
  /** Within the group, small first. */
  readonly order: number;
  readonly to: string;
  readonly title: Text;
  readonly icon: ComponentType;
  readonly permission: Permission | null;
};

/** What a feature adds to the application. */
export type Feature = { readonly pages: readonly Page[]; readonly navigation: readonly NavigationEntry[] };
