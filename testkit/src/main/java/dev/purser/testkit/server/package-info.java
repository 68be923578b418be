/**
 * The built program as a process, other registries to compare with, and the crash harness: a workload that keeps a
 * ledger of what was answered, and the check of the ledger against the record.
 *
 * <p>Nothing here looks into the program: it is started as a user starts it, and asked over HTTP. Start at {@link
 * dev.purser.testkit.server.PurserProcess} and {@link dev.purser.testkit.server.CrashWorkload}.
 */
package dev.purser.testkit.server;
