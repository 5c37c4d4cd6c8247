export { loadExample, type ExampleOutcome } from './load-example.ts';
