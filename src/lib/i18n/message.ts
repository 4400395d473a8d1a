import type { en } from './en.ts';

export type MessageKey = keyof typeof en;

/** All sentences of the workspace in one language, as ICU messages. */
export type Catalogue = Readonly<Record<MessageKey, string>>;

/** Names of the parameters of an ICU message, read from its text. */
export type ParameterOf<Message extends string> = Message extends `${string}{${infer Rest}`
	? NameIn<Head<Rest>> | ParameterOf<Rest>
	: never;

type Head<Rest extends string> = Rest extends `${infer Before}}${string}`
	? Before extends `${infer Name},${string}`
		? Name
		: Before
	: never;

/** Words of a plural branch are no name: they hold a blank or a number sign. */
type NameIn<Candidate extends string> = Candidate extends
	`${string} ${string}` | `${string}#${string}` | `${string}{${string}` | ''
	? never
	: Candidate;

export type MessageValue = string | number;

export type Parameters<Key extends MessageKey> = [ParameterOf<(typeof en)[Key]>] extends [never]
	? []
	: [values: Readonly<Record<ParameterOf<(typeof en)[Key]>, MessageValue>>];

/** The sentence for a key; TypeScript asks for exactly the values that the message names. */
export type Translate = <Key extends MessageKey>(key: Key, ...values: Parameters<Key>) => string;
