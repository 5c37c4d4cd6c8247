export { evaluation } from './routes.ts';
export { holdProject, noteChangeOfSubstance, readYearState, recordTransition, type FieldChange, type HeldProject } from './substance.ts';
export { takeStep, type StepRequest, type StepTaken } from './steps.ts';
export { takeYearStep } from './year.ts';
export { inScope } from './year.ts';
