/**
 * Who is calling and what they may: users, robots, registry tokens, access keys, roles, network rules, and the token flow
 * of Docker clients.
 *
 * <p>Promises: a secret is never stored so that it could be read without the key file, never printed, and compared in
 * constant time; an unknown name costs as much time as a wrong password; a change of a principal holds for the next
 * request of this node, and within a second on other nodes. Every act that changes something goes on the record with
 * its change. Does not promise: to know what a repository is; it decides about names.
 *
 * <p>Start at {@link dev.purser.identity.Identity}, which opens everything, then {@link dev.purser.identity.Authenticator}
 * and {@link dev.purser.identity.Authorizer}.
 */
package dev.purser.identity;
