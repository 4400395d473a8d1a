/* Lets a process run for a share of each period only, as on a slower machine: `hold-process.ts <pid> <share>`. */

const PERIOD = 10;
const [pid, share] = process.argv.slice(2).map(Number);
const held = pid ?? 0;
const running = PERIOD * (share ?? 1);

function run(): void {
	process.kill(held, 'SIGCONT');
	setTimeout(stop, running);
}

function stop(): void {
	process.kill(held, 'SIGSTOP');
	setTimeout(run, PERIOD - running);
}

process.on('SIGTERM', () => {
	process.kill(held, 'SIGCONT');
	process.exit();
});
run();
process.send?.({});
