import { inLocale, type Words } from '../quiz/text.ts';
import { BODY_PROBLEMS } from './services/body-problems.ts';
import { CAMPAIGN_PROBLEMS } from './services/campaigns/campaign-problems.ts';
import { LEAD_PROBLEMS } from './services/desk/lead-problems.ts';
import { TEAM_PROBLEMS } from './services/team/team-problems.ts';
import { PUSH_PROBLEMS } from './services/pushes/push-problems.ts';
import { TRIAL_PROBLEMS } from './services/trials/trial-problems.ts';

interface Kind {
	status: number;
	title: Words;
}

/** Every expected failure of the house: its HTTP status, and the sentence that people read. */
export const PROBLEMS = {
	bad_json: {
		status: 400,
		title: { en: 'The body is not valid JSON.', ru: 'Тело запроса не является корректным JSON.' }
	},
	unauthorised: {
		status: 401,
		title: {
			en: 'A valid API token is needed: send “Authorization: Bearer …”.',
			ru: 'Нужен действующий токен API: пришлите заголовок «Authorization: Bearer …».'
		}
	},
	wrong_credentials: {
		status: 401,
		title: {
			en: 'The address or the password is wrong.',
			ru: 'Неверный адрес или пароль.'
		}
	},
	forbidden: {
		status: 403,
		title: {
			en: 'This token may not do that; it lacks the scope “{scope}”.',
			ru: 'Этому токену такое действие не разрешено: нужно право «{scope}».'
		}
	},
	wrong_code: {
		status: 403,
		title: {
			en: 'The set-up code is wrong. It is printed where the server was started.',
			ru: 'Неверный код настройки. Он напечатан там, где запущен сервер.'
		}
	},
	not_found: {
		status: 404,
		title: { en: 'There is nothing at this address.', ru: 'По этому адресу ничего нет.' }
	},
	method_not_allowed: {
		status: 405,
		title: {
			en: 'This address does not take {method}; it takes {allowed}.',
			ru: 'Этот адрес не принимает {method}; он принимает {allowed}.'
		}
	},
	in_progress: {
		status: 409,
		title: {
			en: 'A request with this Idempotency-Key is still being worked on; ask again in a moment.',
			ru: 'Запрос с этим Idempotency-Key ещё выполняется; повторите чуть позже.'
		}
	},
	stale: {
		status: 409,
		title: {
			en: 'Somebody has saved a newer revision; load it and make your change again.',
			ru: 'Кто-то уже сохранил более новую версию; загрузите её и повторите правку.'
		}
	},
	not_published: {
		status: 409,
		title: {
			en: 'This quiz is not published yet, so that it takes no answers.',
			ru: 'Этот квиз ещё не опубликован и не принимает ответы.'
		}
	},
	...TRIAL_PROBLEMS,
	...TEAM_PROBLEMS,
	...BODY_PROBLEMS,
	...CAMPAIGN_PROBLEMS,
	...LEAD_PROBLEMS,
	...PUSH_PROBLEMS,
	/** The message is the quiz's own. */
	quiz_closed: { status: 409, title: { en: '{message}', ru: '{message}' } },
	owner_exists: {
		status: 409,
		title: { en: 'The owner account exists already.', ru: 'Учётная запись владельца уже создана.' }
	},
	link_expired: {
		status: 410,
		title: {
			en: 'This link has been used or is too old; ask for a new one.',
			ru: 'Ссылка уже использована или устарела; запросите новую.'
		}
	},
	too_large: {
		status: 413,
		title: {
			en: 'The body is larger than {limit}.',
			ru: 'Тело запроса больше допустимого: {limit}.'
		}
	},
	/** The message tells the limit. */
	file_too_large: { status: 413, title: { en: '{message}', ru: '{message}' } },
	/** The message tells what is taken. */
	file_refused: { status: 415, title: { en: '{message}', ru: '{message}' } },
	tus_version: {
		status: 412,
		title: {
			en: 'Send “Tus-Resumable: 1.0.0”: no other version is spoken here.',
			ru: 'Пришлите «Tus-Resumable: 1.0.0»: другие версии здесь не поддерживаются.'
		}
	},
	unsupported_upload: {
		status: 415,
		title: {
			en: 'Send the file as “multipart/form-data”, or in parts by the tus protocol, version 1.0.0.',
			ru: 'Пришлите файл как «multipart/form-data» или по частям по протоколу tus версии 1.0.0.'
		}
	},
	upload_offset: {
		status: 409,
		title: {
			en: 'This upload goes on at byte {offset}.',
			ru: 'Эта загрузка продолжается с байта {offset}.'
		}
	},
	uploads_full: {
		status: 507,
		title: {
			en: 'Too many files are waiting at this quiz; try again in {wait}.',
			ru: 'У этого квиза скопилось слишком много файлов; повторите через {wait}.'
		}
	},
	disk_full: {
		status: 507,
		title: {
			en: 'The server has no room for this file; try again in {wait}.',
			ru: 'На сервере нет места для этого файла; повторите через {wait}.'
		}
	},
	invalid: {
		status: 422,
		title: { en: 'Some fields need mending.', ru: 'Некоторые поля нужно исправить.' }
	},
	invalid_definition: {
		status: 422,
		title: {
			en: 'The definition is not a valid quiz.',
			ru: 'Описание не является корректным квизом.'
		}
	},
	has_errors: {
		status: 422,
		title: {
			en: 'The quiz has errors that keep it from being published.',
			ru: 'В квизе есть ошибки, которые не дают его опубликовать.'
		}
	},
	key_reused: {
		status: 422,
		title: {
			en: 'This Idempotency-Key was used before with another body.',
			ru: 'Этот Idempotency-Key уже использован с другим телом запроса.'
		}
	},
	throttled: {
		status: 429,
		title: {
			en: 'Too many tries; wait {wait} and try again.',
			ru: 'Слишком много попыток; повторите через {wait}.'
		}
	},
	mail_failed: {
		status: 502,
		title: {
			en: 'The mail server did not take the letter; look at the mail settings.',
			ru: 'Почтовый сервер не принял письмо; проверьте настройки почты.'
		}
	},
	internal: {
		status: 500,
		title: {
			en: 'Something went wrong on our side; nothing was stored.',
			ru: 'Что-то сломалось на нашей стороне; ничего не сохранено.'
		}
	},
	not_stored: {
		status: 503,
		title: {
			en: 'The answers could not be stored just now; send them again in {wait}.',
			ru: 'Сейчас не удалось сохранить ответы; отправьте их ещё раз через {wait}.'
		}
	},
	database_away: {
		status: 503,
		title: {
			en: 'The database cannot be used just now; try again in {seconds} s.',
			ru: 'База данных сейчас недоступна; повторите через {seconds} с.'
		}
	},
	exports_busy: {
		status: 503,
		title: {
			en: 'Other downloads are still running; try again in {wait}.',
			ru: 'Ещё идут другие выгрузки; повторите через {wait}.'
		}
	},
	busy: {
		status: 503,
		title: {
			en: 'The server is busy; try again in {wait}.',
			ru: 'Сервер занят; повторите через {wait}.'
		}
	}
} as const satisfies Record<string, Kind>;

type ProblemCode = keyof typeof PROBLEMS;

/** What is wrong with one field: its path in the input, and a sentence in both languages. */
export interface FieldError {
	path: string;
	message: Words;
}

/** An expected failure, as a value. */
export interface Problem {
	code: ProblemCode;
	/** Fill the `{…}` of the title; `seconds` fill `{wait}`, and are the Retry-After header. */
	params?: Readonly<Record<string, string | number | Words>> | undefined;
	errors?: readonly FieldError[] | undefined;
}

/** RFC 9457, with the house's code and the fields at fault. */
export interface ProblemDocument {
	type: string;
	title: string;
	status: number;
	code: ProblemCode;
	requestId: string;
	errors?: { path: string; message: string }[];
}

/** The body of an `application/problem+json` answer. */
export function problemJson(
	problem: Problem,
	locale: 'en' | 'ru',
	requestId: string
): ProblemDocument {
	const { errors } = problem;
	return {
		type: `urn:quizsilver:problem:${problem.code}`,
		title: problemTitle(problem, locale),
		status: PROBLEMS[problem.code].status,
		code: problem.code,
		requestId,
		...(errors && {
			errors: errors.map(({ path, message }) => ({ path, message: message[locale] }))
		})
	};
}

/** The sentence that people read. */
export function problemTitle({ code, params }: Problem, locale: 'en' | 'ru'): string {
	const given: Problem['params'] = { ...params, wait: waitWords(Number(params?.['seconds'])) };
	return inLocale(PROBLEMS[code].title, locale).replace(/\{(\w+)\}/g, (whole, name: string) => {
		const value = given[name] ?? whole;
		return typeof value === 'object' ? value[locale] : String(value);
	});
}

/** Seconds as long as people count them, then minutes. */
function waitWords(seconds: number): Words {
	if (seconds <= MOST_SECONDS) return { en: `${seconds} s`, ru: `${seconds} с` };
	const minutes = Math.ceil(seconds / 60);
	return { en: `${minutes} min`, ru: `${minutes} мин` };
}

const MOST_SECONDS = 90;

/** One field of the input is at fault. */
export function invalid(path: string, message: Words): Problem {
	return { code: 'invalid', errors: [{ path, message }] };
}
