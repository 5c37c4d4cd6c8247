import * as z from 'zod';
import { checkReport } from '#contract/check-report.ts';
import { checkSummary, language } from '#contract/checking.ts';
import { departmentParams, id, pageQuery } from '#contract/paging.ts';

/** A paper that was checked and is kept with its file and what the check said. */
export const paper = z.strictObject({
  id, year: z.int().nullable(), name: z.string(), sha256: z.string(), fileId: id.nullable(), summary: checkSummary.extend({ projects: z.int() }), createdAt: z.string(), createdBy: z.string().nullable(),
});
export const paperWithReport = paper.extend({ report: checkReport });

export const paperParams = departmentParams.extend({ paperId: id });
export const papersQuery = z.strictObject(pageQuery);
export const paperQuery = z.strictObject({ lang: language.default('zh') });

export type PaperAnswer = z.infer<typeof paper>;
