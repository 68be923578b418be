/**
 * Copies of a running server, and putting them back. Here because a copy needs all the rooms at once.
 *
 * <p>Promises: a backup is a data folder that a server can be started on and that verifies; what was answered before the
 * backup began is in it. Does not copy what lies outside the data folder: a PostgreSQL database, an object store, TLS
 * files. Start at {@link dev.purser.http.backup.BackupWriter}.
 */
package dev.purser.http.backup;
