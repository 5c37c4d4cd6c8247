export { evaluation } from './routes.ts';
export { holdProject, noteChangeOfSubstance, readYearState, recordTransition, type FieldChange, type HeldProject } from './substance.ts';
export { takeStep, type StepRequest, type StepTaken } from './steps.ts';
export { inScope, takeYearStep } from './year.ts';
export { listReviews } from './reviews.ts';
