/**
 * Users, robots, roles, keys, tokens and network rules: one command each for what the API offers. A secret that was made is
 * printed once, on standard output. Start at {@link dev.purser.cli.identity.UserCommand}.
 */
package dev.purser.cli.identity;
