import tseslint from 'typescript-eslint'
import reactHooks from 'eslint-plugin-react-hooks'

/** What the domain may not ask: the clock, chance, the environment, the network. `now` and ports are arguments. */
const impure = ['process', 'fetch', 'setTimeout', 'setInterval', 'setImmediate', 'console', 'performance', 'Buffer']

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', '.sandbox/', '.dependency-cruiser.cjs'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['*.js', 'scripts/*.mjs'] } } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false, arguments: false } },
      ],
      '@typescript-eslint/unified-signatures': 'off',
      '@typescript-eslint/only-throw-error': 'error',
      // Ports are plain objects of functions; none of them has a `this` to lose.
      '@typescript-eslint/unbound-method': 'off',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }],
      eqeqeq: 'error',
      'max-lines': ['error', 300],
    },
  },
  { files: ['*.config.ts', '*.config.js'], rules: { 'no-restricted-exports': 'off' } },
  { files: ['tabs/**'], ...reactHooks.configs.flat.recommended },
  {
    files: ['core/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...impure.map((name) => ({ name, message: 'core is pure: take it as an argument.' })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'core never asks what time it is.' },
        { object: 'Math', property: 'random', message: 'core never throws dice.' },
        { object: 'DateTime', property: 'now', message: 'core never asks what time it is.' },
        { object: 'DateTime', property: 'utc', message: 'core never asks what time it is.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'core never asks what time it is.',
        },
      ],
    },
  },
  {
    // Places come from the arrays themselves; a check for each word of a bitmap would cost more than the word.
    files: ['core/engine/**', 'bench/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  { files: ['**/*.mjs', '**/*.js'], ...tseslint.configs.disableTypeChecked },
)
