export { SessionGate } from './session-gate.tsx';
export { PasswordForm } from './password-form.tsx';
