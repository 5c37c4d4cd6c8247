export { checkYear, recheckProject, type LiveCheckDone, type LiveCheckRequest } from './live-check.ts';
export { findings } from './routes.ts';
