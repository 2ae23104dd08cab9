/** How a picture is kept. */
export interface Picture {
  /** In pixels, as its header declares them. */
  width: number;
  height: number;
  /** It lies on its side, or is mirrored, but for a remark that is not kept. */
  turned: boolean;
  /** Without place, camera, remarks and whatever lies behind its end; the picture itself byte for byte. */
  bytes: Uint8Array;
}
