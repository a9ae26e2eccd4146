import js from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      '.anchor/**',
      '**/node_modules/',
      '**/dist/',
      'target/',
      '.cache/',
      'sdk/src/idl/',
      'bench/account_types/',
      'bench/events/',
      'tests/package/outside/',
      'sdk/docs/',
      'scripts/sdk-docs/',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: {
        console: 'readonly',
        process: 'readonly',
        require: 'readonly',
        module: 'writable',
        Buffer: 'readonly',
      },
    },
  },
  {
    files: ['examples/integrator/test/*.js'],
    languageOptions: { globals: { before: 'readonly', describe: 'readonly', it: 'readonly' } },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // Money never passes through a JavaScript number.
      'no-restricted-properties': ['error', { property: 'toNumber', message: 'amounts are bigint' }],
      eqeqeq: 'error',
    },
  },
);
