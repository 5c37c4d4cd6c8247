export { holdProject, noteChangeOfSubstance, recordTransition, type FieldChange, type HeldProject } from './substance.ts';
