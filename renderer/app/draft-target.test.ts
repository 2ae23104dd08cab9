import { afterEach, expect, test } from "vitest";
import { useBegun } from "../fields/in-place/field-draft.ts";
import { draftTarget } from "../contributions/index.ts";
import { useQueue } from "../queue/queue-state.ts";
import { useNav } from "../ui/navigation.ts";
import { useTasks } from "../ui/task.ts";
import { CONTRIBUTIONS } from "./contributions.ts";

const id = "01a209d5-1df3-7169-b53f-f27f9bb07cf8";
const contested = `asset:${id}:custody`;

afterEach(() => {
  useNav.setState({ area: null, selected: {}, back: [], card: null });
  useTasks.setState({ tasks: {} });
  useQueue.setState({ opening: null });
  useBegun.setState({ key: null });
});

/** Goes on with a draft; answers the area that is shown then, and what is open or being done in it. */
function goOn(form: string, key: string) {
  const target = draftTarget(CONTRIBUTIONS.forms, { form, key });
  if (!target) return null;
  target.form.goOn(target.begun);
  const { area, selected } = useNav.getState();
  if (area === null) return {};
  const task = useTasks.getState().tasks[area];
  return {
    area,
    ...(selected[area] ? { open: selected[area] } : {}),
    ...(task ? { task: task.name, records: task.records } : {}),
  };
}

test.each([
  ["ticket.note", `ticket.note:${id}`, { area: "queue", open: id }],
  ["ticket.edit", `ticket.edit.description:${id}`, { area: "queue", open: id }],
  ["ticket.assign", `ticket.assign:${id}`, { area: "queue", open: id }],
  ["ticket.resolve", `ticket.resolve:${id}`, { area: "queue", open: id }],
  ["ticket.reopen", `ticket.reopen:${id}`, { area: "queue", open: id }],
  ["ticket.pause", `ticket.pause:${id}`, { area: "queue", open: id }],
  ["ticket.happened", `ticket.happened:${id}`, { area: "queue", open: id }],
  ["ticket.report", `ticket.report:${id}`, { area: "queue", open: id }],
  ["ticket.hang", `ticket.hang:${id}`, { area: "queue", open: id }],
  ["ticket.escalate", `ticket.escalate:${id}`, { area: "queue", open: id }],
  ["ticket.verify", `ticket.verify:${id}`, { area: "queue", open: id }],
  ["ticket.callBack", `ticket.callBack:${id}`, { area: "queue", open: id }],
  ["ticket.explainMiss", `ticket.explainMiss:${id}`, { area: "queue", open: id }],
  ["ticket.review", `ticket.review:${id}`, { area: "queue", open: id }],
  ["ticket.close", `ticket.close:${id}`, { area: "queue", open: id }],
  ["ticket.prioritise", `ticket.prioritise:${id}`, { area: "queue", open: id }],
  ["ticket.attempt", `ticket.attempt:${id}`, { area: "queue", open: id }],
  ["ticket.told", `ticket.told:${id}`, { area: "queue", open: id }],
  ["ticket.plan", `ticket.plan:${id}`, { area: "queue", open: id }],
  ["ticket.group", `ticket.group:${id}`, { area: "queue", open: id }],
  ["asset.register", "asset.register", { area: "assets", task: "asset.register", records: [] }],
  ["asset.edit", `asset.edit:${id}`, { area: "assets", task: "asset.edit", records: [id] }],
  ["asset.move", "asset.move", { area: "assets" }],
  ["custody.handOver", "custody.handOver", { area: "assets", task: "custody.handOver", records: [] }],
  ["custody.row", "custody.row", { area: "assets", task: "custody.row", records: [] }],
  ["custody.rowPerson", "custody.rowPerson:1-0", { area: "assets", task: "custody.row", records: [] }],
  ["custody.return", `custody.return:${id}`, { area: "assets", task: "custody.return", records: [id] }],
  ["custody.resolve", `custody.resolve:${id}`, { area: "conflicts", open: contested }],
  ["conflict.resolve", `conflict:${contested}`, { area: "conflicts", open: contested }],
  ["person.set", "person.set:new", { area: "people" }],
  ["person.data", `person.data:${id}`, { area: "people", open: id }],
  ["site.set", `site.set:${id}`, { area: "people" }],
])("a draft of %s leads back to where it was begun", (form, key, place) => {
  expect(goOn(form, key)).toEqual(place);
});

test("a new ticket goes on in the draft it was begun in, so that two faults never run into one form", () => {
  const fromAsset = `ticket.open:${id}`;
  for (const key of ["ticket.open", fromAsset]) {
    expect(goOn("ticket.open", key)).toEqual({ area: "queue" });
    expect(useQueue.getState().opening).toBe(key);
  }
});

test.each([
  ["ticket.edit", "title", { area: "queue", open: id }],
  ["asset.edit", "own.size", { area: "assets", open: id }],
  ["person.set", "phone", { area: "people", open: id }],
  ["site.set", "address", {}],
])(
  "a field that was being changed with %s is opened again, with the name that people know it by",
  (form, name, place) => {
    const draft = { form, key: `${form}.${name}:${id}` };
    expect(goOn(form, draft.key)).toEqual(place);
    expect(useNav.getState().card).toEqual(form === "site.set" ? { kind: "site", id } : null);
    expect(useBegun.getState().key).toBe(draft.key);
    const target = draftTarget(CONTRIBUTIONS.forms, draft);
    const [kind, field] = [form.split(".", 1)[0], name.split(".", 1)[0]];
    expect(target?.form.field?.(target.begun)).toBe(`${kind}:field.${field}`);
    // The whole form, begun earlier, is no field.
    expect(target?.form.field?.({ key: `${form}:${id}`, about: id })).toBe("");
  },
);

test("a form that is not known here is not opened", () => {
  expect(goOn("training.plan", "training.plan:1")).toBeNull();
  expect(goOn("ticket.note", "ticket.note")).toBeNull();
  expect(goOn("constructor", "constructor")).toBeNull();
});
