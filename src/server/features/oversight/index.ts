export { oversight } from './routes.ts';
