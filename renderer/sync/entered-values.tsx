import { useText } from "../i18n/index.ts";
import type { KeyValue } from "../ui/index.ts";
import { KeyValues } from "../ui/index.ts";
import css from "./sync.module.css";

/** Links and ids that say nothing to a person. */
const SILENT = new Set(["ticket", "asset", "person", "site", "prev", "prevHash", "number", "document"]);

/** Everything that was entered with an operation, by field. */
export function EnteredValues({ body }: { body: Record<string, unknown> }) {
  const t = useText("domain");
  const payload = (body.payload ?? {}) as Record<string, unknown>;
  const kind = String(body.type ?? "").split(".")[0] ?? "";
  const { set, ...rest } = payload;
  const all = { ...rest, ...((set as Record<string, unknown> | undefined) ?? {}) };
  const items: KeyValue[] = Object.entries(all)
    .filter(([name, value]) => !SILENT.has(name) && !isEmpty(value))
    .map(([name, value]) => ({
      label: t([`${kind}Field.${name}`, `entered.${name}`, "unknown.field"]),
      value: <Value value={value} />,
      wide: typeof value === "object" || String(value).length > 40,
    }));
  return items.length === 0 ? (
    <p className={css.faint}>{t("entered.nothing")}</p>
  ) : (
    <KeyValues items={items} />
  );
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

function Value({ value }: { value: unknown }) {
  const t = useText("domain");
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  if (typeof value === "object") return <pre className={css.json}>{JSON.stringify(value, null, 2)}</pre>;
  return <span className={css.prose}>{String(value)}</span>;
}
