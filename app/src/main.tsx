import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { App } from './App';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchInterval: 60_000,
      retry: 1,
      retryDelay: 1_000,
      // Accounts are class instances: two readings are never the same object.
      structuralSharing: false,
    },
  },
});

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);

// Only in development: this branch and what it loads is not in a production build.
if (import.meta.env.DEV) void import('../dev/bar').then(({ mountBar }) => mountBar(queries));
