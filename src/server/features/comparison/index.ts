export { comparison } from './routes.ts';
export { compareKept, storeComparison, type ComparisonRequest } from './service.ts';
