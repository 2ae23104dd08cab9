import { TextInput } from "@mantine/core";
import { asset as assetKind } from "../../../shared/domain/asset/asset.ts";
import type { Asked } from "../../core/index.ts";
import { useCommand, useCoreQuery } from "../../core/index.ts";
import { ChosenField, fieldIn, lengthOf, useWording } from "../../fields/index.ts";
import { useText } from "../../i18n/index.ts";
import { DraftNote, FormDialog, useDraftedForm } from "../../ui/index.ts";
import type { MoveForm } from "./moving.ts";
import { movedOf } from "./moving.ts";

const SITE = fieldIn(assetKind, "site");
const PLACE = fieldIn(assetKind, "place");

interface Props {
  /** None: those of the draft. */
  ids: readonly string[];
  onClose: () => void;
}

/** Site and place of all that are chosen, as one act that is taken back as one. What is left empty stays. */
export function MoveDialog({ ids, onClose }: Props) {
  const t = useText("assets");
  const say = useWording();
  const { runAll, busy, error } = useCommand();
  const sites = (useCoreQuery("site.list", {}).data ?? []).filter(({ active }) => active);
  const form = useDraftedForm<MoveForm>({
    key: "asset.move",
    form: "asset.move",
    initial: { site: null, place: "", assets: ids },
    validate: (values) => (Object.keys(setIn(values)).length === 0 ? { place: t("move.nothing") } : {}),
  });
  const { site, place } = form.values;
  const assets = movedOf(ids, form.values);
  const enter = (change: Partial<MoveForm>) => form.patch({ ...change, assets });

  function discard() {
    form.discard();
    // Nothing is left of what was gone on with.
    if (ids.length === 0) onClose();
  }

  async function move() {
    if (!form.check() || assets.length === 0) return;
    const set = setIn(form.values);
    const done = await runAll(assets.map((asset): Asked => ["asset.edit", { asset, set }]));
    if (!done.ok) return;
    form.done();
    onClose();
  }

  return (
    <FormDialog
      title={t("move.title", { count: assets.length })}
      submit={t("move.save")}
      writes="asset.edit"
      busy={busy}
      error={error}
      foot={t("move.hint")}
      onSubmit={() => void move()}
      onClose={onClose}
    >
      <DraftNote restored={form.restored} onDiscard={discard} />
      {sites.length > 0 && (
        <ChosenField
          meta={SITE}
          placeholder={t("move.same")}
          value={site}
          clearable
          onChange={(to) => enter({ site: to })}
        />
      )}
      <TextInput
        label={say(PLACE.title)}
        placeholder={t("move.same")}
        value={place}
        error={form.errors.place}
        maxLength={lengthOf(PLACE)}
        data-autofocus
        onChange={(event) => enter({ place: event.currentTarget.value })}
      />
    </FormDialog>
  );
}

/** What was entered: what is left empty stays as it is. */
function setIn({ site, place }: MoveForm) {
  return { ...(site ? { site } : {}), ...(place.trim() ? { place: place.trim() } : {}) };
}
