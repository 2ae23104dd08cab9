// A skipped test looks like a passed one. What must not run here is not written as a test.

const marks = [
  /\b(?:describe|suite|test|it|bench)(?:\.\w+)*\.(?:skip|only|todo|fixme|fails|skipIf|runIf)\b/,
  /\b(?:xdescribe|xtest|xit|fdescribe|fit)\s*\(/,
  /\b(?:ctx|context|task|testInfo)\.skip\s*\(/,
];

/**
 * Places where a test is switched off, as `file:line text`.
 * @param {string} file
 * @param {string} text
 */
export function forbiddenMarks(file, text) {
  return text
    .split("\n")
    .flatMap((line, index) =>
      marks.some((mark) => mark.test(line)) ? [`${file}:${index + 1} ${line.trim()}`] : [],
    );
}
