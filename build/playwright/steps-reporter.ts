// What `npm start` prints where nobody could see a window: each step with its result and time, and at the
// end where the screenshots and the summary lie.
import { mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { FullResult, Reporter, Suite, TestCase, TestResult, TestStep } from "@playwright/test/reporter";
import { projectRoot } from "../runtime/paths.mjs";

interface StepLine {
  test: string;
  step: string;
  result: "passed" | "failed";
  milliseconds: number;
}

const out = path.join(projectRoot, "out");
const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Screenshots made since `since`, as paths from the project's folder. */
function screenshots(since: number): string[] {
  const dir = path.join(out, "screens");
  try {
    return readdirSync(dir, { recursive: true, encoding: "utf8" })
      .map((name) => path.join(dir, name))
      .filter((file) => file.endsWith(".png") && statSync(file).mtimeMs >= since)
      .map((file) => path.relative(projectRoot, file))
      .sort();
  } catch {
    return [];
  }
}

export default class StepsReporter implements Reporter {
  private readonly steps: StepLine[] = [];
  private readonly errors: string[] = [];
  private failed = 0;
  private passed = 0;
  private began = 0;

  printsToStdio(): boolean {
    return true;
  }

  onBegin(_config: unknown, suite: Suite): void {
    this.began = Date.now();
    print(`deskside: playing ${suite.allTests().length} in the real application under a virtual display`);
  }

  onTestBegin(test: TestCase): void {
    print(`\n▶ ${test.title}`);
  }

  onStepEnd(test: TestCase, _result: TestResult, step: TestStep): void {
    // The test's own steps; what they consist of (clicks, waits) is for the trace.
    if (step.category !== "test.step" || step.parent?.category === "test.step") return;
    const result = step.error ? "failed" : "passed";
    this.steps.push({ test: test.title, step: step.title, result, milliseconds: step.duration });
    print(`  ${result === "passed" ? "✔" : "✘"} ${step.title}  (${seconds(step.duration)})`);
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const good = result.status === "passed";
    if (good) this.passed += 1;
    else this.failed += 1;
    print(`${good ? "✔" : "✘"} ${test.title}: ${result.status} in ${seconds(result.duration)}`);
    for (const { message, stack } of result.errors) {
      this.errors.push(message ?? "");
      print(stack ?? message ?? "");
    }
  }

  onError(error: { message?: string }): void {
    this.errors.push(error.message ?? "");
    print(`deskside: ${error.message ?? "something outside the tests failed"}`);
  }

  onEnd(result: FullResult): void {
    const shots = screenshots(this.began);
    const { steps, errors, passed, failed } = this;
    const summary = {
      result: result.status,
      passed,
      failed,
      milliseconds: Math.round(result.duration),
      steps,
      errors,
      screenshots: shots,
    };
    mkdirSync(out, { recursive: true });
    writeFileSync(path.join(out, "summary.json"), `${JSON.stringify(summary, null, 2)}\n`);
    const rows = steps.map(
      ({ step, result: how, milliseconds }) => `| ${step} | ${how} | ${seconds(milliseconds)} |`,
    );
    const text = [
      `# ${result.status}: ${passed} passed, ${failed} failed in ${seconds(result.duration)}`,
      "",
      "| step | result | time |",
      "| --- | --- | --- |",
      ...rows,
      "",
      ...shots.map((file) => `![${path.basename(file, ".png")}](${path.relative("out", file)})`),
      "",
    ];
    writeFileSync(path.join(out, "summary.md"), text.join("\n"));
    print(`\n${shots.length} screenshots in out/screens/, summary in out/summary.md and out/summary.json`);
    print(`${passed} passed, ${failed} failed`);
  }
}
