export { rescore, scoreProject } from './rescore.ts';
