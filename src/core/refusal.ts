import type { Bilingual } from '#core/finding.ts';

/** Every refusal of the product has one of these codes; they never change their meaning. */
export type RefusalCode =
  | 'empty-file' | 'blank-file' | 'file-too-large' | 'unpacks-too-large' | 'broken-archive' | 'encrypted' | 'scanned-pdf'
  | 'image' | 'unknown-format' | 'needs-libreoffice' | 'conversion-failed' | 'too-slow' | 'cannot-read'
  | 'file-not-found' | 'bad-request' | 'unknown-rule' | 'database';

/**
 * An expected no: the input or the request is at fault and a person can mend it. `messages` says in one line what is
 * wrong, where, and what to do. Not a finding (that is about the content of a document) and not a defect (that is ours).
 */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly messages: Bilingual;

  constructor(code: RefusalCode, messages: Bilingual, options?: { readonly cause?: unknown }) {
    super(messages.en, options);
    this.name = 'Refusal';
    this.code = code;
    this.messages = messages;
  }
}
