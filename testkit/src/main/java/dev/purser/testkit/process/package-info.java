/**
 * Real processes in tests: started with their output kept, waited for by what they say or by the port that they open,
 * ended by signal; and faults injected into their system calls by {@code strace}.
 *
 * <p>Promises that nothing waits without a deadline and that a closed process is gone. A missing tool, or a sandbox that
 * forbids one, skips the test and prints why. Start at {@link dev.purser.testkit.process.RunningProcess}, {@link
 * dev.purser.testkit.process.Tools} and {@link dev.purser.testkit.process.StraceInjector}.
 */
package dev.purser.testkit.process;
