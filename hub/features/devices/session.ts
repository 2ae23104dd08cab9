import type { MemberRow } from "../members/member-rows.ts";

/** An authenticated device: a member's laptop, or a service, which stands for itself. */
export interface Session {
  device: string;
  publicKey: string;
  member: MemberRow;
  /** What a service acts for; '' of a member's laptop. */
  service: string;
}
