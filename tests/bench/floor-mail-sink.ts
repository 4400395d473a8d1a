import { SMTPServer } from 'smtp-server';

/* A mail server in a process of its own that takes everything and keeps nothing; says its port once it listens. */

const server = new SMTPServer({
	authOptional: true,
	disabledCommands: ['STARTTLS'],
	onData: (stream, _session, next) => void stream.resume().on('end', next)
});
server.listen(0, '127.0.0.1', () => {
	const address = server.server.address();
	process.send?.(typeof address === 'object' ? address?.port : 0);
});
