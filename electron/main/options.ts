import type { BuildKind } from "./build-kind.ts";

/** What the command line may say. Places only: never a secret, never a record (S20). */
export interface Options {
  /** Folder of the profile (`profile.json`, `store.db`). */
  profile: string | null;
  /** Folder of the shell's own files and of the single-instance lock. */
  userData: string | null;
  /**
   * Node that runs the core where the runtime's own is too old. Development and test builds only;
   * a release takes its core nowhere but from itself.
   */
  coreNode: string | null;
  /**
   * File whose passphrase is filled in where one is asked for: the demo's, which `npm start` made and which
   * protects invented records. Development and test builds only.
   */
  passphraseFile: string | null;
}

export function readOptions(argv: readonly string[], build: BuildKind): Options {
  const value = (name: string): string | null => {
    const prefix = `--${name}=`;
    const found = argv.find((argument) => argument.startsWith(prefix));
    return found && found.length > prefix.length ? found.slice(prefix.length) : null;
  };
  return {
    profile: value("profile"),
    userData: value("user-data-dir"),
    coreNode: build === "release" ? null : value("core-node"),
    passphraseFile: build === "release" ? null : value("passphrase-file"),
  };
}
