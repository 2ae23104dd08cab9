import { SERVICES } from "../../../shared/domain/permission/service.ts";
import type { Service } from "../../../shared/domain/permission/service.ts";
import { deviceEnrolService } from "../../../shared/domain/device/device.ts";
import type { HubContext } from "../../log/hub-context.ts";
import { writeRoster } from "../../log/roster.ts";
import { done, fault } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import { codeFor, giveToken } from "../devices/enrol.ts";
import { isPlainName } from "../members/plain-name.ts";

export interface EnrolledService {
  device: string;
  service: Service;
  name: string;
  code: string;
  /** Bearer token; the hub keeps only its hash. */
  token: string;
  workspace: string;
  hubKey: string;
}

/**
 * Puts a service's key into the roster and gives it a token.
 *
 * @param name what people call it
 */
export function enrolService(
  context: HubContext,
  { service, name, publicKey }: { service: string; name: string; publicKey: string },
): Promise<Outcome<EnrolledService>> {
  const { environment, facts, store } = context;
  return store.write(async (tx) => {
    if (!isService(service)) return fault("malformed", `a service is one of ${SERVICES.join(", ")}`, "name");
    if (!isPlainName(name)) {
      return fault("malformed", "a name is one line without controls or invisible marks", "called");
    }
    const device = environment.uuidv7();
    const code = await codeFor(context, tx, null);
    const parsed = deviceEnrolService.payload.safeParse({ device, service, name, code, publicKey });
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      return fault("malformed", issue?.message ?? "does not fit", issue?.path.join("."));
    }
    await writeRoster(context, tx, "device.enrolService", parsed.data);
    const token = await giveToken(context, tx, device, { forkedFrom: null });
    const { workspace, hubKey } = facts;
    return done({ device, service, name, code, token, workspace, hubKey });
  });
}

function isService(word: string): word is Service {
  return (SERVICES as readonly string[]).includes(word);
}
