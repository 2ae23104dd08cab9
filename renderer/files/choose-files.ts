/** Asks for files with the system's dialog. @param accept types that it offers first, as the input element takes them */
export function chooseFiles(take: (files: readonly File[]) => void, accept = ""): void {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  input.accept = accept;
  input.onchange = () => take([...(input.files ?? [])]);
  input.click();
}
