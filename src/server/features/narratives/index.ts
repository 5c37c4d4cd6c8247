export { narratives } from './routes.ts';
export { readNarratives } from './service.ts';
