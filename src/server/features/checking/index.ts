export { checking, type CheckingOptions } from './routes.ts';
