import * as z from 'zod';

/** Key of a row. */
export const id = z.uuid();
/** ISO day. */
export const day = z.iso.date();
/** Amount in yuan as a decimal string with at most two decimals, `2200.5`; never negative. */
export const yuan = z.string().regex(/^\d{1,14}(?:\.\d{1,2})?$/, '金额应为不带千分位的元，最多两位小数，如 28000.50|an amount is in yuan without thousands marks and with at most two decimals, like 28000.50');
/** Decimal string, for targets and results. */
export const decimalText = z.string().regex(/^-?\d{1,18}(?:\.\d{1,8})?$/, '数值应为不带千分位的数字，如 95.5|a number is written without thousands marks, like 95.5');
/** Points with at most two decimals. */
export const points = z.string().regex(/^\d{1,3}(?:\.\d{1,2})?$/, '分值应为最多两位小数的数字，如 12.5|points have at most two decimals, like 12.5');
export const year = z.coerce.number().int().min(1990).max(2100);

// eslint-disable-next-line no-control-regex -- what may not stand in a text is exactly this
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff]/u;

/** One line of text, without space around it. */
export const line = (most: number) => z.string().trim().min(1).max(most)
  .refine((text) => !control.test(text) && !/[\n\r]/.test(text), '不能含有控制字符或换行|control characters and line breaks are not allowed');
/** Text of several lines. */
export const prose = (most: number) => z.string().trim().max(most).refine((text) => !control.test(text), '不能含有控制字符|control characters are not allowed');

export const pageQuery = { limit: z.coerce.number().int().min(1).max(200).default(50), cursor: z.string().max(600).optional() };

/** A page of a list. `nextCursor` is null on the last page. */
export const pageOf = <T extends z.ZodType>(item: T) => z.strictObject({ items: z.array(item).readonly(), nextCursor: z.string().nullable() });

/** Parameters of addresses. */
export const departmentParams = z.strictObject({ departmentId: z.string() });
export const yearParams = z.strictObject({ departmentId: z.string(), year });
export const projectParams = z.strictObject({ departmentId: z.string(), projectId: z.string() });
