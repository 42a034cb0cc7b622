import { type Command, CommanderError } from 'commander';
import { type ExitStatus, systemCode, UserError } from '../../src/errors.ts';
import { refuseOldNode, version } from '../../src/package.ts';
import { warn } from './say.ts';

/**
 * Runs a command with the arguments of the process and sets its exit status: that which `act` gives, otherwise 0.
 * A mistake of the user is told in one sentence with a hint, with `--json` also as one object on standard output.
 */
export async function runCommand(command: Command, act: () => Promise<ExitStatus | undefined>): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) if (!stream.listeners('error').includes(unread)) stream.on('error', unread);
  process.exitCode = await attempt(command, act);
}

/** Whoever reads what is printed may stop doing so (`| head`): what is left to do is done all the same. */
function unread(error: Error): void {
  if (systemCode(error) !== 'EPIPE') throw error;
}

/** Columns that help is written in where the terminal has them. */
const WIDTH = 80;

/** Help whose paragraphs are broken between words; what is indented stays as it is. */
function inColumns(text: string, columns: number): string {
  return text.replace(/^\S.*(?:\n\S.*)*/gm, (paragraph) => {
    const lines: string[] = [];
    for (const word of paragraph.split(/\s+/)) {
      const last = lines.at(-1);
      if (last !== undefined && last.length + 1 + word.length <= columns) lines[lines.length - 1] = `${last} ${word}`;
      else lines.push(word);
    }
    return lines.join('\n');
  });
}

async function attempt(command: Command, act: () => Promise<ExitStatus | undefined>): Promise<ExitStatus> {
  try {
    command
      .version(await version(), '--version')
      .configureOutput({ writeOut: (text) => void process.stdout.write(inColumns(text, Math.min(process.stdout.columns ?? WIDTH, WIDTH))) })
      .exitOverride()
      .showHelpAfterError('(--help shows all options)')
      .parse(process.argv.slice(2), { from: 'user' });
    await refuseOldNode();
    return (await act()) ?? 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const exit = error instanceof UserError ? error.exit : 1;
    showError(error, command.opts<{ json?: boolean }>().json ?? false, exit);
    return exit;
  }
}

function showError(error: unknown, json: boolean, exit: ExitStatus): void {
  const known = error instanceof UserError;
  const message = error instanceof Error ? error.message : String(error);
  if (json) process.stdout.write(`${JSON.stringify({ exit, error: message, hint: known ? error.hint : null })}\n`);
  if (!known) warn(`${error instanceof Error ? (error.stack ?? message) : message}\n`);
  else warn(error.hint === null ? `error: ${message}\n` : `error: ${message}\n${error.hint}\n`);
}
