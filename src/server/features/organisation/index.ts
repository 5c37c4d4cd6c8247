export { organisation } from './routes.ts';
export { createBureau, createDepartment, createDivision, findBureau, findDepartment, findDivision, hasBudgetYear, listDepartments, openBudgetYear } from './service.ts';
