import type { Command } from '#cli/command.ts';
import { auditVerify } from '#cli/commands/audit.ts';
import { backup } from '#cli/commands/backup.ts';
import { check } from '#cli/commands/check.ts';
import { departmentCommands } from '#cli/commands/department.ts';
import { example } from '#cli/commands/example.ts';
import { exportCommand } from '#cli/commands/export.ts';
import { importCommand } from '#cli/commands/import.ts';
import { migrate } from '#cli/commands/migrate.ts';
import { restore } from '#cli/commands/restore.ts';
import { rules } from '#cli/commands/rules.ts';
import { serve } from '#cli/commands/serve.ts';
import { userCommands } from '#cli/commands/user.ts';

/** All commands, in the order of the help. */
export const commands: readonly Command[] = [check, rules, serve, importCommand, exportCommand, migrate, backup, restore, auditVerify, example, ...departmentCommands, ...userCommands];
