export { organisation } from './routes.ts';
export { createBureau, createDepartment, createDivision, findDepartment, hasBudgetYear, openBudgetYear } from './service.ts';
