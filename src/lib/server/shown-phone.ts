import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** A number that is kept as E.164 the way people read it aloud: +7 903 111 00 01. Anything else stays as it is. */
export function shownPhone(phone: string): string {
	return parsePhoneNumberFromString(phone)?.formatInternational() ?? phone;
}
