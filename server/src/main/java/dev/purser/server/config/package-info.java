/**
 * The program's configuration: read from flags, environment and a file into one immutable record.
 *
 * <p>Promises: every setting is defined once, with its type, default and meaning, and the reference page is made from
 * that; an unknown name or a wrong value stops the start, all of them reported together, each with where it came from
 * and what to do; a risky choice is warned of, with its consequence and what to do instead. No framework is used, and
 * no setting is ever written into a log by value where it may hold a secret.
 *
 * <p>Not promised: that what a setting names can be reached (a database, an address); the room that uses it says so.
 * Start at {@link dev.purser.server.config.ServerConfig}, then {@link dev.purser.server.config.ConfigLoader}.
 */
package dev.purser.server.config;
