import Database from "better-sqlite3-multiple-ciphers";

export interface FolderLock {
  release(): void;
}

/**
 * Holds a folder for this process alone, or answers null when another one has it. It is SQLite's
 * own file lock, which the operating system drops with the process however that ends; a note with
 * a process number would outlive a power cut and then name some other process.
 */
export function lockFolder(file: string): FolderLock | null {
  const database = new Database(file, { timeout: 0 });
  try {
    database.exec("begin exclusive");
  } catch (error) {
    database.close();
    if ((error as { code?: string }).code === "SQLITE_BUSY") return null;
    throw error;
  }
  return { release: () => database.close() };
}
