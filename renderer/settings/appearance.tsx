import { SegmentedControl } from "@mantine/core";
import type { ReactNode } from "react";
import { useId } from "react";
import { ZOOM_STEPS } from "../../shared/ipc/looks.ts";
import { useText } from "../i18n/index.ts";
import type { Locale } from "../i18n/index.ts";
import type { Density, ThemeChoice } from "../ui/index.ts";
import { useLooks } from "./use-looks.ts";
import css from "./settings.module.css";

/** What Chromium's own words are in, such as those of date fields; it is set once, at the start. */
const localeOfStart = (): Locale => (navigator.language.startsWith("zh") ? "zh-CN" : "en");

/** Every choice shows at once. */
export default function Appearance() {
  const t = useText("settings");
  const looks = useLooks();
  return (
    <>
      <Choice label={t("language")}>
        {(labelledBy) => (
          <SegmentedControl
            aria-labelledby={labelledBy}
            value={looks.locale}
            onChange={(value) => looks.setLocale(value as Locale)}
            data={[
              { value: "zh-CN", label: <span lang="zh-CN">{t("languages.zh")}</span> },
              { value: "en", label: <span lang="en">{t("languages.en")}</span> },
            ]}
          />
        )}
      </Choice>
      {looks.locale !== localeOfStart() && (
        <p className={css.later} role="status">
          {t("languageNext")}
        </p>
      )}
      <Choice label={t("theme")}>
        {(labelledBy) => (
          <SegmentedControl
            aria-labelledby={labelledBy}
            value={looks.theme}
            onChange={(value) => looks.setTheme(value as ThemeChoice)}
            data={(["system", "light", "dark"] as const).map((value) => ({
              value,
              label: t(`themes.${value}`),
            }))}
          />
        )}
      </Choice>
      <Choice label={t("density")}>
        {(labelledBy) => (
          <SegmentedControl
            aria-labelledby={labelledBy}
            value={looks.density}
            onChange={(value) => looks.setDensity(value as Density)}
            data={(["compact", "touch"] as const).map((value) => ({ value, label: t(`densities.${value}`) }))}
          />
        )}
      </Choice>
      <Choice label={t("zoom")}>
        {(labelledBy) => (
          <SegmentedControl
            aria-labelledby={labelledBy}
            value={String(looks.zoom)}
            onChange={(value) => looks.setZoom(Number(value))}
            data={ZOOM_STEPS.map((step) => ({ value: String(step), label: t("percent", { value: step }) }))}
          />
        )}
      </Choice>
      <Choice label={t("singleKeys")}>
        {(labelledBy) => (
          <SegmentedControl
            aria-labelledby={labelledBy}
            value={looks.singleKeys ? "on" : "off"}
            onChange={(value) => looks.setSingleKeys(value === "on")}
            data={(["on", "off"] as const).map((value) => ({ value, label: t(`singleKeysAre.${value}`) }))}
          />
        )}
      </Choice>
      <p className={css.later}>{t("singleKeysNote")}</p>
    </>
  );
}

function Choice({ label, children }: { label: string; children: (labelledBy: string) => ReactNode }) {
  const id = useId();
  return (
    <div className={css.choice}>
      <span id={id}>{label}</span>
      {children(id)}
    </div>
  );
}
