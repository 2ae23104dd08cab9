import { Button, Checkbox, TextInput } from "@mantine/core";
import { chooseFiles } from "../../files/choose-files.ts";
import { useTakingFor } from "../../files/use-taking-for.ts";
import { useText } from "../../i18n/index.ts";
import { Badge, PersonPicker } from "../../ui/index.ts";
import type { Collector, HandOverValues } from "./custody-acts.ts";
import css from "./custody-frame.module.css";

type Patch = (change: Partial<HandOverValues>) => void;

const SOMEBODY: Collector = { person: null, name: "", employeeNo: "", reason: "" };

interface SortProps {
  values: HandOverValues;
  error: string | undefined;
  onChange: Patch;
}

/** That a department receives it and who takes it, or who collects it for the person who does. */
export function ReceiverSort({ values, error, onChange }: SortProps) {
  const t = useText("custody");
  const { purpose, responsible = null, collector = null } = values;
  // Into stock and to repair it goes to neither.
  if (purpose === "stock" || purpose === "repair") return null;
  const isDepartment = responsible !== null;
  // A file belongs to a record: the authorisation to the first asset that it is for.
  const asset = values.lines[0]?.asset.id;
  const patch = (change: Partial<Collector>) =>
    onChange({ collector: { ...(collector ?? SOMEBODY), ...change } });
  return (
    <>
      <div className={css.sorts}>
        <Checkbox
          size="xs"
          label={t("handOver.toDepartment")}
          checked={isDepartment}
          onChange={(event) =>
            onChange(
              event.currentTarget.checked
                ? { responsible: "", collector: collector ?? SOMEBODY }
                : { responsible: null, collector: null },
            )
          }
        />
        {!isDepartment && (
          <Checkbox
            size="xs"
            label={t("proxy.begin")}
            checked={collector !== null}
            onChange={(event) => onChange({ collector: event.currentTarget.checked ? SOMEBODY : null })}
          />
        )}
      </div>
      {isDepartment && (
        <TextInput
          label={t("handOver.responsible")}
          value={responsible}
          maxLength={60}
          required
          onChange={(event) => onChange({ responsible: event.currentTarget.value })}
        />
      )}
      {collector && (
        <PersonPicker
          label={t(isDepartment ? "handOver.collectedBy" : "proxy.name")}
          name={collector.name}
          {...(error ? { error } : {})}
          required
          onName={(name) => patch({ name, person: null, employeeNo: "" })}
          onPerson={({ id, name, employeeNo }) => patch({ person: id, name, employeeNo })}
        />
      )}
      {collector && !isDepartment && asset !== undefined && (
        <Authorisation
          asset={asset}
          given={collector.authorisation ?? null}
          onGiven={(authorisation) => patch({ authorisation })}
        />
      )}
      {collector && !isDepartment && (
        <TextInput
          label={t("proxy.reason")}
          description={t("proxy.reasonHint")}
          value={collector.reason}
          maxLength={200}
          required={!collector.authorisation}
          onChange={(event) => patch({ reason: event.currentTarget.value })}
        />
      )}
    </>
  );
}

interface AuthorisationProps {
  asset: string;
  given: string | null;
  onGiven: (file: string) => void;
}

/** The authorisation of a proxy, photographed or as a file. */
function Authorisation({ asset, given, onGiven }: AuthorisationProps) {
  const t = useText("custody");
  const takeFor = useTakingFor(`asset:${asset}`, t("proxy.authorisation"));
  async function take(files: readonly File[]) {
    const [taken] = await takeFor(files);
    if (taken !== undefined) onGiven(taken);
  }
  return (
    <div className={css.sorts}>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => chooseFiles((files) => void take(files.slice(0, 1)))}
      >
        {t("proxy.attach")}
      </Button>
      {given !== null && <Badge tone="quiet">{t("proxy.attached")}</Badge>}
    </div>
  );
}

interface Props {
  values: HandOverValues;
  /** Who holds assets of the list and does not hand them over. */
  holders: readonly string[];
  errors: { otherGiver: string | undefined; manager: string | undefined };
  onChange: Patch;
}

/** Why it is not the holder by the register who hands over, and the third party of a transfer. */
export function OtherParties({ values, holders, errors, onChange }: Props) {
  const t = useText("custody");
  const { otherGiver = "", holderSigns = false, manager = "", purpose } = values;
  return (
    <>
      {holders.length > 0 && (
        <>
          <TextInput
            label={t("otherGiver.why")}
            description={t("otherGiver.holders", { names: holders.join(t("signing.and")) })}
            value={otherGiver}
            error={errors.otherGiver}
            maxLength={200}
            onChange={(event) => onChange({ otherGiver: event.currentTarget.value })}
          />
          {holders.length === 1 && (
            <Checkbox
              size="xs"
              label={t("otherGiver.signs", { name: holders[0] })}
              checked={holderSigns}
              onChange={(event) => onChange({ holderSigns: event.currentTarget.checked })}
            />
          )}
        </>
      )}
      {purpose === "transfer" && (
        <PersonPicker
          label={t("handOver.manager")}
          name={manager}
          {...(errors.manager ? { error: errors.manager } : {})}
          onName={(name) => onChange({ manager: name })}
          onPerson={({ name }) => onChange({ manager: name })}
        />
      )}
    </>
  );
}
