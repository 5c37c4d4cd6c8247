export { CheckingPage } from './checking-page.tsx';
