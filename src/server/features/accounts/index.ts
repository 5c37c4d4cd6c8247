export { accounts } from './routes.ts';
export { accountsAtStart, createExampleAccounts, createFirstAccounts, type ExamplePlaces } from './first-accounts.ts';
export { createAccount, disableAccount, findAccount, grantRole, listAccounts, resetPassword, revokeRole, revokeRoles, unlockAccount, usernameOf } from './service.ts';
