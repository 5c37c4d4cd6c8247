export { indicators } from './routes.ts';
export { rescore, scoreProject, type ScoredIndicator } from './rescore.ts';
export { readScore } from './score-shown.ts';
export { changeIndicator, createIndicator, readIndicators, recordResult, type IndicatorContext } from './service.ts';
export { refreshLights } from './refresh-lights.ts';
