import { type Command, CommanderError } from 'commander';
import { type ExitStatus, UserError } from '../src/errors.ts';

/** Runs a command with the arguments of the process: mistakes end with a sentence, a hint and their exit status. */
export async function ask(command: Command, json: () => boolean, act: () => Promise<void>): Promise<void> {
  process.exitCode = await attempt(command, json, act);
}

async function attempt(command: Command, json: () => boolean, act: () => Promise<void>): Promise<ExitStatus> {
  try {
    command.exitOverride().showHelpAfterError('(--help shows all options)').parse(process.argv.slice(2), { from: 'user' });
    await act();
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const known = error instanceof UserError;
    const exit = known ? error.exit : 1;
    const message = error instanceof Error ? error.message : String(error);
    if (json()) process.stdout.write(`${JSON.stringify({ exit, error: message, hint: known ? error.hint : null })}\n`);
    if (known) process.stderr.write(error.hint === null ? `error: ${message}\n` : `error: ${message}\n${error.hint}\n`);
    else process.stderr.write(`${error instanceof Error ? (error.stack ?? message) : message}\n`);
    return exit;
  }
}
