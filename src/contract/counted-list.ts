import * as v from 'valibot';

/** A list whose items are looked at only when there are not too many: a list of thousands of bad ones costs nothing. */
export function countedList<T extends v.GenericSchema>(item: T, max: number, message = `must be at most ${max}`) {
  const most = v.maxLength<unknown[], number, string>(max, message);
  // Said twice, because the description of the API is made of what follows the last schema.
  return v.pipe(v.array(v.unknown()), most, v.array(item), v.maxLength(max, message));
}
