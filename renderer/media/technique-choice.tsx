import { Radio } from "@mantine/core";
import type { MediumType } from "../../shared/domain/medium/medium-types.ts";
import { verdictOf } from "../../shared/domain/medium/technique-verdict.ts";
import type { Norm } from "../../shared/domain/medium/technique-verdict.ts";
import { SOURCES, TECHNIQUES } from "../../shared/domain/medium/techniques.ts";
import type { Method, Reason, Technique } from "../../shared/domain/medium/techniques.ts";
import { useText } from "../i18n/index.ts";
import css from "./clearing.module.css";

interface Props {
  type: MediumType;
  method: Method;
  norm: Norm | null;
  value: Technique | null;
  error: string | undefined;
  onChange: (technique: Technique) => void;
}

/** Nobody would think of these here: what another kind of medium has, and what is another step. */
const OUT_OF_PLACE: readonly (Reason | null)[] = ["notOnThisType", "isDestroying", "notDestroying"];

/** Techniques for a confirmed type and a method; what is refused stands below, each with why. */
export function TechniqueChoice({ type, method, norm, value, error, onChange }: Props) {
  const t = useText("media");
  const judged = TECHNIQUES.map((technique) => ({ technique, ...verdictOf(type, method, technique, norm) }))
    .filter(({ allowed, why }) => allowed || !OUT_OF_PLACE.includes(why))
    .sort((one, other) => Number(other.allowed) - Number(one.allowed));
  return (
    <Radio.Group
      label={t("domain:entered.technique")}
      value={value}
      error={error}
      required
      onChange={(chosen) => onChange(chosen as Technique)}
    >
      <div className={css.techniques}>
        {judged.map(({ technique, allowed, why, sources }) => (
          <Radio
            key={technique}
            value={technique}
            disabled={!allowed}
            label={
              allowed
                ? t(`medium:technique.${technique}`)
                : t("clearing.refused", { technique: t(`medium:technique.${technique}`) })
            }
            description={
              why === null
                ? sources.map((source) => SOURCES[source]).join(t("domain:entered.between"))
                : t(`rules:rule.${why}`)
            }
          />
        ))}
      </div>
    </Radio.Group>
  );
}
