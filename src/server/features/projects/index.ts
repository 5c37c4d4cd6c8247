export { projects } from './routes.ts';
export { addDocument, addPart, createProject, fenOf } from './service.ts';
export { findProject, itemOf, listProjects, readProject, projectColumns, stateOf, summaryOf, type ProjectStatRow } from './store.ts';
export { indicatorOfRow, readLedger, resultOfRow, weightOf } from './read-ledger.ts';
