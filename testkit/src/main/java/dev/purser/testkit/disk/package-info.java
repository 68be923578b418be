/**
 * A disk whose power can be cut: a {@code java.nio.file} file system in memory that remembers what has been synced and
 * what was merely written.
 *
 * <p>Promises no more than POSIX does: a file's bytes survive a cut once its channel was forced, a name (made, moved,
 * removed) once its folder's channel was forced; whatever else was done survives, is lost, or is torn, independently and
 * in any order. Stricter than most real file systems on purpose: what passes here holds on all of them. Says nothing of
 * speed, links, or mapped memory. Start at {@link dev.purser.testkit.disk.PowerCutFileSystem}; to try every moment of a
 * workload, {@link dev.purser.testkit.disk.PowerCutDrill}.
 */
package dev.purser.testkit.disk;
