import { createHash } from 'node:crypto';
import { noHash } from '#server/platform/audit/seal.ts';
import { messages } from '#server/platform/audit/messages.ts';
import type { AuditFaultKind } from '#contract/audit.ts';
import type { Bilingual } from '#core/finding.ts';
import { fill } from '#server/platform/messages.ts';

/** A row of the trail as it is stored. */
export type StoredEntry = {
  readonly sequence: bigint; readonly at: Date; readonly actor_id: string | null; readonly act: string; readonly subject_type: string; readonly subject_id: string;
  readonly body: string; readonly previous_hash: string; readonly hash: string;
};

export type ChainFault = { readonly kind: AuditFaultKind; readonly sequence: bigint | null; readonly messages: Bilingual };
export type ChainHead = { readonly sequence: bigint; readonly hash: string };
/** The hash that a seal saw at a place of the chain. */
export type SealedPlace = { readonly day: string; readonly sequence: bigint; readonly hash: string };

/** So far from its place an entry is looked for before it counts as altered. */
const mostMoved = 8n;
const mostFaults = 100;

/** The hash of an entry, as `append_audit` makes it. */
export function entryHash(previousHash: string, departmentId: string, sequence: bigint, body: string): string {
  return createHash('sha256').update(`${previousHash}\n${departmentId}\n${sequence}\n${body}`).digest('hex');
}

/**
 * Follows one chain from its beginning, entry by entry in the order of their numbers, and notes what is wrong. It remembers
 * two entries and no more, so that a chain may be as long as it likes.
 */
export function createChainVerifier(departmentId: string, chain: Bilingual, sealed: readonly SealedPlace[]) {
  const faults: ChainFault[] = [];
  let last: { readonly sequence: bigint; readonly hash: string } = { sequence: 0n, hash: noHash };
  let beforeLast: string | null = null;
  const sealedAt = new Map(sealed.map((place) => [place.sequence, place]));

  const at = (sequence: bigint): Bilingual => ({
    zh: messages.place.zh.replace('{chain}', chain.zh).replace('{sequence}', String(sequence)), en: messages.place.en.replace('{chain}', chain.en).replace('{sequence}', String(sequence)),
  });
  const note = (kind: AuditFaultKind, sequence: bigint | null, message: Bilingual, values: Readonly<Record<string, string>> = {}): void => {
    if (faults.length >= mostFaults) return;
    const place = sequence === null ? chain : at(sequence);
    const text = fill(message, values);
    faults.push({ kind, sequence, messages: { zh: text.zh.replace('{place}', place.zh), en: text.en.replace('{place}', place.en) } });
  };

  const checkContent = (entry: StoredEntry): void => {
    const { sequence, body, previous_hash: previous, hash } = entry;
    if (entryHash(previous, departmentId, sequence, body) !== hash) {
      const original = originalPlace(entry, departmentId);
      if (original === null) note('altered', sequence, messages.altered);
      else note('moved', sequence, messages.moved, { original: String(original) });
      return;
    }
    const differing = differingColumns(entry);
    if (differing.length > 0) note('columns', sequence, messages.columns, { columns: differing.join(', ') });
  };

  return {
    next: (entry: StoredEntry): void => {
      const { sequence, previous_hash: previous, hash } = entry;
      if (sequence < 1n) {
        note('inserted', sequence, messages.inserted);
        return;
      }
      const isNext = sequence === last.sequence + 1n;
      if (!isNext) note('missing', sequence, messages.missing, { first: String(last.sequence + 1n), last: String(sequence - 1n) });
      checkContent(entry);
      if (isNext && previous !== last.hash) {
        // The chain goes past the entry before, or this one never belonged to it.
        if (beforeLast !== null && previous === beforeLast && hash !== last.hash) note('inserted', last.sequence, messages.inserted);
        else if (originalPlace(entry, departmentId) === sequence) note('altered', sequence, messages.unlinked);
      }
      const seen = sealedAt.get(sequence);
      if (seen !== undefined && seen.hash !== hash) note('seal', sequence, messages.sealBroken, { day: seen.day });
      beforeLast = last.hash;
      last = { sequence, hash };
    },
    end: (head: ChainHead | null): readonly ChainFault[] => {
      if (head === null) note('head', null, messages.noHead);
      else if (head.sequence > last.sequence) note('missing', null, messages.missing, { first: String(last.sequence + 1n), last: String(head.sequence) });
      else if (head.sequence < last.sequence) note('inserted', last.sequence, messages.inserted);
      else if (head.hash !== last.hash) note('head', last.sequence, messages.head);
      for (const { sequence, day } of sealed) if (sequence > last.sequence) note('seal', sequence, messages.sealBroken, { day });
      return faults;
    },
  };
}

/** The number under which the content belongs to its hash, at or near where it stands; null where there is none. */
function originalPlace({ sequence, body, previous_hash: previous, hash }: StoredEntry, departmentId: string): bigint | null {
  for (let distance = 0n; distance <= mostMoved; distance += 1n) {
    for (const place of distance === 0n ? [sequence] : [sequence - distance, sequence + distance]) {
      if (entryHash(previous, departmentId, place, body) === hash) return place;
    }
  }
  return null;
}

/** Names of the columns that say something else than the body. */
function differingColumns({ at, actor_id, act, subject_type, subject_id, body }: StoredEntry): readonly string[] {
  const read = bodyOf(body);
  if (read === null) return ['body'];
  const pairs = { at: [at.toISOString(), read.at], actor_id: [actor_id, read.actor], act: [act, read.act], subject_type: [subject_type, read.type], subject_id: [subject_id, read.id] };
  return Object.entries(pairs).filter(([, [column, hashed]]) => column !== hashed).map(([name]) => name);
}

export type EntryBody = { readonly at: string; readonly actor: string | null; readonly name: string; readonly request: string | null; readonly act: string; readonly type: string; readonly id: string; readonly before: unknown; readonly after: unknown; readonly reason: string | null };

/** What was hashed; null where it is not even JSON. */
export function bodyOf(body: string): EntryBody | null {
  try {
    const read: unknown = JSON.parse(body);
    return typeof read === 'object' && read !== null ? read as EntryBody : null;
  } catch {
    return null;
  }
}
