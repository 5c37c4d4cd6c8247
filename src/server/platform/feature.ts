import type { NormBook } from '#core/norm-book.ts';
import type { Database } from '#server/platform/database/handles.ts';
import type { OidcSettings } from '#server/platform/oidc/settings.ts';

/** What every feature is given when it is registered. Each part of the platform adds its own. */
export type FeatureOptions = {
  readonly database: Database;
  readonly norms: NormBook;
  /** The clock of the service; tests set their own. */
  readonly now: () => Date;
  /** Folder of the uploaded files, by hash. */
  readonly filesFolder: string;
  /** Whether cookies are sent over TLS alone; not on loopback. */
  readonly secureCookies: boolean;
  /** Attempts to sign in from one address. */
  readonly logInsPerMinute: number;
  /** The single sign-on, where one is set up. */
  readonly oidc?: OidcSettings;
};
