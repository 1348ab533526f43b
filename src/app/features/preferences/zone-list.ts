import { zoneOffset, zoneOffsetMs } from '../../time/format-time.ts';
import { QUICK_ZONES } from '../../zones.ts';

/** What IANA has renamed and ICU, whose list browsers give, still calls by its old name. */
const RENAMED: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

export interface Zone {
  id: string;
  /** As people call it, in the language of the page. */
  name: string;
  offset: string;
  /** What a search looks at. */
  also: string;
}

/**
 * Every zone that this browser knows, by the name that it has today, from west to east at the moment `at`; what most
 * people here need first.
 */
export function listZones(language: string, at: number): Zone[] {
  const listed = Intl.supportedValuesOf('timeZone').map((old) => zoneOf(old, language, at));
  const quick = QUICK_ZONES.filter((id) => id !== 'browser');
  const rest = listed.filter(({ id }) => !quick.some((one) => one === id));
  rest.sort((a, b) => zoneOffsetMs(a.id, at) - zoneOffsetMs(b.id, at) || (a.id < b.id ? -1 : 1));
  return [...quick.map((id) => zoneOf(id, language, at)), ...rest];
}

/** Those that have every typed word in a name, old or new, or in the offset; whose own name begins so comes first. */
export function findZones(zones: readonly Zone[], typed: string): readonly Zone[] {
  const searched = plain(typed);
  if (searched === '') return zones;
  const found = zones.filter(({ also }) => searched.split(' ').every((word) => also.includes(word)));
  const isNamedSo = ({ id }: Zone) => plain(id).startsWith(searched) || plain(cityOf(id)).startsWith(searched);
  return [...found].sort((a, b) => Number(isNamedSo(b)) - Number(isNamedSo(a)));
}

function cityOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

function zoneOf(old: string, language: string, at: number): Zone {
  const id = RENAMED[old] ?? old;
  const parts = new Intl.DateTimeFormat(language, { timeZone: old, timeZoneName: 'longGeneric' }).formatToParts(at);
  const named = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const offset = zoneOffset(old, at);
  // Of some zones CLDR knows no name, and gives the offset once more.
  const name = named.startsWith('GMT') ? '' : named;
  return { id, name, offset, also: plain(`${id} ${old} ${name} ${offset} ${offset.replace('UTC', 'GMT')}`) };
}

/** `Asia/Ho_Chi_Minh` is found by `ho chi minh`, `são paulo` by `sao`. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[_/\s]+/g, ' ')
    .toLowerCase()
    .trim();
}
