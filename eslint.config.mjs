import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";
import { words } from "./build/boundaries/words.config.mjs";

export default tseslint.config(
  {
    ignores: [
      ...["node_modules", "dist", "out", "release", ".cache"],
      ...["tests/boundaries/fixtures", "tests/upgrade/programs/*/"],
    ],
  },
  js.configs.recommended,
  tseslint.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    languageOptions: {
      parserOptions: {
        project: [
          "tsconfig.json",
          "tsconfig.shell.json",
          "tsconfig.renderer.json",
          "tsconfig.renderer-tests.json",
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      // A promise nobody waits for is an error nobody sees.
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ["**/*.{ts,tsx,mjs}"],
    rules: {
      // Hostile input is told apart by exactly such characters.
      "no-control-regex": "off",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-unused-vars": "off",
      // The compiler knows the globals of each folder better (tsconfig.*.json).
      "no-undef": "off",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", caughtErrorsIgnorePattern: "^_" },
      ],
    },
  },
  {
    files: ["renderer/**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      // Speaks of the React Compiler, which is not used here.
      "react-hooks/incompatible-library": "off",
    },
  },
  ...words,
);
