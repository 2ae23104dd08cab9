import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { Asked } from "../../core/index.ts";
import { useCommand, useCoreQuery } from "../../core/index.ts";
import { fieldMeta, lengthOf } from "../../fields/index.ts";
import { useText } from "../../i18n/index.ts";
import { Choice, FormDialog } from "../../ui/index.ts";

const PLACE = fieldMeta("asset", "place");

interface Props {
  ids: readonly string[];
  onClose: () => void;
}

/** Site and place of all that are chosen, as one act that is taken back as one. What is left empty stays. */
export function MoveDialog({ ids, onClose }: Props) {
  const t = useText("assets");
  const { runAll, busy, error } = useCommand();
  const sites = useCoreQuery("site.list", {}).data ?? [];
  const [site, setSite] = useState<string | null>(null);
  const [place, setPlace] = useState("");
  const [wrong, setWrong] = useState(false);

  async function move() {
    const set = { ...(site ? { site } : {}), ...(place.trim() ? { place: place.trim() } : {}) };
    if (Object.keys(set).length === 0) return setWrong(true);
    const done = await runAll(ids.map((asset): Asked => ["asset.edit", { asset, set }]));
    if (done.ok) onClose();
  }

  return (
    <FormDialog
      title={t("move.title", { count: ids.length })}
      submit={t("move.save")}
      writes="asset.edit"
      busy={busy}
      error={error}
      foot={t("move.hint")}
      onSubmit={() => void move()}
      onClose={onClose}
    >
      {sites.length > 0 && (
        <Choice
          label={t("asset:field.site")}
          placeholder={t("move.same")}
          data={sites.map(({ id, name }) => ({ value: id, label: name }))}
          value={site}
          clearable
          onChange={setSite}
        />
      )}
      <TextInput
        label={t("asset:field.place")}
        placeholder={t("move.same")}
        value={place}
        error={wrong && place.trim() === "" && site === null ? t("move.nothing") : undefined}
        maxLength={PLACE ? lengthOf(PLACE) : undefined}
        data-autofocus
        onChange={(event) => setPlace(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
