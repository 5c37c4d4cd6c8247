import type { Document } from '#core/document.ts';
import { refusals } from '#reading/refusals.ts';

export async function readDoc(name: string, bytes: Uint8Array): Promise<Document> {
  throw refusals.cannotRead(`${name} ${bytes.length}`);
}
