import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

import { fillSettings, settingsFromEnvironment } from './dev/settings.mts';

const path = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** Writes the settings that environment variables name into the page. */
const settings: Plugin = {
  name: 'settings',
  transformIndexHtml: (html) => fillSettings(html, settingsFromEnvironment(process.env)),
};

export default defineConfig({
  root: path('.'),
  plugins: [react(), settings],
  resolve: {
    // From its sources the SDK shakes: what a route does not use is not in its script.
    alias: [
      { find: /^@co-staking\/sdk$/, replacement: path('../sdk/src/index.ts') },
      { find: /^@co-staking\/indexer\/client$/, replacement: path('../indexer/src/client/index.ts') },
    ],
    dedupe: ['react', 'react-dom', '@solana/web3.js', 'buffer'],
  },
  build: {
    target: 'es2022',
    // Nothing inline: the page runs under a policy without inline scripts and without data: URLs for fonts and scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    chunkSizeWarningLimit: 700,
  },
});
