/** As much of net-snmp 3 as is used; it brings no types. */
declare module "net-snmp" {
  import type { EventEmitter } from "node:events";

  export interface VarBind {
    oid: string;
    type: number;
    value: unknown;
  }
  export interface User {
    name: string;
    level: number;
    authProtocol?: number;
    authKey?: string;
    privProtocol?: number;
    privKey?: string;
  }
  export interface SessionOptions {
    version?: number;
    transport: "udp4" | "udp6";
    port: number;
    retries: number;
    timeout: number;
    backwardsGetNexts: boolean;
  }
  export interface Session extends EventEmitter {
    get(oids: string[], done: (error: Error | null, found: VarBind[]) => void): this;
    /** `feed` answers true to end it. */
    subtree(
      oid: string,
      perAnswer: number,
      feed: (found: VarBind[]) => boolean,
      done: (error: Error | null) => void,
    ): this;
    close(): this;
  }
  const snmp: {
    createSession(target: string, community: string, options: SessionOptions): Session;
    createV3Session(target: string, user: User, options: SessionOptions): Session;
    isVarbindError(found: VarBind): boolean;
    Version2c: number;
    SecurityLevel: { noAuthNoPriv: number; authNoPriv: number; authPriv: number };
    AuthProtocols: Record<string, number>;
    PrivProtocols: Record<string, number>;
    ObjectType: { OctetString: number; OID: number; Counter64: number; Opaque: number };
  };
  export default snmp;
}
