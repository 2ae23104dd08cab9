import type { Tls } from "./tls-files.ts";
import type { HubConfig, HubFolder } from "./folder.ts";

export interface Serving {
  /** `https://host:port`, as listening. */
  address: string;
  fingerprint: string;
  workspace: string;
  /** Ends every stream and request, then the store. */
  close(): Promise<void>;
}

export interface ServeOptions {
  folder: HubFolder;
  config: HubConfig;
  host: string;
  /** 0 for any free port. */
  port: number;
  logLevel: string;
  tls: Tls;
}
