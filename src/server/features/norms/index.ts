export { norms } from './routes.ts';
