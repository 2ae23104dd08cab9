import { describe, expect, test } from "vitest";
import {
  StandInHub,
  ask,
  derivedAnew,
  enrolledConsole,
  finish,
  memoryCore,
  run,
  testEnvironment,
} from "../../../../tests/support/core/core.ts";
import { CHUNK } from "../../../../shared/log/sequence.ts";
import type { Core } from "../../compose.ts";
import { verifyStore } from "../care/verify-store.ts";
import { operationFrom } from "../log/stored-parts.ts";
import type { StoredForm } from "../log/stored-parts.ts";

const problemsOf = (core: Core) => finish(verifyStore(core.profile.store)).problems;
const textsOf = (core: Core, id: string) => ask(core, "ticket.get", { id }).actions.map(({ text }) => text);
const word = (index: number) => `w${index}x`;

/** A ticket with so many entries in its work log, each with a word of its own. */
function longTicket(core: Core, entries: number): string {
  const id = run(core, { type: "ticket.open", set: { title: "打印机卡纸" } }).id as string;
  for (let index = 0; index < entries; index += 1) {
    run(core, { type: "ticket.note", ticket: id, text: `第${index}条 ${word(index)}` });
  }
  return id;
}

describe("a record with more entries than one chunk", () => {
  const ENTRIES = 3 * CHUNK + 5;

  test("shows all of them in order, is found by each of them once, and verifies", () => {
    const core = memoryCore();
    const id = longTicket(core, ENTRIES);
    expect(textsOf(core, id)).toEqual(
      Array.from({ length: ENTRIES }, (_, index) => `第${index}条 ${word(index)}`),
    );
    for (const index of [0, CHUNK - 1, CHUNK, 2 * CHUNK, ENTRIES - 1]) {
      expect(ask(core, "ticket.page", { text: word(index) })).toMatchObject({ total: 1, rows: [{ id }] });
      expect(ask(core, "search.all", { text: word(index) })).toMatchObject([{ id }]);
    }
    // A word that stands in every chunk finds it once.
    expect(ask(core, "ticket.page", { text: "条" })).toMatchObject({
      total: 1,
      rows: [{ id, notes: ENTRIES }],
    });
    expect(problemsOf(core)).toEqual([]);
    derivedAnew(core);
    expect(ask(core, "ticket.page", { text: word(2 * CHUNK) }).total).toBe(1);
    expect(textsOf(core, id)).toHaveLength(ENTRIES);
    expect(problemsOf(core)).toEqual([]);
  });

  test("an act reads and writes the same amount however many there are", () => {
    const core = memoryCore();
    const { store } = core.profile;
    const cost = (id: string) => {
      let written = 0;
      let folded = 0;
      const { write, fold } = store.states;
      store.states.write = (e, state, isNew) => {
        write(e, state, isNew);
        written +=
          store.db.prepare<[number], number>("SELECT length(state) FROM entity WHERE e = ?").pluck().get(e) ??
          0;
      };
      store.states.fold = (...given) => {
        folded += 1;
        return fold(...given);
      };
      run(core, { type: "ticket.note", ticket: id, text: "还是不行" });
      Object.assign(store.states, { write, fold });
      return { written, folded };
    };
    const few = cost(longTicket(core, CHUNK + 4));
    const many = cost(longTicket(core, 5 * CHUNK + 4));
    expect(many.folded).toBe(0);
    expect(Math.abs(many.written - few.written)).toBeLessThan(200);
  });

  test("leaves nothing aside of what no longer counts", () => {
    const core = memoryCore();
    longTicket(core, ENTRIES);
    const { store } = core.profile;
    const kept = () => store.db.prepare<[], number>("SELECT count(*) FROM state_chunk").pluck().get();
    expect(kept()).toBeGreaterThan(4);
    store.integrate(() => {
      const notes = store.db
        .prepare<[], StoredForm>("SELECT body, sig, parts FROM operation WHERE type = 'ticket.note'")
        .all();
      store.db.exec("UPDATE operation SET status = 'refused' WHERE type = 'ticket.note'");
      for (const note of notes) store.folding.refold(operationFrom(note));
    });
    expect(kept()).toBe(0);
    expect(ask(core, "ticket.page", { text: word(2 * CHUNK) }).total).toBe(0);
    expect(problemsOf(core)).toEqual([]);
  });

  test("is the same on another console, whoever was first, and what waited is numbered without folding anew", () => {
    const hub = new StandInHub(testEnvironment(2));
    const one = enrolledConsole(hub, "甲", "A1", 3);
    const two = enrolledConsole(hub, "乙", "B1", 4);
    const id = longTicket(one.core, CHUNK + 3);
    const { states } = one.core.profile.store;
    let folded = 0;
    const { fold } = states;
    states.fold = (...given) => {
      folded += 1;
      return fold(...given);
    };
    hub.push(one.sync);
    expect(folded).toBe(0);
    hub.sync(one.sync);
    hub.sync(two.sync);
    for (const { core, sync } of [one, two, one, two]) {
      run(core, { type: "ticket.note", ticket: id, text: "两边都写" });
      run(core, { type: "ticket.edit", ticket: id, set: { place: `${CHUNK}号` } });
      hub.sync(sync);
    }
    for (const { sync } of [one, two]) hub.sync(sync);
    expect(textsOf(one.core, id)).toEqual(textsOf(two.core, id));
    for (const { core } of [one, two]) expect(problemsOf(core)).toEqual([]);
  });
});
