/**
 * Logging in and out. Promises: the password itself is never kept; what is kept is a token of the user's own, revoked at
 * logout. Start at {@link dev.purser.cli.session.LoginCommand}.
 */
package dev.purser.cli.session;
