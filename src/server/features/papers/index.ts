export { papers } from './routes.ts';
export { findPaper, type KeptPaper } from './store.ts';
