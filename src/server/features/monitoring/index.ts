export { monitoring } from './routes.ts';
export { openRound, type MonitoringContext } from './service.ts';
