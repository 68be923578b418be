/**
 * Running a server: collection, backup and restore. Start at {@link dev.purser.cli.system.BackupCommand}.
 */
package dev.purser.cli.system;
