export { tasks } from './routes.ts';
export { closeTasks, followState, openFirstTask, openTask, type NewTask, type TaskKind } from './service.ts';
export { todayOf } from './today.ts';
