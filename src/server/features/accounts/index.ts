export { accounts } from './routes.ts';
export { createExampleAccounts, createFirstAccounts, describeFirstAccounts, exampleAccountsNotice } from './first-accounts.ts';
export { createAccount, disableAccount, findAccount, grantRole, resetPassword, revokeRole, unlockAccount, usernameOf } from './service.ts';
