export { funds } from './routes.ts';
export { bookEntry, budgetShown, lastDayOfMonth, planMonths, recordBudget, storedSummary, voidEntry, type FundsContext, type RowOrigin } from './service.ts';
export { curve } from './months.ts';
export { entryShown, listEntries, readFunds } from './store.ts';
