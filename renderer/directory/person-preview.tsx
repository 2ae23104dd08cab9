import type { PreviewProps } from "../contributions/index.ts";
import { useCoreQuery } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { HiddenIn, Said, SaidInLine } from "../records/index.ts";
import { KeyValues } from "../ui/index.ts";

const FACTS = ["employeeNo", "dept", "phone", "place"] as const;

/** A person at a glance: how to reach them and what they hold. */
export default function PersonPreview({ id }: PreviewProps) {
  const t = useText("directory");
  const { data } = useCoreQuery("person.get", { id });
  if (!data) return null;
  const { row, assets } = data;
  return (
    <HiddenIn detail={data}>
      <strong>
        <SaidInLine text={row.name} />
      </strong>
      <KeyValues
        items={[
          ...FACTS.map((name) => ({
            label: t(`person:field.${name}`),
            value: row[name] && <Said text={row[name]} field={name} />,
          })),
          {
            label: t("assetsOf"),
            value: assets.map(({ tag, number }) => tag || number).join(" · "),
          },
        ]}
      />
    </HiddenIn>
  );
}
