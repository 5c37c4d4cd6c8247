export { overview } from './routes.ts';
export { readAllDepartments, readOverview } from './store.ts';
