import type { Document } from '#core/document.ts';
import type { Bilingual } from '#core/finding.ts';
import type { RefusalCode } from '#core/refusal.ts';

/** What is read in a thread of its own, because its library may hang or use up memory on damaged files. */
export type IsolatedJob = { readonly name: string; readonly bytes: Uint8Array };

export type IsolatedAnswer =
  | { readonly document: Document }
  | { readonly refusal: { readonly code: RefusalCode; readonly messages: Bilingual } }
  | { readonly failure: string };
