export { holdProject, noteChangeOfSubstance, recordTransition, type FieldChange } from './substance.ts';
