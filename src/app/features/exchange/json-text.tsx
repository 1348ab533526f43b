/** One line of pretty-printed JSON: what names the value, and the value. */
const LINE = /^(\s*"(?:[^"\\]|\\.)*":)(.*)$/;

/** JSON to read: names stand back, and of the values only an error's code has a colour. */
export function JsonText({ json }: { json: string }) {
  return json.split('\n').map((line, index) => {
    const [, name, value = line] = LINE.exec(line) ?? [];
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a line has nothing of its own but its place
      <span key={index}>
        {index === 0 ? '' : '\n'}
        {name ? <span className="text-ink-2">{name}</span> : null}
        <span className={name?.trim() === '"Code":' ? 'font-semibold text-problem-ink' : ''}>{value}</span>
      </span>
    );
  });
}
