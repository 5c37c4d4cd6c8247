export { organisation } from './routes.ts';
export { createBureau, createDepartment, createDivision, findBureau, findDepartment, findDivision, hasBudgetYear, openBudgetYear } from './service.ts';
