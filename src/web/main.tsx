import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Application } from '#web/application.tsx';
import '#web/platform/base.css';

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<StrictMode><Application /></StrictMode>);
