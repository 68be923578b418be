/**
 * What the program's speed and memory are, measured against peers and against targets.
 *
 * <p>Promises: peers run in the same run, turn by turn; every figure is a median, printed with its ratio and its target,
 * and a missed target is printed as missed; an answer that is an error fails the run. Does not promise that two machines
 * agree. Start at {@link dev.purser.bench.Main}.
 */
package dev.purser.bench;
