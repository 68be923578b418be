/**
 * Support for tests of all rooms: a disk whose power can be cut, faults injected into real processes, real images,
 * starters of real clients and servers, sample events.
 *
 * <p>No part of the program: nothing here is shipped. Start at {@link dev.purser.testkit.disk.PowerCutFileSystem} for
 * faults under a room, at {@code dev.purser.testkit.server} for the whole program.
 */
package dev.purser.testkit;
