import type { House } from '../../house.ts';
import { usersOfWorkspace } from '../../storage/queries/accounts.ts';
import { namesOf, type NamedTable } from '../../storage/queries/audit-names.ts';
import type { AuditRow } from '../../storage/store.ts';
import { leadNames } from '../leads.ts';
import { memberName } from './members.ts';

/** What a line is about, as it is called now. */
export interface About {
	id: string;
	name: string;
}

/** What can be said of a line that holds ids alone; null: not named, or not there any more. */
export interface NamedLine {
	about: About | null;
	/** The other of two leads. */
	other: string | null;
	/** Who was given leads. */
	owner: string | null;
}

type Line = Pick<AuditRow, 'action' | 'subject' | 'detail'>;
type Kind = NamedTable | 'leads' | 'users';

/** By what an action begins with. */
const KINDS: Readonly<Record<string, Kind>> = {
	...{ quiz: 'quizzes', trial: 'quizzes', survey: 'campaigns', destination: 'destinations' },
	...{ delivery: 'deliveries', list: 'lists', view: 'savedViews', token: 'apiTokens' },
	...{ recipient: 'recipients', recipients: 'recipients', response: 'responses' },
	...{ lead: 'leads', leads: 'leads', note: 'leads', consent: 'leads', member: 'users' }
};

/** Looks up what these lines are about: people's names are kept where they are, and go with them. */
export async function namesFor(
	app: House,
	workspace: string,
	lines: readonly Line[]
): Promise<(line: Line) => NamedLine> {
	const wanted = new Map<Kind, Set<string>>();
	const want = (kind: Kind, id: string | null) => {
		if (id !== null) wanted.set(kind, (wanted.get(kind) ?? new Set()).add(id));
	};
	for (const line of lines) {
		const subject = subjectOf(line);
		if (subject) want(subject.kind, subject.id);
		want('leads', text(line, 'other'));
		want('users', ownerOf(line));
	}
	const found = await Promise.all(
		[...wanted].map(async ([kind, ids]) => [kind, await named(app, workspace, kind, ids)] as const)
	);
	const names = new Map(found);
	const nameOf = (kind: Kind, id: string | null) =>
		id === null ? null : (names.get(kind)?.get(id) ?? null);
	return (line) => {
		const subject = subjectOf(line);
		const name = subject && nameOf(subject.kind, subject.id);
		return {
			about: subject && name !== null ? { id: subject.id, name } : null,
			other: nameOf('leads', text(line, 'other')),
			owner: nameOf('users', ownerOf(line))
		};
	};
}

function subjectOf(line: Line): { kind: Kind; id: string } | null {
	const [beginning = ''] = line.action.split('.', 1);
	const kind = KINDS[beginning];
	// What was consented to is shown with whose consent it was.
	const id = beginning === 'consent' ? text(line, 'lead') : line.subject;
	return kind && id ? { kind, id } : null;
}

/** Whose leads became, where they were given to somebody. */
function ownerOf(line: Line): string | null {
	return text(line, 'owner') ?? text(line, 'to');
}

function text({ detail }: Line, key: string): string | null {
	const value = detail[key];
	return typeof value === 'string' ? value : null;
}

async function named(
	app: House,
	workspace: string,
	kind: Kind,
	ids: ReadonlySet<string>
): Promise<Map<string, string>> {
	if (kind === 'leads') return leadNames(app, workspace, ids);
	if (kind !== 'users') return namesOf(app.store, workspace, kind, [...ids]);
	const members = await usersOfWorkspace(app.store, workspace);
	return new Map(members.map((member) => [member.id, memberName(member)]));
}
