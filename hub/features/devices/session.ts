import type { MemberRow } from "../members/member-rows.ts";

/** An authenticated device. */
export interface Session {
  device: string;
  publicKey: string;
  member: MemberRow;
}
