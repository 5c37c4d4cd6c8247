import * as z from 'zod';
import { id } from '#contract/paging.ts';

/** A file of a department; its content is fetched by its key and always handed over as a download. */
export const file = z.strictObject({
  id,
  name: z.string(),
  mediaType: z.string(),
  /** Size in bytes, a decimal string. */
  bytes: z.string(),
  sha256: z.string(),
  createdAt: z.iso.datetime(),
  createdBy: id.nullable(),
  /** What it is evidence of. */
  links: z.array(z.strictObject({ subjectType: z.string(), subjectId: id, label: z.string().nullable() })).readonly(),
});

/** What a file may be evidence of; each belongs to a project. */
export const fileSubject = z.enum(['project', 'fund-entry', 'budget-version', 'indicator-result', 'project-document', 'narrative']);

export type File = z.infer<typeof file>;
export type FileSubjectType = z.infer<typeof fileSubject>;
