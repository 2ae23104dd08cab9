import { z } from "zod";
import { canonicalJson } from "../log/canonical.ts";
import { operationBody, sealedOperation } from "../log/operation.ts";
import { WIRE_ERRORS, hubError } from "./errors.ts";
import { certificateKeys } from "./certificate-keys.ts";
import { forkReply, forkRequest } from "./fork.ts";
import { handshakeReply, handshakeRequest, noticeHead, restoreGap } from "./handshake.ts";
import { pairReply, pairRequest, pairingCode } from "./pairing.ts";
import { partsReply, partsRequest } from "./parts.ts";
import { CONSOLE_PATHS } from "./paths.ts";
import { acceptedOperation, hiddenOperation, pageHistory, pullReply, pullRequest } from "./pull.ts";
import { pushAnswer, pushReply, pushRequest } from "./push.ts";
import { missingReply, missingRequest, reofferReply, reofferRequest } from "./reoffer.ts";

/** Everything that goes over the wire, by the name of its schema. */
export const WIRE_SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  operationBody,
  sealedOperation,
  hubError,
  forkRequest,
  forkReply,
  certificateKeys,
  handshakeRequest,
  handshakeReply,
  noticeHead,
  restoreGap,
  pairRequest,
  pairReply,
  pairingCode,
  acceptedOperation,
  hiddenOperation,
  pageHistory,
  pullRequest,
  pullReply,
  pushAnswer,
  pushRequest,
  pushReply,
  missingRequest,
  missingReply,
  reofferRequest,
  reofferReply,
  partsRequest,
  partsReply,
};

/** Recorded with version 1, when paths were not yet told apart. Nothing is ever added here. */
const RECORDED_WITH_V1 = { health: "/healthz", metrics: "/metrics", openapi: "/openapi.json" };

/**
 * The protocol as one canonical text: two programs with the same text understand each other.
 * What a schema checks by a function is not in it; only forms are.
 */
export function wireText(): string {
  const schemas = Object.entries(WIRE_SCHEMAS).map(([name, schema]) => [
    name,
    z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }),
  ]);
  const paths = { ...CONSOLE_PATHS, ...RECORDED_WITH_V1 };
  return canonicalJson({ paths, errors: WIRE_ERRORS, schemas: Object.fromEntries(schemas) });
}
