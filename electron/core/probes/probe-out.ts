/** A probe that is out: noted on this laptop before it goes, so that none is forgotten in a crash. */
export interface ProbeOut {
  /** Id of the access it will be. */
  access: string;
  probe: string;
  /** The host it asks, as text. */
  target: string;
  /** Run, asset and site, as keys of records. */
  records: string[];
  approvedBy: string;
  approvedAt: string | null;
}
