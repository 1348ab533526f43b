/** A region as Tencent Cloud writes it, or one of another cloud. */
const CODE = /^[a-z]{2,4}(?:-[a-z0-9]{2,20}){1,3}$/;
const KNOWN = /(?<![\w-])(?:ap|na|sa|eu|me|af|us|cn)-[a-z]{3,20}(?![\w-])/;

/** As consoles call them, in both languages. */
const CODE_OF: Readonly<Record<string, string>> = {
  广州: 'ap-guangzhou',
  guangzhou: 'ap-guangzhou',
  上海: 'ap-shanghai',
  shanghai: 'ap-shanghai',
  北京: 'ap-beijing',
  beijing: 'ap-beijing',
  香港: 'ap-hongkong',
  中国香港: 'ap-hongkong',
  hongkong: 'ap-hongkong',
  新加坡: 'ap-singapore',
  singapore: 'ap-singapore',
};

/** The region that a text names by its code or by one of its names, or null for any other text. */
export function readRegion(text: string): string | null {
  const lower = text.trim().toLowerCase();
  const [first = ''] = lower.split(/[\s(,]/, 1);
  if (CODE.test(first)) return first;
  // `South China (Guangzhou)`, `广州(ap-guangzhou)`
  const [, before = lower, inside = ''] = /^([^()]{0,24})\(([^()]{1,24})\)?/.exec(lower) ?? [];
  const code = KNOWN.exec(inside) ?? KNOWN.exec(before);
  return code?.[0] ?? CODE_OF[plain(inside)] ?? CODE_OF[plain(before)] ?? CODE_OF[first] ?? null;
}

function plain(name: string): string {
  return name.replace(/[\s地域区]/g, '');
}
