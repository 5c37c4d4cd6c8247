export { accounts } from './routes.ts';
export { createAccount, grantRole, resetPassword, revokeRole, unlockAccount } from './service.ts';
